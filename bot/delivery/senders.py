"""A row of the outbox as a call of the Bot API; each answers with the id of its message.

Each is given the place of the chat's card.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import structlog
from telegram import (
    BotCommand,
    BotCommandScopeChat,
    InputFile,
)
from telegram.constants import MessageLimit, ParseMode
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot.delivery.evidence_files import EvidenceKeeper
from bot.delivery.pictures import Pictures, fitting_caption
from bot.delivery.received_files import FileReader
from bot.workers.chart_pool import NotDrawn
from bot.workers.workbook_pool import NotMade, WorkbookPool
from documents.workbooks.write.facts import WorkbookKind
from storage.models import RowKind
from storage.outbox.outbox import CardPlace, OwedRow

_NOT_DRAWN = "No se pudo dibujar el gráfico: van sus cifras en palabras."
_NOT_THERE = (
    "El archivo ya no está donde Puntual lo guardaba. Quien administra el sistema puede "
    "restaurarlo de una copia; mientras tanto, pídalo a su región."
)

log = structlog.get_logger()

NOWHERE = CardPlace()


@dataclass(frozen=True, slots=True)
class MessageSender:
    """What messages are sent with."""

    bot: ExtBot[None]
    pictures: Pictures
    workshop: WorkbookPool
    readings: FileReader
    evidence: EvidenceKeeper


def _markup(payload: dict[str, Any]) -> Any:
    """As Telegram takes it: an object of each button would only be made to be unmade."""
    rows = [
        [{"text": label, "callback_data": data} for label, data in row]
        for row in payload["keyboard"]
    ]
    return {"inline_keyboard": rows} if rows else None


async def _say(
    sending: MessageSender, row: OwedRow, _place: CardPlace = NOWHERE, text: str = ""
) -> int:
    """`text`: instead of the row's own."""
    sent = await sending.bot.send_message(
        row.chat_id,
        text or row.payload["text"],
        parse_mode=ParseMode.HTML,
        reply_markup=_markup(row.payload),
    )
    return sent.message_id


async def _open(sending: MessageSender, row: OwedRow, place: CardPlace) -> int:
    opened = await _say(sending, row)
    if place.card is not None:
        try:
            await _take_away(sending.bot, row.chat_id, place.card)
        except (TelegramError, asyncio.CancelledError) as error:  # the new one is not sent twice
            log.warning("old card not taken away", error=str(error))
    return opened


async def _show(sending: MessageSender, row: OwedRow, place: CardPlace) -> int:
    """Edit the card; send a new one where none can be edited, or people would look below it."""
    card = place.card
    if card is None:
        return await _say(sending, row)
    if row.payload.get("follows") and not place.is_last:
        return await _open(sending, row, place)
    try:
        await sending.bot.edit_message_text(
            row.payload["text"],
            chat_id=row.chat_id,
            message_id=card,
            parse_mode=ParseMode.HTML,
            reply_markup=_markup(row.payload),
        )
    except BadRequest as error:
        words = str(error).casefold()
        if "not modified" in words:
            return card
        if "message to edit not found" in words or "can't be edited" in words:
            return await _say(sending, row)
        raise
    return card


async def _picture(sending: MessageSender, row: OwedRow, _place: CardPlace) -> int:
    """In words where it can't be drawn, or Telegram won't take it."""
    try:
        sent = await sending.pictures.send(row, _markup(row.payload))
    except (NotDrawn, BadRequest) as error:
        log.error("told in words", row=row.id, error=str(error), exc_info=error)
        drawn = isinstance(error, BadRequest)  # then it may be the caption that is refused
        text = row.payload["alternative"] if drawn else _in_words(row.payload)
        return await _say(sending, row, text=text)
    return sent.message_id


