"""The calls of which no more is read than a message's number: their answers stay plain JSON.

python-telegram-bot would make an object of a hundred fields of each, twice with its validation.
"""

from typing import Any

from telegram.constants import ParseMode
from telegram.ext import ExtBot

from bot.http.telegram_client import parameters

Bot = ExtBot[None]
_HTML = ParseMode.HTML.value


async def send_text(
    bot: Bot, chat_id: int, text: str, markup: Any = None, *, html: bool = True
) -> int:
    """Send a text; return the message's id. Raises TelegramError, as all of these."""
    mode = _HTML if html else None
    asked = {"chat_id": chat_id, "text": text, "parse_mode": mode, "reply_markup": markup}
    sent = await _call(bot, "sendMessage", asked)
    number: int = sent["message_id"]
    return number


async def edit_text(bot: Bot, chat_id: int, message_id: int, text: str, markup: Any = None) -> None:
    asked = {"chat_id": chat_id, "message_id": message_id, "text": text, "parse_mode": _HTML}
    await _call(bot, "editMessageText", asked | {"reply_markup": markup})


async def edit_buttons(bot: Bot, chat_id: int, message_id: int, markup: Any) -> None:
    asked = {"chat_id": chat_id, "message_id": message_id, "reply_markup": markup}
    await _call(bot, "editMessageReplyMarkup", asked)


async def delete_message(bot: Bot, chat_id: int, message_id: int) -> None:
    await _call(bot, "deleteMessage", {"chat_id": chat_id, "message_id": message_id})


async def _call(bot: Bot, method: str, asked: dict[str, Any]) -> Any:
    given = {name: value for name, value in asked.items() if value is not None}
    return await bot.request.post(f"{bot.base_url}/{method}", parameters(given))
