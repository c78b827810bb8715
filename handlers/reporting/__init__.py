"""A region reports its twelve figures: one card, edited in place, until it is sent."""

from handlers.actions import Action
from handlers.context import Context
from handlers.notices import NoticeKind
from handlers.questions import QuestionKind
from handlers.reporting import screens, stage
from handlers.reporting.answers import (
    answer_mark,
    answer_reading,
    answer_typed,
    ask_indicator,
    ask_next,
    ask_programmed,
    offer_typed,
)
from handlers.reporting.consent.steps import confirm_consent, decide_consent, show_consent
from handlers.reporting.correction_reason import FORM, cancel_correction, take_reason
from handlers.reporting.pasted_table import (
    ask_several,
    choose_cell,
    read_as,
    read_pasted,
    save_table,
    save_workbook,
)
from handlers.reporting.report_card import correct, open_chosen, open_correction, report, show_card
from handlers.reporting.submission import confirm, discard, review, send
from handlers.reporting.workbook_views import QUESTION
from handlers.routes import answer, command, press, press_anywhere
from handlers.views import View

STEPS = (
    command("reportar", report),
    press_anywhere(Action.REPORT, report),
    press_anywhere(Action.OPEN_REPORT, open_chosen),
    command("corregir", correct),
    press_anywhere(Action.CORRECT_REPORT, correct),
    answer(QuestionKind.CORRECTION_REASON, take_reason),
    press(Action.OPEN_CORRECTION, open_correction),
    press(Action.CANCEL_CORRECTION, cancel_correction),
    press_anywhere(Action.CONSENT, confirm_consent),
    press(Action.CONFIRM_CONSENT, decide_consent),
    press(Action.SHOW_CONSENT, show_consent),
    press(Action.CARD, show_card),
    press(Action.ASK_INDICATOR, ask_indicator),
    press(Action.ASK_GOAL, ask_programmed),
    press(Action.ASK_NEXT, ask_next),
    press(Action.MARK, answer_mark),
    press(Action.READING, answer_reading),
    answer(QuestionKind.PROGRAMMED, answer_typed),
    answer(QuestionKind.EXECUTED, answer_typed),
    press(Action.PASTE_SEVERAL, ask_several),
    answer(QuestionKind.SEVERAL, read_pasted),
    answer(QuestionKind.TABLE, read_pasted),
    answer(QuestionKind.CARD, read_pasted),
    answer(QuestionKind.REVIEW, read_pasted),
    press(Action.READ_AS, read_as),
    press(Action.SAVE_TABLE, save_table),
    answer(QUESTION, read_pasted),
    press(Action.SAVE_WORKBOOK, save_workbook),
    press(Action.CELL_READING, choose_cell),
    press(Action.REVIEW, review),
    press(Action.CONFIRM_SENDING, confirm),
    press(Action.SEND, send),
    press(Action.DISCARD, discard),
)
NOTICES = (NoticeKind(stage.SUBJECT, "aviso de un reporte", stage.notice_now, interrupts=True),)


async def present(context: Context) -> View | None:
    return await screens.present(context) or await FORM.present(context)


__all__ = ["NOTICES", "STEPS", "offer_typed", "present"]
