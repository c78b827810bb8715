"""Long polling: a batch is fetched, handled to its end, and only then confirmed."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.intake import ALLOWED_UPDATES, Intake
from bot.senders import delay_of

log = structlog.get_logger()

POLL_SECONDS = 25
ANSWER_SECONDS = POLL_SECONDS + 10
CONFLICTS_BORNE = 5  # by who was here first; a newcomer gives way at once


class AnotherBotPolls(Exception):
    """Telegram's 409: another process fetches this bot's updates."""


@dataclass
class Polling:
    """Asks for updates as plain JSON: PTB would refuse a whole batch for one that it can't read."""

    intake: Intake
    offset: int | None = None
    _established: bool = False
    _conflicts: int = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Fetches until `stop` is set; the batch at hand is finished, the rest stays there."""
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                fetching = asyncio.create_task(self._fetch())
                await asyncio.wait((fetching, stopping), return_when=asyncio.FIRST_COMPLETED)
                if not fetching.done():
                    fetching.cancel()
                    return
                bodies = fetching.result()
                await self.intake.handle_batch(bodies)
                if bodies:
                    self.offset = max(body["update_id"] for body in bodies) + 1
        finally:
            stopping.cancel()

    async def _fetch(self) -> list[dict[str, Any]]:
        pause = 1.0
        while True:
            try:
                return await self._ask()
            except Conflict as error:
                if "webhook is active" in str(error):
                    await self._take_webhook_away()
                    continue
                self._conflicts += 1
                if not self._established or self._conflicts > CONFLICTS_BORNE:
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

    async def _take_webhook_away(self) -> None:
        """Whoever starts this process to poll has chosen; what waits at Telegram is kept."""
        log.warning("the webhook that was set is taken away: this process polls")
        await self.intake.application.bot.delete_webhook()

    async def _ask(self) -> list[dict[str, Any]]:
        bot = self.intake.application.bot
        asked = {"timeout": POLL_SECONDS, "allowed_updates": json.dumps(ALLOWED_UPDATES)}
        if self.offset is not None:
            asked["offset"] = self.offset
        url = f"{bot.base_url}/getUpdates?{urlencode(asked)}"
        bodies = await bot.request.post(url, read_timeout=ANSWER_SECONDS)
        self._established, self._conflicts = True, 0
        return cast(list[dict[str, Any]], bodies)
