"""Long polling: a batch is fetched, handled to its end, and only then confirmed."""

import asyncio
import math
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import structlog
from telegram.error import Conflict, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.http.line import Line
from bot.http.telegram_client import delay_of, parameters
from bot.inbox.failed_updates import number_of
from bot.inbox.intake import ALLOWED_UPDATES, Intake

log = structlog.get_logger()

POLL_SECONDS = 25
ANSWER_SECONDS = POLL_SECONDS + 10
PASS_OVER_PAUSE = 1.0  # seconds
LONGEST_PAUSE = 8.0  # seconds
LOOK_AGAIN = 2.0  # seconds, while what came before is still handled
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

    `request`: its own, so that it waits for no other call. `began`: when it first asked, of the
    monotonic clock.
    """

    intake: Intake
    request: BaseRequest
    line: Line
    offset: int | None = None
    began: float = math.inf
    _conflicts: int = 0
    _passed_over: set[str] = field(default_factory=set)
    _at_hand: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    _seen: frozenset[int] = frozenset()
    _again: int = 0  # times that the batch before came once more
    _asking: asyncio.Task[list[Any]] | None = None

    def __post_init__(self) -> None:
        self.line.listen(self._ask_anew)

    async def run(self, stop: asyncio.Event) -> None:
        """Fetch until `stop` is set; what is at hand is finished, the rest stays there."""
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                fetching = asyncio.create_task(self._fetch())
                await asyncio.wait((fetching, stopping), return_when=asyncio.FIRST_COMPLETED)
                if not fetching.done():
                    fetching.cancel()
                    break
                await self._take(fetching.result())
            await self._all_handled(None)
        finally:
            stopping.cancel()
            for task in self._at_hand.values():
                task.cancel()

    async def _take(self, bodies: list[Any]) -> None:
        """Handle a batch to its end, and confirm it with the next request.

        One that takes long is not confirmed, but asked for again with what has come since: others
        are not to wait for it unheard, as where the database is away.
        """
        updates = [body for body in bodies if number_of(body) is not None]
        is_first = not self._at_hand
        fresh = [body for body in updates if body["update_id"] not in self._at_hand]
        if fresh:
            handling = asyncio.create_task(self.intake.handle_batch(fresh))
            self._at_hand |= {body["update_id"]: handling for body in fresh}
        if not await self._all_handled(LOOK_AGAIN):
            return
        numbers = frozenset(self._at_hand)
        if numbers:
            self.offset = max(numbers) + 1
        self._at_hand.clear()
        if is_first:
            await self._rest_if_seen(numbers)
        if len(updates) < len(bodies):
            await self._pass_over([body for body in bodies if number_of(body) is None])

    async def _all_handled(self, seconds: float | None) -> bool:
        """Wait so long; tell whether all that is at hand was handled to its end."""
        if not self._at_hand:
            return True
        done, pending = await asyncio.wait(set(self._at_hand.values()), timeout=seconds)
        for task in done:
            task.result()
        return not pending

    async def _pass_over(self, bodies: list[Any]) -> None:
        """Set aside what has no number: it can't be confirmed, and may come again for ever."""
        for body in bodies:
            if repr(body) not in self._passed_over:
                self._passed_over.add(repr(body))
                await self.intake.set_aside(body, NoUpdate("no update_id"), 1)
        await asyncio.sleep(PASS_OVER_PAUSE)

    async def _rest_if_seen(self, numbers: frozenset[int]) -> None:
        """Pause, longer each time, before asking again for what was confirmed and came again."""
        seen = bool(numbers) and numbers <= self._seen
        self._again, self._seen = self._again + 1 if seen else 0, numbers or self._seen
        if seen:
            log.warning("updates came again", updates=len(numbers), times=self._again)
            await asyncio.sleep(min(2.0 ** (self._again - 1), LONGEST_PAUSE))

    async def _fetch(self) -> list[Any]:
        """Ask until Telegram hands over a batch; trouble of the line is waited for, not counted."""
        pause = min(1.0, LONGEST_PAUSE)
        self.began = min(self.began, monotonic())
        while True:
            rest = pause
            try:
                bodies = await self._asked()
            except Conflict as error:
                self._bear(error)
            except RetryAfter as error:
                rest = delay_of(error).total_seconds()
            except TelegramError as error:
                log.warning("updates not fetched", error=str(error), again_in=pause)
                if await self.line.is_down():
                    await self.line.until_up()
                    continue
            else:
                if bodies is not None:
                    self.line.heard()
                    return bodies
                continue
            await asyncio.sleep(rest)
            pause = min(pause * 2, LONGEST_PAUSE)

    def _bear(self, error: Conflict) -> None:
        if "webhook is active" in str(error):
            raise WebhookIsSet from None
        self._conflicts += 1
        if self._is_newcomer or self._conflicts > CONFLICTS_BORNE:
            raise AnotherBotPolls from None
        log.warning("another process polled", times=self._conflicts)

    @property
    def _is_newcomer(self) -> bool:
        return monotonic() - self.began < NEWCOMER_SECONDS

    def _ask_anew(self) -> None:
        """Give up a poll that may hang since the line broke."""
        if self._asking is not None and self._asking is not asyncio.current_task():
            self._asking.cancel()

    async def _asked(self) -> list[Any] | None:
        """A batch; None if the poll was given up."""
        self._asking = asking = asyncio.create_task(self._ask())
        try:
            await asyncio.wait((asking,))
        finally:
            self._asking = None
            asking.cancel()
        return None if asking.cancelled() else asking.result()

    async def _ask(self) -> list[Any]:
        seconds = 0 if self._at_hand else POLL_SECONDS
        asked: dict[str, Any] = {"timeout": seconds, "allowed_updates": list(ALLOWED_UPDATES)}
        if self.offset is not None:
            asked["offset"] = self.offset
        url = f"{self.intake.application.bot.base_url}/getUpdates"
        bodies = await self.request.post(url, parameters(asked), read_timeout=ANSWER_SECONDS)
        if not bodies:  # a whole poll that nobody broke off
            self._conflicts = 0
        return bodies if isinstance(bodies, list) else [bodies]
