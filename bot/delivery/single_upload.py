"""Single uploads: of chats that are owed the same new picture one uploads it, others wait."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

PATIENCE_SECONDS = 10.0  # a slow upload holds up nobody longer than that

Key = tuple[str, bool]


class SingleUploads:
    def __init__(self, patience: float = PATIENCE_SECONDS) -> None:
        self._patience = patience
        self._locks: WeakValueDictionary[Key, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def one_at_a_time(self, key: Key) -> AsyncIterator[None]:
        """Hold that key, one task at a time; after `patience` seconds go on without it."""
        lock = self._locks.get(key)
        if lock is None:
            lock = self._locks[key] = asyncio.Lock()
        held = await self._acquired(lock)
        try:
            yield
        finally:
            if held:
                lock.release()

    async def _acquired(self, lock: asyncio.Lock) -> bool:
        try:
            async with asyncio.timeout(self._patience):
                return await lock.acquire()
        except TimeoutError:
            return False
