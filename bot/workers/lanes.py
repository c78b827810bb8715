"""Places for work of unknown length: what turns out long leaves its place to what is quick."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

Made = TypeVar("Made")

AT_ONCE = 2
SLOW_AT_ONCE = 2
QUICK_SECONDS = 1.5  # what an honest workbook takes on a busy machine


class Lanes:
    """Two places for whatever comes, and two more for what has taken longer than that."""

    def __init__(self, quick_seconds: float = QUICK_SECONDS) -> None:
        self._quick_seconds = quick_seconds
        self._quick = asyncio.Semaphore(AT_ONCE)
        self._slow = asyncio.Semaphore(SLOW_AT_ONCE)

    async def run(self, work: Callable[[], Coroutine[Any, Any, Made]]) -> Made:
        """Do the work when there is a place for it; it ends when this is cancelled."""
        await self._quick.acquire()
        place, task = self._quick, asyncio.create_task(work())
        try:
            await asyncio.wait((task,), timeout=self._quick_seconds)
            if not task.done() and await self._moves_over(task):
                self._quick.release()
                place = self._slow
            return await task
        finally:
            if not task.done():
                task.cancel()
                await asyncio.wait((task,))
            place.release()

    async def _moves_over(self, task: "asyncio.Task[Made]") -> bool:
        """Wait for a place among what takes long; False if the work was done before."""
        moving = asyncio.create_task(self._slow.acquire())
        try:
            await asyncio.wait((task, moving), return_when=asyncio.FIRST_COMPLETED)
            return moving.done()
        finally:
            moving.cancel()
