"""Answers to button presses: sent at once after the commit, and never stored."""

import asyncio

import structlog
from telegram import CallbackQuery
from telegram.error import TelegramError

log = structlog.get_logger()


class CallbackAnswers:
    """The answers at hand; one that comes late is refused by Telegram and of no use."""

    def __init__(self) -> None:
        self._answering: set[asyncio.Task[None]] = set()

    def answer(self, press: CallbackQuery, toast: str | None) -> None:
        task = asyncio.create_task(_answer(press, toast))
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)

    async def drained(self) -> None:
        """Wait until those at hand are answered."""
        await asyncio.gather(*self._answering, return_exceptions=True)


async def _answer(press: CallbackQuery, toast: str | None) -> None:
    try:
        await press.answer(toast, show_alert=bool(toast and len(toast) > 60))
    except TelegramError as error:
        log.info("press not answered", press=press.id, error=str(error))
