"""ODES writes to all, to those of one role, or to a region: shown first, counted, confirmed."""

from handlers.letters import steps
from handlers.letters.steps import QUESTION, present
from handlers.routes import answer, command, press, press_anywhere

STEPS = (
    command("escribir", steps.start),
    press_anywhere("write", steps.start),
    press("writeto", steps.choose),
    press("writeurgent", steps.set_urgency),
    press("written", steps.send),
    press("writeno", steps.cancel),
    answer(QUESTION, steps.answer),
)

__all__ = ["STEPS", "present"]