def _in_words(payload: dict[str, Any]) -> str:
    """What would have stood under the picture, as far as it fits, and the picture's numbers."""
    numbers: str = payload["alternative"]
    whole = f"{_NOT_DRAWN}\n\n{payload['text']}\n\n{numbers}"
    return whole if len(whole) <= MessageLimit.MAX_TEXT_LENGTH else f"{_NOT_DRAWN}\n\n{numbers}"


async def _file(sending: MessageSender, row: OwedRow, _place: CardPlace) -> int:
    """In words where it can't be made, or is gone from the disk."""
    try:
        content = await _content(sending, row)
    except FileNotFoundError as error:
        log.error("a kept file is not there", row=row.id, error=str(error))
        return await _say(sending, row, text=f"{row.payload['text']}\n\n{_NOT_THERE}")
    except NotDrawn as error:
        log.error("told in words", row=row.id, error=str(error), exc_info=error)
        return await _say(sending, row)
    sent = await sending.bot.send_document(
        row.chat_id,
        InputFile(content, row.payload["name"]),
        reply_markup=_markup(row.payload),
        **fitting_caption(row.payload["text"]),
    )
    return sent.message_id


async def _content(sending: MessageSender, row: OwedRow) -> bytes:
    """Excel reads a CSV as UTF-8 only where a mark says so."""
    if "receipt" in row.payload:
        return await sending.pictures.drawing.receipt(row.payload["receipt"])
    if "sha256" in row.payload:
        return await sending.evidence.content(row.payload["sha256"])
    encoding = "utf-8-sig" if row.payload["name"].endswith(".csv") else "utf-8"
    content: str = row.payload["content"]
    return content.encode(encoding)


async def _workbook(sending: MessageSender, row: OwedRow, _place: CardPlace) -> int:
    made_of = row.payload["workbook"]
    try:
        content = await sending.workshop.make(WorkbookKind(made_of["kind"]), made_of["facts"])
    except NotMade:
        return await _say(sending, row, text=row.payload["alternative"])
    sent = await sending.bot.send_document(
        row.chat_id, InputFile(content, row.payload["name"]), **fitting_caption(row.payload["text"])
    )
    return sent.message_id


async def _read(sending: MessageSender, row: OwedRow, _place: CardPlace) -> None:
    await sending.readings.read(row)


async def _load(sending: MessageSender, row: OwedRow, _place: CardPlace) -> None:
    await sending.readings.load(row)


async def _keep(sending: MessageSender, row: OwedRow, _place: CardPlace) -> None:
    await sending.evidence.keep(row)


async def _delete(sending: MessageSender, row: OwedRow, place: CardPlace) -> None:
    """What was typed stays where the card that answers it stands below."""
    typed = row.payload["message_id"]
    if not (row.payload.get("typed") and (place.newest or 0) > typed):
        await _take_away(sending.bot, row.chat_id, typed)


async def _take_away(bot: ExtBot[None], chat_id: int, message_id: int) -> None:
    try:
        await bot.delete_message(chat_id, message_id)
    except (BadRequest, InvalidToken) as error:  # also where a server has no such method
        log.info("message not taken away", error=str(error))


async def _commands(sending: MessageSender, row: OwedRow, _place: CardPlace) -> None:
    scope = BotCommandScopeChat(row.chat_id)
    commands = [BotCommand(name, words) for name, words in row.payload["commands"]]
    if commands:
        await sending.bot.set_my_commands(commands, scope=scope)
    else:
        await sending.bot.delete_my_commands(scope=scope)


Sender = Callable[[MessageSender, OwedRow, CardPlace], Awaitable[int | None]]
SENDERS: dict[RowKind, Sender] = {
    RowKind.OPEN: _open,
    RowKind.SHOW: _show,
    RowKind.SAY: _say,
    RowKind.PICTURE: _picture,
    RowKind.FILE: _file,
    RowKind.WORKBOOK: _workbook,
    RowKind.READ: _read,
    RowKind.LOAD: _load,
    RowKind.KEEP: _keep,
    RowKind.DELETE: _delete,
    RowKind.COMMANDS: _commands,
}
