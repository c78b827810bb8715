"""Workbooks: the Anexo 4 to be filled in, and what comes back filled."""

from handlers.dispatch import command, press_anywhere
from handlers.workbooks.forms import form, form_chosen
from handlers.workbooks.taking import Spreadsheet, take

STEPS = (
    command("anexo4", form),
    press_anywhere("forms", form),
    press_anywhere("form", form_chosen),
)

__all__ = ["STEPS", "Spreadsheet", "take"]
