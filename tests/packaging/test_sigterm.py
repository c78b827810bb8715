"""SIGTERM: what is at hand is finished, in time, and what can't be is owed to the next start."""

import pytest
from sqlmodel import col, select

from simulator import Fault, FaultKind, Simulator
from storage.database import Database
from storage.models import Outbox, RowState
from tests.packaging.container import TO_START, Container

pytestmark = pytest.mark.long

ONE, OTHER = 101, 108


async def unsettled(bot: Container) -> list[int]:
    """The chats to which something is still owed."""
    database = Database(bot.env["DATABASE_URL"])
    async with database.transaction() as session:
        query = select(Outbox.chat_id).where(
            col(Outbox.state).in_((RowState.DUE, RowState.CLAIMED))
        )
        chats = list((await session.exec(query)).all())
    await database.close()
    return chats


async def struck(simulator: Simulator, method: str, times: int = 1) -> None:
    assert await simulator.until(lambda: simulator.faults.count(None, method) >= times, TO_START)


def answers(simulator: Simulator, member: int) -> int:
    return sum(message.from_bot for message in simulator.actor(member).messages)


async def answered(simulator: Simulator, member: int) -> None:
    assert await simulator.until(lambda: answers(simulator, member) > 0, TO_START)


async def test_it_answers_is_healthy_and_when_told_ends_with_what_is_on_its_way(
    bot: Container, simulator: Simulator
) -> None:
    assert not await bot.healthy()
    await bot.start()
    await simulator.actor(ONE).send("/start")
    await answered(simulator, ONE)
    assert await bot.healthy()
    simulator.faults.add(Fault(FaultKind.SLOW, ("sendMessage",), seconds=1))
    await simulator.actor(OTHER).send("/start")
    await struck(simulator, "sendMessage")
    assert await bot.stop() == 0
    assert await unsettled(bot) == []
    assert (answers(simulator, ONE), answers(simulator, OTHER)) == (1, 1)


async def test_who_was_left_unanswered_is_answered_by_the_next_start_and_nobody_twice(
    bot: Container, simulator: Simulator
) -> None:
    simulator.faults.add(Fault(FaultKind.TIME_OUT, ("sendMessage",), chat=ONE, times=None))
    simulator.faults.add(Fault(FaultKind.SLOW, ("sendMessage",), chat=OTHER, seconds=1))
    await bot.start()
    for member in (ONE, OTHER):
        await simulator.actor(member).send("/start")
    await struck(simulator, "sendMessage", times=2)
    assert await bot.stop() == 0
    assert await unsettled(bot) == [ONE]
    assert (answers(simulator, ONE), answers(simulator, OTHER)) == (0, 1)
    simulator.faults.clear()
    await bot.start()
    await answered(simulator, ONE)
    assert await bot.stop() == 0
    assert await unsettled(bot) == []
    assert (answers(simulator, ONE), answers(simulator, OTHER)) == (1, 1)


@pytest.mark.parametrize("method", ["getMe", "setMyCommands"])
async def test_it_ends_while_it_waits_for_telegram_to_begin(
    bot: Container, simulator: Simulator, method: str
) -> None:
    simulator.faults.add(Fault(FaultKind.TIME_OUT, (method,), times=None))
    await bot.start()
    await struck(simulator, method)
    assert await bot.stop() == 0
