"""The one place where the time comes from."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
A_STEP = timedelta(seconds=1)


def system_clock() -> datetime:
    return datetime.now(UTC)


def steady_seconds() -> float:
    """Seconds of a clock that nobody sets, and that goes on while the host is suspended."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class ClockLead:
    """How far our clock is ahead of another one, by the moments that it gives of what just was.

    The least delay of any is what the clocks differ by, until ours is set.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._least = timedelta.max
        self._apart = timedelta.max  # our clock from one that nobody sets

    def over(self, moment: datetime) -> timedelta:
        now = self._clock()
        apart = timedelta(seconds=now.timestamp() - steady_seconds())
        if self._apart == timedelta.max or abs(apart - self._apart) > A_STEP:
            self._least = timedelta.max
        self._apart = apart
        self._least = min(self._least, now - moment)
        return max(self._least, timedelta())
