"""What takes long holds up only what takes long; who comes after it waits for a moment."""

import asyncio
from contextlib import suppress

import pytest

from bot.workers.lanes import AT_ONCE, SLOW_AT_ONCE, Lanes

SOON = 5.0  # on a machine however busy


async def test_two_that_hang_do_not_hold_up_the_third_nor_keep_their_place_when_cancelled() -> None:
    lanes, never = Lanes(quick_seconds=0.01), asyncio.Event()
    begun: asyncio.Queue[None] = asyncio.Queue()

    async def hang() -> None:
        begun.put_nowait(None)
        await never.wait()

    async def quick() -> str:
        return "read"

    hanging = [asyncio.create_task(lanes.run(hang)) for _ in range(AT_ONCE + SLOW_AT_ONCE - 1)]
    async with asyncio.timeout(SOON):
        for _ in hanging:
            await begun.get()
        assert await lanes.run(quick) == "read"
    for task in hanging:
        task.cancel()
    await asyncio.gather(*hanging, return_exceptions=True)
    full = [asyncio.create_task(lanes.run(hang)) for _ in range(AT_ONCE + SLOW_AT_ONCE)]
    for _ in full:
        await begun.get()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await lanes.run(quick)
    never.set()
    await asyncio.gather(*full)
    assert await lanes.run(quick) == "read"


async def test_what_fails_gives_its_place_back() -> None:
    lanes = Lanes(quick_seconds=0.01)

    async def fail() -> None:
        await asyncio.sleep(0.02)
        raise OSError

    for _ in range(2 * (AT_ONCE + SLOW_AT_ONCE)):
        with suppress(OSError):
            await lanes.run(fail)
