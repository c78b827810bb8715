"""At SQLite's one writer: in order, but what must not be late goes first; no turn is lost."""

import asyncio
from random import Random

import pytest

from storage.writer_turns import WriterTurns

SECONDS = 10


async def test_what_must_not_be_late_goes_before_all_that_wait() -> None:
    turns, order = WriterTurns(), list[str]()

    async def take(name: str) -> None:
        async with turns.turn(first=name == "outcomes", last=name.startswith("stranger")):
            order.append(name)

    async with asyncio.TaskGroup() as group, turns.turn():
        for name in ("stranger 1", "a", "stranger 2", "b", "outcomes"):
            group.create_task(take(name))
        assert not turns.crowded
        await asyncio.sleep(0)
        assert turns.crowded
    assert order == ["outcomes", "a", "b", "stranger 1", "stranger 2"]
    assert not turns.crowded


@pytest.mark.parametrize("seed", range(20))
async def test_one_at_a_time_and_who_gives_up_keeps_nobody_waiting(seed: int) -> None:
    chance, turns, inside = Random(seed), WriterTurns(), list[int]()

    async def work(number: int) -> None:
        async with turns.turn(first=number % 5 == 0, last=number % 5 == 1):
            assert not inside
            inside.append(number)
            try:
                await asyncio.sleep(chance.choice((0, 0.001)))
            finally:
                inside.pop()

    async with asyncio.timeout(SECONDS):
        works = [asyncio.create_task(work(number)) for number in range(60)]
        for each in chance.sample(works, 25):
            await asyncio.sleep(chance.choice((0, 0, 0.001)))
            each.cancel()
        done = await asyncio.gather(*works, return_exceptions=True)
        await work(0)
    assert not [each for each in done if isinstance(each, AssertionError)]
    assert done.count(None) >= 35
