"""Places for work of unknown length: what turns out long leaves its place to what is quick.

They are given in turns, a sender after the other, so that nobody waits for all that another sent.
"""

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

Made = TypeVar("Made")

AT_ONCE = 2
SLOW_AT_ONCE = 2
QUICK_SECONDS = 1.5  # what an honest workbook takes on a busy machine


class FairPlaces:
    """So many places. `each`: how many of them one sender has at most."""

    def __init__(self, count: int, each: int) -> None:
        self._free, self._each = count, each
        self._held: Counter[int] = Counter()
        self._waiting: dict[int, deque[asyncio.Future[None]]] = {}  # whose turn is next comes first
        self.wanted = asyncio.Event()  # while somebody waits

    async def acquire(self, sender: int) -> None:
        place = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(sender, deque()).append(place)
        self._give()
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self.release(sender)
            else:
                self._leave(sender, place)
            raise

    def release(self, sender: int) -> None:
        self._free += 1
        self._held[sender] -= 1
        self._give()

    def _give(self) -> None:
        while self._free and (sender := self._next()) is not None:
            place = self._waiting[sender].popleft()
            rest = self._waiting.pop(sender)
            if rest:  # and it is their turn after everybody else's
                self._waiting[sender] = rest
            self._free -= 1
            self._held[sender] += 1
            place.set_result(None)
        (self.wanted.set if self._waiting else self.wanted.clear)()

    def _next(self) -> int | None:
        fit = (each for each in self._waiting if self._held[each] < self._each)
        return next(fit, None)

    def _leave(self, sender: int, place: "asyncio.Future[None]") -> None:
        self._waiting[sender].remove(place)
        if not self._waiting[sender]:
            del self._waiting[sender]
        self._give()


class Lanes:
    """Two places for whatever comes, and two more for what has taken longer than that.

    Where those are taken and somebody waits, long work is stopped and begun again once it has one:
    whoever comes waits `quick_seconds` for each that is before them in turn, not for its end.
    """

    def __init__(self, quick_seconds: float = QUICK_SECONDS) -> None:
        self._quick_seconds = quick_seconds
        self._quick = FairPlaces(AT_ONCE, each=AT_ONCE)
        self._slow = FairPlaces(SLOW_AT_ONCE, each=1)

    async def run(self, work: Callable[[], Coroutine[Any, Any, Made]], sender: int = 0) -> Made:
        """Do the work when there is a place for it; it ends when this is cancelled."""
        done, made = await self._quickly(work, sender)
        if done is not None:
            return done.result()
        if made is None:
            await self._slow.acquire(sender)
            made = asyncio.create_task(work())
        try:
            return await made
        finally:
            await _stopped(made)
            self._slow.release(sender)

    async def _quickly(
        self, work: Callable[[], Coroutine[Any, Any, Made]], sender: int
    ) -> "tuple[asyncio.Task[Made] | None, asyncio.Task[Made] | None]":
        """The task once it is done, or else the one that goes on in a slow place; or neither."""
        await self._quick.acquire(sender)
        task = asyncio.create_task(work())
        moved = False
        try:
            await asyncio.wait((task,), timeout=self._quick_seconds)
            if not task.done():
                moved = await self._moves_over(task, sender)
            return (task, None) if task.done() and not moved else (None, task if moved else None)
        finally:
            if not moved:
                await _stopped(task)
            self._quick.release(sender)

    async def _moves_over(self, task: "asyncio.Task[Made]", sender: int) -> bool:
        """Wait for a slow place; False if the work was done before, or others want its place."""
        moving = asyncio.create_task(self._slow.acquire(sender))
        wanted = asyncio.create_task(self._quick.wanted.wait())
        try:
            await asyncio.wait((task, moving, wanted), return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            if moving.done():
                self._slow.release(sender)
            raise
        finally:
            wanted.cancel()
            moving.cancel()
        return moving.done()


async def _stopped(task: "asyncio.Task[Any]") -> None:
    if not task.done():
        task.cancel()
        await asyncio.wait((task,))
