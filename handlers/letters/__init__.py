"""ODES writes to all, to those of one role, or to a region: shown first, counted, confirmed."""

from handlers.actions import Action
from handlers.letters import steps
from handlers.letters.steps import QUESTION, present
from handlers.routes import answer, command, press, press_anywhere

STEPS = (
    command("escribir", steps.start),
    press_anywhere(Action.WRITE, steps.start),
    press(Action.WRITE_TO, steps.choose),
    press(Action.WRITE_URGENTLY, steps.set_urgency),
    press(Action.SEND_LETTER, steps.send),
    press(Action.CANCEL_LETTER, steps.cancel),
    answer(QUESTION, steps.answer),
)

__all__ = ["STEPS", "present"]
