"""The pool of processes that draw, so that drawing delays nobody who writes."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import Pipe, get_context
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

import structlog

from bot.workers import chart_worker
from charts.requests import ChartRequest

log = structlog.get_logger()

WORKERS = 2  # of some 140 MB each; the second starts when two pictures are drawn at once
PATIENCE_SECONDS = 15.0  # waiting for a worker, and for its start, included
REST_AFTER_SECONDS = 300.0  # without a picture to draw
KEPT = 16  # pictures, of some 60 kB each
Made = TypeVar("Made")


class NotDrawn(Exception):
    """A picture that could not be drawn; its cause says why."""


class ChartPool:
    """The pool: a worker starts for the first picture, another when two are drawn at once.

    They leave when nothing was drawn for `rest_after` seconds: at rest the bot is one process.
    `processes`: how they start; never by a fork of the bot itself, whose threads may hold locks.
    """

    def __init__(
        self,
        patience: float = PATIENCE_SECONDS,
        processes: BaseContext | None = None,
        rest_after: float = REST_AFTER_SECONDS,
    ) -> None:
        self._patience, self._rest_after = patience, rest_after
        self._at_work = 0
        self._rest: asyncio.TimerHandle | None = None
        self._processes = processes or get_context("spawn")
        self._pool: ProcessPoolExecutor | None = None
        self._under_way: dict[str, asyncio.Task[bytes]] = {}
        self._drawn_last: dict[str, bytes] = {}
        self._until, self._open = Pipe(duplex=False)  # workers stay until our end is closed

    async def png(self, request: ChartRequest) -> bytes:
        """The picture; whoever asks for one that is being drawn gets that one. Raises NotDrawn."""
        digest = request.digest
        if digest in self._drawn_last:  # put off by Telegram, or wanted as a file as well
            return self._drawn_last[digest]
        task = self._under_way.get(digest)
        if task is None:
            task = self._under_way[digest] = asyncio.create_task(self._patiently(request))
            task.add_done_callback(lambda _: self._under_way.pop(digest))
        drawn = await asyncio.shield(task)
        self._remember(digest, drawn)
        return drawn

    def _remember(self, digest: str, drawn: bytes) -> None:
        self._drawn_last[digest] = drawn
        while len(self._drawn_last) > KEPT:
            self._drawn_last.pop(next(iter(self._drawn_last)))

    async def receipt(self, facts_json: str) -> bytes:
        """The receipt as a page of PDF. Raises NotDrawn."""
        try:
            async with asyncio.timeout(self._patience):
                return await self._in_a_worker(chart_worker.write_receipt, facts_json)
        except Exception as error:
            raise NotDrawn("receipt") from error

    def close(self) -> None:
        """End the workers at once, one that is starting or drawing too."""
        for task in self._under_way.values():
            task.cancel()
        self._stay()
        self._drop(self._pool)
        self._open.close()

    async def _patiently(self, request: ChartRequest) -> bytes:
        try:
            async with asyncio.timeout(self._patience):
                return await self._drawn(request)
        except Exception as error:
            raise NotDrawn(request.kind) from error

    async def _drawn(self, request: ChartRequest) -> bytes:
        """Draw, and once more where the worker died, of this picture or of another's."""
        try:
            return await self._in_a_worker(chart_worker.draw, request.kind, request.facts_json)
        except BrokenProcessPool as error:
            log.warning("a worker died", kind=request.kind, error=str(error))
            return await self._in_a_worker(chart_worker.draw, request.kind, request.facts_json)

    async def _in_a_worker(self, work: Callable[..., Made], *given: Any) -> Made:
        pool = self._pool = self._pool or ProcessPoolExecutor(
            WORKERS,
            mp_context=self._processes,
            initializer=chart_worker.start,
            initargs=(self._until,),
        )
        loop = asyncio.get_running_loop()
        self._stay()
        self._at_work += 1
        try:
            return await loop.run_in_executor(pool, work, *given)
        except BrokenProcessPool:
            self._drop(pool)
            raise
        finally:
            self._at_work -= 1
            if not self._at_work:
                self._rest = loop.call_later(self._rest_after, self._drop, pool)

    def _stay(self) -> None:
        """Keep the workers, though it was time for them to leave."""
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None

    def _drop(self, pool: ProcessPoolExecutor | None) -> None:
        """Drop a pool; another may have been put in its place already."""
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)
        if self._pool is pool:
            self._pool = None
