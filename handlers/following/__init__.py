"""ODES follows the missing reports: it reminds, and gives more time."""

from handlers.dispatch import answer, press, press_anywhere
from handlers.following.answers import cancel, present, typed
from handlers.following.asking import QUESTION
from handlers.following.extending import ask_reason, extend, start_extending
from handlers.following.reminding import remind, start_reminding

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
