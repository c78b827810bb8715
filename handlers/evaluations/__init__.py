"""The directorates evaluate their indicators (Anexo 5); ODES reads, and may return one."""

from handlers.actions import Action
from handlers.context import Context
from handlers.evaluations import card, consent, item_steps, office, submission, typed
from handlers.evaluations.acts import COLLEAGUE, RETURNED, SENT, copy_now, returned_now, sent_now
from handlers.evaluations.file import EvaluationText
from handlers.evaluations.file import take as take_file
from handlers.evaluations.screens import FORM, QUESTION
from handlers.notices import NoticeKind
from handlers.questions import QuestionKind
from handlers.routes import answer, command, press, press_anywhere
from handlers.views import View

STEPS = (
    command("evaluar", card.start),
    press_anywhere(Action.EVALUATE, card.open_period),
    press_anywhere(Action.EVALUATE_INDICATOR, card.open_indicator),
    press(Action.EVALUATION_BACK, card.go_back),
    press(Action.EVALUATE_GROUP, item_steps.begin_about_group),
    press(Action.TEXT_OF_INDICATOR, typed.text_of),
    press(Action.SAVE_READ, typed.save_read),
    press(Action.DROP_READ, typed.drop_read),
    press(Action.EVALUATION_ITEM, item_steps.open_item),
    press(Action.ITEM_TEXT, item_steps.ask_text),
    press(Action.ITEM_REGIONS, item_steps.choose_regions),
    press(Action.ITEM_REGION, item_steps.choose_region),
    press(Action.ITEM_GROUP, item_steps.choose_group),
    press(Action.ITEM_CLAIM, item_steps.choose_claim),
    press(Action.ITEM_DUE, item_steps.choose_due),
    press(Action.ITEM_ACTIVITIES, item_steps.choose_activities),
    press(Action.ITEM_RESPONSIBLE, item_steps.choose_responsible),
    press(Action.ITEM_KIND, item_steps.change_kind),
    press(Action.REMOVE_ITEM, item_steps.remove),
    press(Action.REVIEW_EVALUATION, submission.review),
    press(Action.SEND_EVALUATION, submission.ask_sure),
    press(Action.CONFIRM_EVALUATION, submission.send),
    press(Action.CORRECT_EVALUATION, submission.ask_reason),
    press(Action.BEGIN_EVALUATION_FIX, submission.begin_correction),
    press(Action.DISCARD_EVALUATION, submission.ask_discarding),
    press(Action.CONFIRM_EVALUATION_END, submission.discard),
    press_anywhere(Action.EVALUATION_RECEIPT, submission.as_pdf),
    press_anywhere(Action.EVALUATION_CONSENT, consent.decide),
    answer(QUESTION, typed.answer),
    command("evaluaciones", office.show_all),
    press_anywhere(Action.EVALUATIONS, office.show_period),
    press_anywhere(Action.EVALUATION, office.show_one),
    press_anywhere(Action.RETURN_EVALUATION, office.ask_words),
    press(Action.SEND_EVALUATION_REMARK, office.send),
    press(Action.LEAVE_EVALUATION_REMARK, office.cancel),
    answer(QuestionKind.EVALUATION_REMARK, office.answer),
)
NOTICES = (
    NoticeKind(SENT, "llegada de una evaluación", sent_now),
    NoticeKind(COLLEAGUE, "copia de una evaluación enviada", copy_now),
    NoticeKind(consent.ASKED, "pedido de corregir una evaluación", consent.asked_now),
    NoticeKind(consent.ANSWERED, "respuesta a ese pedido", consent.answered_now),
    NoticeKind(RETURNED, "evaluación devuelta", returned_now),
)


async def present(context: Context) -> View | None:
    return await FORM.present(context) or await office.present(context)


__all__ = ["NOTICES", "STEPS", "EvaluationText", "present", "take_file"]
