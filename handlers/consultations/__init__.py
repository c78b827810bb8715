"""Questions to ODES and its answers: threads that are kept until they are closed."""

from handlers.actions import Action
from handlers.consultations import in_thread, question, threads
from handlers.consultations.acts import ANSWER, END, QUESTION, answer_now, question_now
from handlers.consultations.replies import ReplyToOdes, WordsAwaited, take_media, take_reply
from handlers.context import Context
from handlers.notices import NoticeKind
from handlers.routes import answer, command, press, press_anywhere
from handlers.views import View

STEPS = (
    command("consulta", question.start),
    press_anywhere(Action.CONSULT, question.start_by_button),
    press(Action.CONSULT_AS, question.choose_duty),
    press(Action.CONSULT_ABOUT, question.choose_period),
    press(Action.SEND_CONSULTATION, question.send),
    press(Action.CANCEL_CONSULTATION, question.cancel),
    answer(question.QUESTION, question.answer),
    press_anywhere(Action.WRITE_IN_THREAD, in_thread.start),
    press(Action.SEND_IN_THREAD, in_thread.send),
    press(Action.SEND_AND_CLOSE, in_thread.send_and_close),
    press(Action.LEAVE_THREAD, in_thread.cancel),
    answer(in_thread.QUESTION, in_thread.answer),
    command("consultas", threads.show_all),
    press_anywhere(Action.THREADS, threads.show_all),
    press_anywhere(Action.THREAD, threads.show_one),
    press_anywhere(Action.CLOSE_THREAD, threads.confirm_end),
    press(Action.CONFIRM_THREAD_END, threads.end),
)
NOTICES = (
    NoticeKind(QUESTION, "consulta a ODES", question_now),
    NoticeKind(ANSWER, "respuesta de ODES a una consulta", answer_now),
    NoticeKind(END, "cierre de una consulta", answer_now),
)


async def present(context: Context) -> View | None:
    return await question.present(context) or await in_thread.present(context)


__all__ = [
    "NOTICES",
    "STEPS",
    "ReplyToOdes",
    "WordsAwaited",
    "present",
    "take_media",
    "take_reply",
]
