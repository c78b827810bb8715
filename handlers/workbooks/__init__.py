"""Workbooks: the Anexo 4 to be filled in, and what comes back filled."""

from handlers.actions import Action
from handlers.routes import command, press_anywhere
from handlers.workbooks.consolidated import consolidated, consolidated_chosen
from handlers.workbooks.forms import form, form_chosen
from handlers.workbooks.upload import OldSpreadsheet, Spreadsheet, take

STEPS = (
    command("anexo4", form),
    press_anywhere(Action.FORMS, form),
    press_anywhere(Action.FORM, form_chosen),
    command("consolidado", consolidated),
    press_anywhere(Action.CONSOLIDATED, consolidated_chosen),
)

__all__ = ["STEPS", "OldSpreadsheet", "Spreadsheet", "take"]
