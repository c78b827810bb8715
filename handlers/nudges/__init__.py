"""ODES follows the missing reports: it reminds, and gives more time."""

from handlers.nudges.answers import cancel, present, typed
from handlers.nudges.extension import ask_reason, extend, start_extending
from handlers.nudges.form_state import QUESTION
from handlers.nudges.reminder import remind, start_reminding
from handlers.routes import answer, press, press_anywhere

STEPS = (
    press_anywhere("nudge", start_reminding),
    press("nudged", remind),
    press_anywhere("extend", start_extending),
    press("extendto", ask_reason),
    press("extended", extend),
    press("fcancel", cancel),
    answer(QUESTION, typed),
)

__all__ = ["STEPS", "present"]
