"""A photo or document came while an indicator is open: noted at once, fetched afterwards."""

from datetime import timedelta

from telegram import Message
from telegram.ext import filters

from convenio.evidence import LARGEST, MOST, Refusal
from handlers.context import TURN, Context
from handlers.evidence import views
from handlers.reporting.access import asked_draft
from storage import evidence, outbox
from storage.models import Evidence, RowKind

NAME_KEPT = 60
WORTH_FETCHING_FOR = timedelta(days=14)


class Attached(filters.MessageFilter):
    """While the chat's pending question is about an indicator."""

    def filter(self, message: Message) -> bool:
        question = TURN.get().question
        asked = question is not None and question.version_id is not None and question.indicator > 0
        return asked and bool(message.photo or message.document)


async def take(context: Context) -> None:
    message = context.turn.update.effective_message
    assert message is not None
    report = await asked_draft(context)
    indicator = context.question.indicator
    sent = message.document or message.photo[-1]
    name = " ".join((message.document.file_name or "").split()) if message.document else ""
    attached = Evidence(
        version_id=report.id,
        indicator=indicator,
        person_id=context.person.id,
        at=context.now,
        name=name[-NAME_KEPT:] or "foto.jpg",
        file_id=sent.file_id,
        album=message.media_group_id or "",
    )
    refusal = None
    if (sent.file_size or 0) > LARGEST:
        refusal = Refusal.TOO_LARGE
    elif len(await evidence.of_indicator(context.session, report.id, indicator)) >= MOST:
        refusal = Refusal.TOO_MANY
    if refusal is not None:
        context.say(views.refused([(attached, refusal)]))
        return
    context.session.add(attached)
    await context.session.flush()
    outbox.put(
        context.session,
        context.turn.chat_id,
        RowKind.KEEP,
        {"evidence": attached.id},
        context.now,
        useful_for=WORTH_FETCHING_FOR,
    )
