"""The words of what the clock sends, which ODES changes, tries and takes back."""

from handlers.actions import Action
from handlers.routes import answer, command, press
from handlers.wordings import steps

STEPS = (
    command("textos", steps.start),
    press(Action.WORDING, steps.open_message),
    press(Action.WORDING_DATA, steps.show_placeholders),
    press(Action.EARLIER_WORDINGS, steps.show_earlier),
    press(Action.RESTORE_WORDING, steps.choose_earlier),
    press(Action.SAVE_WORDING, steps.save),
    answer(steps.QUESTION, steps.take_text),
)
present = steps.present

__all__ = ["STEPS", "present"]
