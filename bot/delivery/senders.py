"""The senders: a row of the outbox as a call of the Bot API, and its message's id in return.

Each is given the message id of the chat's card, if it has one.
"""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from telegram import BotCommand, BotCommandScopeChat
from telegram.constants import ParseMode
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot.delivery.file_senders import send_file, send_picture, send_workbook
from bot.delivery.message_sender import MessageSender, markup_of, say
from storage.models import RowKind
from storage.outbox.outbox import OwedRow

log = structlog.get_logger()


async def _open(sender: MessageSender, row: OwedRow, card: int | None) -> int:
    opened = await say(sender, row)
    if card is not None:
        try:
            await _take_away(sender.bot, row.chat_id, card)
        except (TelegramError, asyncio.CancelledError) as error:  # the new one is not sent twice
            log.warning("old card not taken away", error=str(error))
    return opened


async def _show(sender: MessageSender, row: OwedRow, card: int | None) -> int:
    """Edit the card; a new one is sent where there is none that can be edited."""
    if card is None:
        return await say(sender, row)
    try:
        await sender.bot.edit_message_text(
            row.payload["text"],
            chat_id=row.chat_id,
            message_id=card,
            parse_mode=ParseMode.HTML,
            reply_markup=markup_of(row.payload),
        )
    except BadRequest as error:
        words = str(error).casefold()
        if "not modified" in words:
            return card
        if "message to edit not found" in words or "can't be edited" in words:
            return await say(sender, row)
        raise
    return card


async def _read(sender: MessageSender, row: OwedRow, _card: int | None) -> None:
    await sender.file_reader.read(row)


async def _load(sender: MessageSender, row: OwedRow, _card: int | None) -> None:
    await sender.file_reader.load(row)


async def _keep(sender: MessageSender, row: OwedRow, _card: int | None) -> None:
    await sender.evidence.keep(row)


async def _delete(sender: MessageSender, row: OwedRow, _card: int | None) -> None:
    await _take_away(sender.bot, row.chat_id, row.payload["message_id"])


async def _take_away(bot: ExtBot[None], chat_id: int, message_id: int) -> None:
    try:
        await bot.delete_message(chat_id, message_id)
    except (BadRequest, InvalidToken) as error:  # also where a server has no such method
        log.info("message not taken away", error=str(error))


async def _commands(sender: MessageSender, row: OwedRow, _card: int | None) -> None:
    scope = BotCommandScopeChat(row.chat_id)
    commands = [BotCommand(name, words) for name, words in row.payload["commands"]]
    if commands:
        await sender.bot.set_my_commands(commands, scope=scope)
    else:
        await sender.bot.delete_my_commands(scope=scope)


Sender = Callable[[MessageSender, OwedRow, int | None], Awaitable[int | None]]
SENDERS: dict[RowKind, Sender] = {
    RowKind.OPEN: _open,
    RowKind.SHOW: _show,
    RowKind.SAY: say,
    RowKind.PICTURE: send_picture,
    RowKind.FILE: send_file,
    RowKind.WORKBOOK: send_workbook,
    RowKind.READ: _read,
    RowKind.LOAD: _load,
    RowKind.KEEP: _keep,
    RowKind.DELETE: _delete,
    RowKind.COMMANDS: _commands,
}
