"""A region asks for more time and ODES answers; what was granted is listed."""

from handlers.dispatch import answer, command, press, press_anywhere
from handlers.extensions import asking, deciding
from handlers.extensions.asking import present

STEPS = (
    command("prorroga", asking.start),
    press_anywhere("wish", asking.start),
    press("wishday", asking.choose_day),
    press("wishback", asking.back),
    press("wishsend", asking.send),
    press("wishcancel", asking.cancel),
    answer(asking.QUESTION, asking.answer),
    command("prorrogas", deciding.show_all),
    press_anywhere("wishes", deciding.show_all),
    press_anywhere("wishone", deciding.show_one),
    press_anywhere("wishgrant", deciding.grant),
    press_anywhere("wishother", deciding.ask_day),
    press_anywhere("wishno", deciding.ask_words),
    press("wishleave", deciding.cancel),
    answer(deciding.QUESTION, deciding.answer),
)

__all__ = ["STEPS", "present"]
