"""Pictures are drawn in processes of their own, so that drawing delays nobody who writes."""

import asyncio
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

import structlog

from charts import worker
from charts.requests import ChartRequest

log = structlog.get_logger()

WORKERS = 2  # of some 140 MB each; the second starts when two pictures are drawn at once
PATIENCE_SECONDS = 15.0  # waiting for a worker, and for its start, included


class NotDrawn(Exception):
    """Its cause says why."""


class Drawing:
    """Workers start with the first picture: a bot that is asked for none does without them."""

    def __init__(self, patience: float = PATIENCE_SECONDS) -> None:
        self._patience = patience
        self._pool: ProcessPoolExecutor | None = None
        self._under_way: dict[str, asyncio.Task[bytes]] = {}

    async def png(self, request: ChartRequest) -> bytes:
        """Whoever asks for a picture that is being drawn gets that one. Raises NotDrawn."""
        digest = request.digest
        task = self._under_way.get(digest)
        if task is None:
            task = self._under_way[digest] = asyncio.create_task(self._patiently(request))
            task.add_done_callback(lambda _: self._under_way.pop(digest))
        return await asyncio.shield(task)

    def close(self) -> None:
        """Idle workers leave at once, one that draws when it has drawn."""
        for task in self._under_way.values():
            task.cancel()
        self._drop(self._pool)

    async def _patiently(self, request: ChartRequest) -> bytes:
        try:
            async with asyncio.timeout(self._patience):
                return await self._drawn(request)
        except Exception as error:
            raise NotDrawn(request.kind) from error

    async def _drawn(self, request: ChartRequest) -> bytes:
        """Once more where the worker died, of this picture or of another's."""
        try:
            return await self._in_a_worker(request)
        except BrokenProcessPool as error:
            log.warning("a worker died", kind=request.kind, error=str(error))
            return await self._in_a_worker(request)

    async def _in_a_worker(self, request: ChartRequest) -> bytes:
        pool = self._pool = self._pool or ProcessPoolExecutor(
            WORKERS, mp_context=get_context("spawn"), initializer=worker.start
        )
        try:
            return await asyncio.get_running_loop().run_in_executor(
                pool, worker.draw, request.kind, request.facts_json
            )
        except BrokenProcessPool:
            self._drop(pool)
            raise

    def _drop(self, pool: ProcessPoolExecutor | None) -> None:
        """Another may have been put in its place already."""
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)
        if self._pool is pool:
            self._pool = None
