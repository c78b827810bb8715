"""A region asks for more time and ODES answers; what was granted is listed."""

from handlers.extensions import decision, request
from handlers.extensions.request import present
from handlers.routes import answer, command, press, press_anywhere

STEPS = (
    command("prorroga", request.start),
    press_anywhere("wish", request.start),
    press("wishday", request.choose_day),
    press("wishback", request.back),
    press("wishsend", request.send),
    press("wishcancel", request.cancel),
    answer(request.QUESTION, request.answer),
    command("prorrogas", decision.show_all),
    press_anywhere("wishes", decision.show_all),
    press_anywhere("wishone", decision.show_one),
    press_anywhere("wishgrant", decision.grant),
    press_anywhere("wishother", decision.ask_day),
    press_anywhere("wishno", decision.ask_words),
    press("wishleave", decision.cancel),
    answer(decision.QUESTION, decision.answer),
)

__all__ = ["STEPS", "present"]
