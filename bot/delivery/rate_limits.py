"""Telegram's limits: so many messages a second over all, and about one a second to a chat."""

import asyncio
import math
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from aiolimiter import AsyncLimiter

from bot.config.clock import steady_seconds
from storage.models import RowKind
from storage.outbox.outbox import Batch, OwedRow

UNASKED_SECONDS = 2.0  # for which a chat that asked nothing keeps its place
REMEMBERED = 1_000  # chats, before those that had their rest are forgotten
# no message, so that no limit counts it
UNSEEN = (
    *(RowKind.DELETE, RowKind.EDIT, RowKind.COMMANDS),
    *(RowKind.READ, RowKind.LOAD, RowKind.KEEP),
)


@dataclass(frozen=True, slots=True)
class RateLimits:
    """Messages a second, over all and to one chat (a chat may get a short burst)."""

    overall: float = 30
    chat_burst: float = 8
    chat_seconds: float = 8


class RateLimiter:
    def __init__(self, limits: RateLimits, clock: Callable[[], float] = monotonic) -> None:
        self._limits = limits
        self._clock = clock
        self._overall = AsyncLimiter(limits.overall, 1)
        self._unhurried = asyncio.Lock()
        self._chats: dict[int, AsyncLimiter] = {}
        self._refused: tuple[int, float] = (0, -math.inf)  # the chat, and until when
        self._paused_until = -math.inf

    def share(self, processes: int) -> None:
        """Share the limit over all, which is the bot's, among the processes that send for it."""
        rate = max(self._limits.overall / processes, 1)
        if rate != self._overall.max_rate:
            self._overall = AsyncLimiter(rate, 1)

    @property
    def pause(self) -> float:
        """The seconds for which Telegram wants to be left alone by everybody."""
        return max(self._paused_until - self._clock(), 0)

    def refused(self, chat_id: int, seconds: float) -> None:
        """Note a refusal; Telegram doesn't say by which limit: the chat's, until two are told."""
        chat, until = self._refused
        if chat != chat_id and until > self._clock():
            self._paused_until = max(self._paused_until, self._clock() + seconds)
        self._refused = chat_id, self._clock() + seconds

    async def wait_for_room(self, row: OwedRow, *, urgent: bool) -> None:
        """Return when this row may be sent; an urgent one is behind one other at the most."""
        if row.kind in UNSEEN:
            return
        await self._chat(row.chat_id).acquire()
        if urgent:
            await self._overall.acquire()
            return
        async with self._unhurried:
            await self._overall.acquire()

    def _chat(self, chat_id: int) -> AsyncLimiter:
        limiter = self._chats.get(chat_id)
        if limiter is None:
            if len(self._chats) >= REMEMBERED:
                self._forget_the_rested()
            limiter = AsyncLimiter(self._limits.chat_burst, self._limits.chat_seconds)
            self._chats[chat_id] = limiter
        return limiter

    def _forget_the_rested(self) -> None:
        self._chats = {k: v for k, v in self._chats.items() if not v.has_capacity(v.max_rate)}


def gives_way(run: Batch, row: OwedRow, claimed_at: float) -> bool:
    """Tell whether others may come first now: whoever waits needs one of the places."""
    begun = row is not run.rows[0]
    return begun and not run.urgent and steady_seconds() - claimed_at > UNASKED_SECONDS
