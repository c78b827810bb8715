"""Evidence (medio de verificación): attached to the indicator that is open, listed, removed."""

from handlers.actions import Action
from handlers.evidence.attachment_list import remove, show_list
from handlers.evidence.shown_evidence import fetch, fetch_chosen
from handlers.evidence.upload import Attached, take
from handlers.routes import command, press, press_anywhere

STEPS = (
    press(Action.EVIDENCE, show_list),
    press(Action.REMOVE_EVIDENCE, remove),
    command("evidencias", fetch),
    press_anywhere(Action.EVIDENCE_FILES, fetch_chosen),
)

__all__ = ["STEPS", "Attached", "take"]
