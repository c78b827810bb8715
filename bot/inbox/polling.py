"""Long polling: a batch is fetched, handled to its end, and only then confirmed."""

import asyncio
import json
import math
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.http.telegram_client import delay_of
from bot.inbox.failed_updates import number_of
from bot.inbox.intake import ALLOWED_UPDATES, Intake

log = structlog.get_logger()

POLL_SECONDS = 25
ANSWER_SECONDS = POLL_SECONDS + 10
PASS_OVER_PAUSE = 1.0  # seconds
CONFLICTS_BORNE = 5  # by who was here first; a newcomer gives way at once
NEWCOMER_SECONDS = 60.0


class AnotherBotPolls(Exception):
    """Telegram's 409: another process fetches this bot's updates."""


class WebhookIsSet(Exception):
    """Telegram's 409: it posts this bot's updates somewhere."""


class NoUpdate(Exception):
    """Telegram answered something without a number."""


@dataclass
class Polling:
    """Polling for plain JSON: PTB would refuse a whole batch for one update that it can't read.

    `began`: when it first asked, of the monotonic clock.
    """

    intake: Intake
    offset: int | None = None
    began: float = math.inf
    _conflicts: int = 0
    _passed_over: set[str] = field(default_factory=set)

    async def run(self, stop: asyncio.Event) -> None:
        """Fetch until `stop` is set; the batch at hand is finished, the rest stays there."""
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                fetching = asyncio.create_task(self._fetch())
                await asyncio.wait((fetching, stopping), return_when=asyncio.FIRST_COMPLETED)
                if not fetching.done():
                    fetching.cancel()
                    return
                bodies = fetching.result()
                updates = [body for body in bodies if number_of(body) is not None]
                await self.intake.handle_batch(updates)
                if updates:
                    self.offset = max(update["update_id"] for update in updates) + 1
                if len(updates) < len(bodies):
                    await self._pass_over([body for body in bodies if number_of(body) is None])
        finally:
            stopping.cancel()

    async def _pass_over(self, bodies: list[Any]) -> None:
        """Set aside what has no number: it can't be confirmed, and may come again for ever."""
        for body in bodies:
            if repr(body) not in self._passed_over:
                self._passed_over.add(repr(body))
                await self.intake.set_aside(body, NoUpdate("no update_id"), 1)
        await asyncio.sleep(PASS_OVER_PAUSE)

    async def _fetch(self) -> list[Any]:
        pause = 1.0
        self.began = min(self.began, monotonic())
        while True:
            try:
                return await self._ask()
            except Conflict as error:
                if "webhook is active" in str(error):
                    raise WebhookIsSet from None
                self._conflicts += 1
                if self._is_newcomer or self._conflicts > CONFLICTS_BORNE:
                    raise AnotherBotPolls from None
                log.warning("another process polled", times=self._conflicts)
            except InvalidToken:
                raise
            except RetryAfter as error:
                pause = delay_of(error).total_seconds()
            except TelegramError as error:
                log.warning("updates not fetched", error=str(error), again_in=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30)

    @property
    def _is_newcomer(self) -> bool:
        return monotonic() - self.began < NEWCOMER_SECONDS

    async def _ask(self) -> list[Any]:
        bot = self.intake.application.bot
        asked = {"timeout": POLL_SECONDS, "allowed_updates": json.dumps(ALLOWED_UPDATES)}
        if self.offset is not None:
            asked["offset"] = self.offset
        url = f"{bot.base_url}/getUpdates?{urlencode(asked)}"
        bodies = await bot.request.post(url, read_timeout=ANSWER_SECONDS)
        if not bodies:  # a whole poll that nobody broke off
            self._conflicts = 0
        return bodies if isinstance(bodies, list) else [bodies]
