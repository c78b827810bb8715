"""A region asks for more time and ODES answers; what was granted is listed."""

from handlers.actions import Action
from handlers.extensions import decision, request
from handlers.extensions.acts import SUBJECT, WISH, refusal_now, wish_now
from handlers.extensions.request import present
from handlers.notices import NoticeKind
from handlers.routes import answer, command, press, press_anywhere

STEPS = (
    command("prorroga", request.start),
    press_anywhere(Action.ASK_EXTENSION, request.start),
    press(Action.EXTENSION_DAY, request.choose_day),
    press(Action.EXTENSION_BACK, request.back),
    press(Action.SEND_EXTENSION, request.send),
    press(Action.CANCEL_EXTENSION, request.cancel),
    answer(request.QUESTION, request.answer),
    command("prorrogas", decision.show_all),
    press_anywhere(Action.EXTENSIONS, decision.show_all),
    press_anywhere(Action.EXTENSION, decision.show_one),
    press_anywhere(Action.GRANT_EXTENSION, decision.grant),
    press_anywhere(Action.OTHER_EXTENSION, decision.ask_day),
    press_anywhere(Action.REFUSE_EXTENSION, decision.ask_words),
    press(Action.LEAVE_EXTENSION, decision.cancel),
    answer(decision.QUESTION, decision.answer),
)
NOTICES = (
    NoticeKind(SUBJECT, "respuesta a un pedido de plazo", refusal_now),
    NoticeKind(WISH, "pedido de más plazo", wish_now),
)

__all__ = ["NOTICES", "STEPS", "present"]
