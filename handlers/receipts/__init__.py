"""The receipt of a version: a PDF page, and its verification by number and hash."""

from handlers.actions import Action
from handlers.receipts.steps import as_pdf, receipts, verify
from handlers.routes import command, press_anywhere, public

STEPS = (
    command("constancia", receipts),
    press_anywhere(Action.RECEIPT, as_pdf),
    public(command("verificar", verify)),
)

__all__ = ["STEPS"]
