"""What takes long holds up only what takes long; who comes after it waits for a moment."""

import asyncio
from contextlib import suppress

import pytest

from bot.workers.lanes import AT_ONCE, SLOW_AT_ONCE, Lanes

SOON = 5.0  # on a machine however busy


HOSTILE, OTHER, THIRD = 1, 2, 3


async def quick() -> str:
    return "read"


class Hanging:
    """Work without end, which notes when it begins and when it is stopped."""

    def __init__(self) -> None:
        self.begun: asyncio.Queue[None] = asyncio.Queue()
        self.never = asyncio.Event()
        self.at_once = self.most = 0

    async def __call__(self) -> None:
        self.begun.put_nowait(None)
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        try:
            await self.never.wait()
        finally:
            self.at_once -= 1


@pytest.mark.parametrize("senders", [(HOSTILE,), (HOSTILE, THIRD, 4, 5)])
async def test_however_many_hang_another_waits_for_a_moment(senders: tuple[int, ...]) -> None:
    lanes, hanging = Lanes(quick_seconds=0.01), Hanging()
    tasks = [
        asyncio.create_task(lanes.run(hanging, sender)) for sender in senders for _ in range(6)
    ]
    async with asyncio.timeout(SOON):
        for _ in range(AT_ONCE + 1):
            await hanging.begun.get()
        assert await lanes.run(quick, OTHER) == "read"
        assert [await lanes.run(quick, OTHER) for _ in range(3)] == ["read"] * 3
        slow = asyncio.create_task(lanes.run(hanging, OTHER))  # in its turn, it has a slow place
        while hanging.most < 3:
            await hanging.begun.get()
    assert hanging.most <= AT_ONCE + SLOW_AT_ONCE
    for task in (*tasks, slow):
        task.cancel()
    await asyncio.gather(*tasks, slow, return_exceptions=True)
    assert hanging.at_once == 0
    hanging.never.set()  # every place was given back
    everybody = (lanes.run(hanging, sender) for sender in range(12))
    assert len(await asyncio.gather(*everybody)) == 12


async def test_what_fails_gives_its_place_back() -> None:
    lanes = Lanes(quick_seconds=0.01)

    async def fail() -> None:
        await asyncio.sleep(0.02)
        raise OSError

    for _ in range(2 * (AT_ONCE + SLOW_AT_ONCE)):
        with suppress(OSError):
            await lanes.run(fail)
