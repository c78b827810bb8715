"""A photo or document came while an indicator is open, or its caption names one."""

import re
from dataclasses import asdict, replace

from telegram import Message
from telegram.ext import filters

from convenio.catalogue.indicators import INDICATORS
from convenio.report.evidence_kinds import LARGEST, Refusal
from convenio.typed.clean_text import one_line
from convenio.typed.figures import UnreadableFigure, read_figure
from convenio.typed.pasted.names import named_within
from convenio.typed.pasted.tables import read_table
from documents.workbooks.read.safety import ENDINGS
from handlers.context import Context, Outdated, Unread
from handlers.evidence import views
from handlers.evidence.attachment import WORTH_FETCHING_FOR, SentFile, attach
from handlers.reporting.access import asked_draft
from handlers.turn import TURN
from handlers.words import say
from storage.models import RowKind
from storage.outbox import outbox
from storage.reports.evidence import indicator_of_album

NAME_KEPT = 60
CAPTION_KEPT = 40
_ODD = re.compile(r"[^\w .,()+-]+")


class Attached(filters.MessageFilter):
    """A message with a file of an open or named indicator, or of an album that may be of one."""

    def filter(self, message: Message) -> bool:
        question = TURN.get().question
        if question is None or question.version_id is None or message.animation:
            return False
        asked = question.indicator > 0 or message.media_group_id is not None
        asked = asked or named_within(INDICATORS, message.caption or "") is not None
        return asked and bool(message.photo or message.document)


async def take(context: Context) -> None:
    """Take a file; a spreadsheet is read as the form first, and attached if it is not one."""
    message = context.turn.update.effective_message
    assert message is not None
    report = await asked_draft(context)
    album = message.media_group_id or ""
    begun = await indicator_of_album(context.session, report.id, album) if album else None
    named = named_within(report.indicators, message.caption or "")
    indicator = begun or named or context.question.indicator
    if not indicator:
        raise Unread
    if context.turn.early and begun is None:
        raise Outdated(say("evidence/early"))
    sent = SentFile(
        version_id=report.id,
        indicator=indicator,
        person_id=context.person.id or 0,
        name=name_of(message),
        file_id=(message.document or message.photo[-1]).file_id,
        album=album,
    )
    await _keep(context, message, sent)


async def _keep(context: Context, message: Message, sent: SentFile) -> None:
    file = message.document or message.photo[-1]
    if (file.file_size or 0) > LARGEST:
        context.say(views.refused([(sent.row(context.now), Refusal.TOO_LARGE)]))
    elif sent.name.casefold().endswith(ENDINGS):
        _read_first(context, sent)
    else:
        await attach(context.session, context.turn.chat_id, sent, context.now)


def name_of(message: Message) -> str:
    """The file's name, with its caption's words; a photo, which has none, is named by them."""
    document = message.document
    name = one_line(document.file_name or "") if document else ""
    words = _words(message.caption or "")
    stem, dot, ending = name.rpartition(".")
    if not document:
        return f"{words or 'foto'}.jpg"
    if words:
        name = f"{stem} ({words}).{ending}" if dot else f"{name} ({words})"
    return name[-NAME_KEPT:] or "archivo"


def _words(caption: str) -> str:
    """A caption fit for a file's name; nothing where it is figures, which are read."""
    figures = not isinstance(read_figure(caption), UnreadableFigure)
    if figures or read_table(INDICATORS, caption) is not None:
        return ""
    return " ".join(_ODD.sub(" ", caption).split())[:CAPTION_KEPT].strip(" .")


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
