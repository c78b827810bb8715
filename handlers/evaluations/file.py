"""A directorate's text as a file: noted at once, fetched and read by the outbox, then shown."""

from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Document, Message
from telegram.ext import filters

from convenio.typed.clean_text import one_line
from documents.texts.reader import DocumentText
from documents.texts.unfit import TextFault, UnfitText
from handlers.access import CAPABILITIES, Capability, may
from handlers.context import Context, Unread
from handlers.evaluations import views
from handlers.evaluations.access import own_numbers, periods_to_evaluate
from handlers.evaluations.form_state import EvaluationForm, EvaluationScreen
from handlers.evaluations.screens import FORM
from handlers.evaluations.standing import standing_of
from handlers.evaluations.text_reader import with_text
from handlers.turn import TURN
from handlers.views import View
from storage.evaluations.evaluations import newest
from storage.models import PeriodRow, Question, RowKind
from storage.outbox import outbox
from storage.people import people

ENDINGS = ("docx", "odt", "txt", "doc", "rtf", "pdf", "pages")
LARGEST = 20 * 1024 * 1024  # bytes, which a bot can fetch of Telegram
NAME_KEPT = 60


class EvaluationText(filters.MessageFilter):
    """A filter for a text file, of somebody who evaluates and is asked nothing of a report."""

    def filter(self, message: Message) -> bool:
        turn = TURN.get()
        if _ending(message.document) not in ENDINGS:
            return False
        if turn.question is not None and turn.question.kind == FORM.kind:
            return True
        capable = frozenset().union(*(CAPABILITIES[duty.role] for duty in turn.duties))
        return Capability.EVALUATE in capable and Capability.REPORT not in capable


async def take(context: Context) -> None:
    message = context.turn.update.effective_message
    document = message.document if message else None
    periods = await periods_to_evaluate(context)
    if document is None or not periods:
        raise Unread
    name = one_line(document.file_name or "")[-NAME_KEPT:]
    form = FORM.now(context) if context.asks(FORM.kind) else EvaluationForm(periods[0].code)
    if (document.file_size or 0) > LARGEST:
        context.say(views.unfit(name, UnfitText(TextFault.TOO_LARGE)))
        return
    asked = {"period": form.period, "indicator": form.indicator}
    context.read_file(document.file_id, name, evaluation=asked)


async def text_arrived(
    session: AsyncSession,
    chat_id: int,
    payload: dict[str, Any],
    outcome: DocumentText | UnfitText,
    now: datetime,
) -> None:
    """Show what was read, after checking duties again: they may have ended since."""
    person = await people.find_person(session, chat_id)
    duties = await people.duties_of(session, person) if person else ()
    asked, name = payload["evaluation"], payload["name"]
    period = await session.get(PeriodRow, asked["period"])
    if period is None or not may(duties, Capability.EVALUATE):
        return
    numbers = own_numbers(duties, period)
    if isinstance(outcome, UnfitText):
        outbox.put(session, chat_id, RowKind.SAY, views.unfit(name, outcome).payload, now)
        return
    form = await _form_now(session, chat_id, asked)
    own = await newest(session, period, numbers)
    standing = await standing_of(session, period)
    form, note = with_text(form, outcome.text, period, own, standing)
    if form.screen is EvaluationScreen.WHICH:
        view = views.which(period, numbers, form, "")
    elif form.screen is EvaluationScreen.READ:
        view = views.read(period, form, own, "")
    else:
        outbox.put(session, chat_id, RowKind.SAY, View(note).payload, now)
        return
    await FORM.open_outside(session, chat_id, form, view, now)


async def _form_now(session: AsyncSession, chat_id: int, asked: dict[str, Any]) -> EvaluationForm:
    """The form as it is now, where the chat is still at that period and indicator."""
    question = await session.get(Question, chat_id)
    begun = EvaluationForm(asked["period"], asked["indicator"])
    if question is None or question.kind != FORM.kind:
        return begun
    form = FORM.read(question.args)
    same = (form.period, form.indicator) == (begun.period, begun.indicator)
    return form if same and form.screen is EvaluationScreen.READ else begun


def _ending(document: Document | None) -> str:
    name = (document.file_name or "") if document else ""
    return name.rpartition(".")[2].casefold() if "." in name else ""
