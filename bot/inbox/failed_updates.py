"""Failed updates: set aside for whoever mends them; while the disk is full, people are told."""

import asyncio
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import structlog
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.config.clock import Clock, steady_seconds
from bot.config.log_setup import without_token
from bot.http.plain_calls import send_text
from handlers import fault_notices
from handlers.invitation.access import without_codes
from handlers.words import plain_text
from storage.column_types import storable
from storage.database import Database
from storage.models import FailedUpdate, IncidentKind, RowKind
from storage.outbox import outbox
from storage.outbox.handled_updates import first_time
from storage.reminders import incidents

log = structlog.get_logger()

UPDATE_IDS = range(1, 2**63)
TOLD_AGAIN_AFTER = 600.0  # seconds


def number_of(body: Any) -> int | None:
    """The id by which an update is recorded; None for what is no update."""
    number = body.get("update_id") if isinstance(body, dict) else None
    return number if type(number) is int and number in UPDATE_IDS else None


@dataclass
class FailedUpdates:
    database: Database
    clock: Clock
    bot: ExtBot[None]
    _told: dict[int, float] = field(default_factory=dict)

    async def set_aside(
        self, body: Any, chat_id: int | None, error: BaseException, attempts: int
    ) -> None:
        """Keep the update with its error; its sender gets a reference code, and soon ODES."""
        reference, number = secrets.token_hex(3).upper(), number_of(body)
        failed = FailedUpdate(
            reference=reference,
            update_id=number or 0,
            at=self.clock(),
            attempts=attempts,
            error=storable(without_token(f"{type(error).__name__}: {error}")[:1000]),
            body=without_codes(
                json.dumps(body)
            ),  # in ASCII, since what is broken in it may be a character
        )
        async with self.database.transaction() as session:
            if number is None or await first_time(session, number, failed.at):
                session.add(failed)
                incidents.note(session, IncidentKind.SET_ASIDE, failed.at, subject=reference)
                if chat_id is not None:
                    told = fault_notices.apology(reference).payload
                    outbox.put(session, chat_id, RowKind.SAY, told, failed.at)

    def saved(self, update: Update) -> None:
        """Note that an update was saved: its sender is told again if another one is not."""
        if self._told and update.effective_chat is not None:
            self._told.pop(update.effective_chat.id, None)

    async def tell_not_saved(self, update: Update) -> None:
        """Tell the person directly, since the outbox can't be written to; once in ten minutes."""
        chat, now = update.effective_chat, steady_seconds()
        if chat is None or chat.type != "private":
            return
        told = self._told.get(chat.id)
        if told is not None and now - told < TOLD_AGAIN_AFTER:
            return
        self._told = {k: v for k, v in self._told.items() if now - v < TOLD_AGAIN_AFTER}
        self._told[chat.id] = now
        words = plain_text(fault_notices.not_saved().text)
        try:
            async with asyncio.timeout(5):
                if update.callback_query:
                    await update.callback_query.answer(words, show_alert=True)
                else:
                    await send_text(self.bot, chat.id, words, html=False)
        except (TelegramError, TimeoutError) as error:
            self._told.pop(chat.id, None)
            log.warning("not told that it was not saved", error=str(error))
