"""Pictures, files and workbooks: sent, or told in words where that cannot be."""

from typing import Any

import structlog
from telegram import InputFile
from telegram.constants import MessageLimit
from telegram.error import BadRequest

from bot.delivery.message_sender import MessageSender, markup_of, say
from bot.delivery.pictures import fitting_caption
from bot.workers.chart_pool import NotDrawn
from bot.workers.workbook_pool import NotMade
from documents.qr_code import qr_code
from documents.workbooks.write.facts import WorkbookKind
from handlers.invitation.access import CODE
from handlers.second_factor.derived_codes import in_groups
from storage.outbox.outbox import CardPlace, OwedRow
from storage.people.second_factor import AppSecret

log = structlog.get_logger()

_NOT_DRAWN = "No se pudo dibujar el gráfico: van sus cifras en palabras."
_NOT_THERE = (
    "El archivo ya no está donde Puntual lo guardaba, o no es el que era. "
    "Quien administra el sistema puede restaurarlo de una copia; mientras tanto, pídalo a su "
    "región."
)


async def send_picture(sender: MessageSender, row: OwedRow, _place: CardPlace) -> int:
    """Send a picture; in words where it can't be drawn, or Telegram won't take it."""
    if "enrolment" in row.payload:
        return await _send_enrolment(sender, row)
    try:
        sent = await sender.pictures.send(row, markup_of(row.payload))
    except (NotDrawn, BadRequest) as error:
        log.error("told in words", row=row.id, error=str(error), exc_info=error)
        drawn = isinstance(error, BadRequest)  # then it may be the caption that is refused
        text = row.payload["alternative"] if drawn else _in_words(row.payload)
        return await say(sender, row, text=text)
    return sent.message_id


async def _send_enrolment(sender: MessageSender, row: OwedRow) -> int:
    """Send the picture with which an app of codes is set, its secret made now."""
    payload = row.payload
    app = AppSecret.of(sender.key, **payload["enrolment"])
    caption = payload["text"].replace(CODE, in_groups(app.base32))
    picture = qr_code(app.address(sender.bot.username))
    sent = await sender.bot.send_photo(
        row.chat_id, InputFile(picture, "codigos.png"), **fitting_caption(caption)
    )
    return sent.message_id


def _in_words(payload: dict[str, Any]) -> str:
    """The text of what would have stood under the picture, as far as it fits, and its numbers."""
    numbers: str = payload["alternative"]
    whole = f"{_NOT_DRAWN}\n\n{payload['text']}\n\n{numbers}"
    return whole if len(whole) <= MessageLimit.MAX_TEXT_LENGTH else f"{_NOT_DRAWN}\n\n{numbers}"


async def send_file(sender: MessageSender, row: OwedRow, _place: CardPlace) -> int:
    """Send a file; in words where it can't be made, or is gone from the disk."""
    try:
        content = await _content(sender, row)
    except FileNotFoundError as error:
        log.error("a kept file is not there", row=row.id, error=str(error))
        return await say(sender, row, text=f"{row.payload['text']}\n\n{_NOT_THERE}")
    except NotDrawn as error:
        log.error("told in words", row=row.id, error=str(error), exc_info=error)
        return await say(sender, row)
    sent = await sender.bot.send_document(
        row.chat_id,
        InputFile(content, row.payload["name"]),
        reply_markup=markup_of(row.payload),
        **fitting_caption(row.payload["text"]),
    )
    return sent.message_id


async def _content(sender: MessageSender, row: OwedRow) -> bytes:
    """The bytes of a file; Excel reads a CSV as UTF-8 only where a mark says so."""
    if "receipt" in row.payload:
        return await sender.pictures.chart_pool.receipt(row.payload["receipt"])
    if "sha256" in row.payload:
        return await sender.evidence.content(row.payload["sha256"])
    encoding = "utf-8-sig" if row.payload["name"].endswith(".csv") else "utf-8"
    content: str = row.payload["content"]
    return content.encode(encoding)


async def send_workbook(sender: MessageSender, row: OwedRow, _place: CardPlace) -> int:
    made_of = row.payload["workbook"]
    try:
        pool = sender.workbook_pool.of(row.chat_id)
        content = await pool.make(WorkbookKind(made_of["kind"]), made_of["facts"])
    except NotMade:
        return await say(sender, row, text=row.payload["alternative"])
    sent = await sender.bot.send_document(
        row.chat_id, InputFile(content, row.payload["name"]), **fitting_caption(row.payload["text"])
    )
    return sent.message_id
