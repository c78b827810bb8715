"""A row of the outbox as a call of the Bot API; each answers with the id of its message."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import structlog
from telegram import BotCommand, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest, InvalidToken, RetryAfter
from telegram.ext import ExtBot

from storage.models import RowKind
from storage.outbox import Claimed

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


async def _say(bot: ExtBot[None], claimed: Claimed) -> int:
    payload = claimed.row.payload
    sent = await bot.send_message(
        claimed.row.chat_id,
        payload["text"],
        parse_mode=ParseMode.HTML,
        reply_markup=_markup(payload),
    )
    return sent.message_id


async def _open(bot: ExtBot[None], claimed: Claimed) -> int:
    opened = await _say(bot, claimed)
    if claimed.card is not None:
        await _take_away(bot, claimed.row.chat_id, claimed.card)
    return opened


async def _show(bot: ExtBot[None], claimed: Claimed) -> int:
    """Edits the card; a new one is sent where there is none that can be edited."""
    row, card = claimed.row, claimed.card
    if card is None:
        return await _say(bot, claimed)
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
            return await _say(bot, claimed)
        raise
    return card


async def _delete(bot: ExtBot[None], claimed: Claimed) -> None:
    await _take_away(bot, claimed.row.chat_id, claimed.row.payload["message_id"])


async def _take_away(bot: ExtBot[None], chat_id: int, message_id: int) -> None:
    try:
        await bot.delete_message(chat_id, message_id)
    except (BadRequest, InvalidToken) as error:  # also where a server has no such method
        log.info("message not taken away", error=str(error))


async def _commands(bot: ExtBot[None], claimed: Claimed) -> None:
    scope = BotCommandScopeChat(claimed.row.chat_id)
    commands = [BotCommand(name, words) for name, words in claimed.row.payload["commands"]]
    if commands:
        await bot.set_my_commands(commands, scope=scope)
    else:
        await bot.delete_my_commands(scope=scope)


SENDERS: dict[RowKind, Callable[[ExtBot[None], Claimed], Awaitable[int | None]]] = {
    RowKind.OPEN: _open,
    RowKind.SHOW: _show,
    RowKind.SAY: _say,
    RowKind.DELETE: _delete,
    RowKind.COMMANDS: _commands,
}
