"""The cancellation of work when the process is told to end."""

import asyncio
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any


async def unless(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Do the work unless `stop` is set, which cancels it; tell whether it came to its end."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        working.cancel()
    await asyncio.wait((working,))
    if working.cancelled():
        return False
    working.result()
    return True


@asynccontextmanager
async def told_to_end() -> AsyncIterator[asyncio.Event]:
    """An event set by SIGTERM or SIGINT: whoever runs then drains."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    yield stop
