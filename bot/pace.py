"""Telegram's limits: so many messages a second over all, and about one a second to a chat."""

from dataclasses import dataclass

from aiolimiter import AsyncLimiter

from storage.models import RowKind
from storage.outbox import OwedRow

REMEMBERED = 1_000  # chats, before those that had their rest are forgotten
UNSEEN = (RowKind.DELETE, RowKind.COMMANDS, RowKind.READ)  # no message, so that no limit counts it


@dataclass(frozen=True, slots=True)
class Pace:
    """Messages a second, over all and to one chat (a chat may get a short burst)."""

    overall: float = 30
    chat_burst: float = 8
    chat_seconds: float = 8


class Pacer:
    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._overall = AsyncLimiter(pace.overall, 1)
        self._chats: dict[int, AsyncLimiter] = {}

    async def wait_for_turn(self, row: OwedRow) -> None:
        """Returns when this row may be sent."""
        if row.kind not in UNSEEN:
            await self._chat(row.chat_id).acquire()
            await self._overall.acquire()

    def _chat(self, chat_id: int) -> AsyncLimiter:
        limiter = self._chats.get(chat_id)
        if limiter is None:
            if len(self._chats) >= REMEMBERED:
                self._forget_the_rested()
            limiter = AsyncLimiter(self._pace.chat_burst, self._pace.chat_seconds)
            self._chats[chat_id] = limiter
        return limiter

    def _forget_the_rested(self) -> None:
        self._chats = {k: v for k, v in self._chats.items() if not v.has_capacity(v.max_rate)}
