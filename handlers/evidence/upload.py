"""A photo or document came while an indicator is open."""

from dataclasses import asdict, replace

from telegram import Message
from telegram.ext import filters

from convenio.report.evidence_kinds import LARGEST, Refusal
from handlers.context import TURN, Context
from handlers.evidence import views
from handlers.evidence.attachment import WORTH_FETCHING_FOR, SentFile, attach
from handlers.reporting.access import asked_draft
from storage.models import RowKind
from storage.outbox import outbox

NAME_KEPT = 60


class Attached(filters.MessageFilter):
    """A message with a file, while the chat's pending question is about an indicator."""

    def filter(self, message: Message) -> bool:
        question = TURN.get().question
        asked = question is not None and question.version_id is not None and question.indicator > 0
        return asked and bool(message.photo or message.document)


async def take(context: Context) -> None:
    """Take a file; a spreadsheet is read as the form first, and attached if it is not one."""
    message = context.turn.update.effective_message
    assert message is not None
    report = await asked_draft(context)
    file = message.document or message.photo[-1]
    name = " ".join((message.document.file_name or "").split()) if message.document else ""
    sent = SentFile(
        version_id=report.id,
        indicator=context.question.indicator,
        person_id=context.person.id or 0,
        name=name[-NAME_KEPT:] or "foto.jpg",
        file_id=file.file_id,
        album=message.media_group_id or "",
    )
    if (file.file_size or 0) > LARGEST:
        context.say(views.refused([(sent.row(context.now), Refusal.TOO_LARGE)]))
    elif name.casefold().endswith(".xlsx"):
        _read_first(context, sent)
    else:
        await attach(context.session, context.turn.chat_id, sent, context.now)


def _read_first(context: Context, sent: SentFile) -> None:
    """Read a spreadsheet apart from its album, since its answer comes later."""
    outbox.put(
        context.session,
        context.turn.chat_id,
        RowKind.READ,
        {"file_id": sent.file_id, "name": sent.name, "open": asdict(replace(sent, album=""))},
        context.now,
        useful_for=WORTH_FETCHING_FOR,
    )
