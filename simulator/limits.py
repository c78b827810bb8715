"""How many messages Telegram takes: over all, and to one chat. Off until `on` is set."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from simulator.errors import too_many

UNCOUNTED = "sendchataction"


@dataclass
class _Bucket:
    """Fills with `rate` a second; each message takes one out."""

    rate: float
    size: float
    at: float
    held: float

    def wait(self, now: float) -> float:
        """Seconds until a message may be sent."""
        self.held = min(self.size, self.held + (now - self.at) * self.rate)
        self.at = now
        return max(0.0, (1 - self.held) / self.rate)


@dataclass
class Limits:
    """Messages a second; a burst is somewhat larger, since a network makes the even uneven."""

    on: bool = False
    refused: int = 0
    overall: float = 30
    overall_burst: float = 40
    chat: float = 1
    chat_burst: float = 10
    clock: Callable[[], float] = time.monotonic
    _buckets: dict[int | None, _Bucket] = field(default_factory=dict)

    def check(self, method: str, chat: int | None) -> None:
        """Raise 429 for a message that is too many; it then counts for nothing."""
        if not self.on or chat is None or not _counted(method):
            return
        now = self.clock()
        buckets = (
            self._bucket(None, self.overall, self.overall_burst, now),
            self._bucket(chat, self.chat, self.chat_burst, now),
        )
        wait = max(bucket.wait(now) for bucket in buckets)
        if wait > 0:
            self.refused += 1
            raise too_many(math.ceil(wait))
        for bucket in buckets:
            bucket.held -= 1

    def _bucket(self, of: int | None, rate: float, size: float, now: float) -> _Bucket:
        return self._buckets.setdefault(of, _Bucket(rate, size, now, size))


def _counted(method: str) -> bool:
    method = method.lower()
    return method.startswith(("send", "edit")) and method != UNCOUNTED
