"""Turns at SQLite's one writer: one after another, and whoever says so goes first."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class WriterTurns:
    """The queue for a writer; waiting in it is fair and quick, SQLite's busy handler is neither."""

    def __init__(self) -> None:
        self._held = False
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._last: deque[asyncio.Future[None]] = deque()  # whose turn comes when nobody else waits

    @property
    def crowded(self) -> bool:
        """Tell whether others wait: whoever goes first again and again would keep them waiting."""
        return bool(self._waiting or self._last)

    @asynccontextmanager
    async def turn(self, *, first: bool = False, last: bool = False) -> AsyncIterator[None]:
        """Hold the writer. `first`: before all that wait, as what must not be late.

        `last`: after them, as what strangers make in a crowd.
        """
        if self._held:
            await self._wait(first, last)
        self._held = True
        try:
            yield
        finally:
            self._pass_on()

    async def _wait(self, first: bool, last: bool) -> None:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waiting = self._last if last else self._waiting
        (waiting.appendleft if first else waiting.append)(mine)
        try:
            await mine
        except asyncio.CancelledError:
            if not mine.cancelled():  # it was given the turn at that moment
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        """Give the turn to the next; until it goes on, nobody else is let in."""
        while self._waiting or self._last:
            following = (self._waiting or self._last).popleft()
            if not following.done():
                following.set_result(None)
                return
        self._held = False
