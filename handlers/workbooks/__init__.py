"""Workbooks: the Anexo 4 to be filled in, and what comes back filled."""

from handlers.routes import command, press_anywhere
from handlers.workbooks.consolidated import consolidated, consolidated_chosen
from handlers.workbooks.forms import form, form_chosen
from handlers.workbooks.upload import Spreadsheet, take

STEPS = (
    command("anexo4", form),
    press_anywhere("forms", form),
    press_anywhere("form", form_chosen),
    command("consolidado", consolidated),
    press_anywhere("book", consolidated_chosen),
)

__all__ = ["STEPS", "Spreadsheet", "take"]
