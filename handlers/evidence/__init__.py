"""Evidence (medio de verificación): attached to the indicator that is open, listed, removed."""

from handlers.evidence.attachment_list import remove, show_list
from handlers.evidence.shown_evidence import fetch, fetch_chosen
from handlers.evidence.upload import Attached, take
from handlers.routes import command, press, press_anywhere

STEPS = (
    press("evidence", show_list),
    press("unattach", remove),
    command("evidencias", fetch),
    press_anywhere("evidences", fetch_chosen),
)

__all__ = ["STEPS", "Attached", "take"]
