"""A row of the outbox as a call of the Bot API; each answers with the id of its message.

Each is given the message id of the chat's card, if it has one.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import structlog
from telegram import BotCommand, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest, InvalidToken, RetryAfter
from telegram.ext import ExtBot

from storage.models import RowKind
from storage.outbox import OwedRow

log = structlog.get_logger()


def delay_of(error: RetryAfter) -> timedelta:
    """How long Telegram wants to be left alone."""
    after = error.retry_after
    return after if isinstance(after, timedelta) else timedelta(seconds=after)


def _markup(payload: dict[str, Any]) -> InlineKeyboardMarkup | None:
    rows = [
        [InlineKeyboardButton(label, callback_data=data) for label, data in row]
        for row in payload["keyboard"]
    ]
    return InlineKeyboardMarkup(rows) if rows else None


async def _say(bot: ExtBot[None], row: OwedRow, _card: int | None = None) -> int:
    sent = await bot.send_message(
        row.chat_id,
        row.payload["text"],
        parse_mode=ParseMode.HTML,
        reply_markup=_markup(row.payload),
    )
    return sent.message_id


async def _open(bot: ExtBot[None], row: OwedRow, card: int | None) -> int:
    opened = await _say(bot, row)
    if card is not None:
        await _take_away(bot, row.chat_id, card)
    return opened


async def _show(bot: ExtBot[None], row: OwedRow, card: int | None) -> int:
    """Edits the card; a new one is sent where there is none that can be edited."""
    if card is None:
        return await _say(bot, row)
    try:
        await bot.edit_message_text(
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
            return await _say(bot, row)
        raise
    return card


async def _delete(bot: ExtBot[None], row: OwedRow, _card: int | None) -> None:
    await _take_away(bot, row.chat_id, row.payload["message_id"])


async def _take_away(bot: ExtBot[None], chat_id: int, message_id: int) -> None:
    try:
        await bot.delete_message(chat_id, message_id)
    except (BadRequest, InvalidToken) as error:  # also where a server has no such method
        log.info("message not taken away", error=str(error))


async def _commands(bot: ExtBot[None], row: OwedRow, _card: int | None) -> None:
    scope = BotCommandScopeChat(row.chat_id)
    commands = [BotCommand(name, words) for name, words in row.payload["commands"]]
    if commands:
        await bot.set_my_commands(commands, scope=scope)
    else:
        await bot.delete_my_commands(scope=scope)


Sender = Callable[[ExtBot[None], OwedRow, int | None], Awaitable[int | None]]
SENDERS: dict[RowKind, Sender] = {
    RowKind.OPEN: _open,
    RowKind.SHOW: _show,
    RowKind.SAY: _say,
    RowKind.DELETE: _delete,
    RowKind.COMMANDS: _commands,
}
