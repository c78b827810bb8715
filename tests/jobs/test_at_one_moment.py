"""Several processes do the clock's work on one PostgreSQL at the same moment."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from convenio.calendar.periods import LIMA
from jobs.cleanup import tidy
from jobs.sweep import sweep
from simulator import Simulator
from storage.database import Database
from storage.models import HandledUpdate, Outbox
from tests.cast import Bot

pytestmark = pytest.mark.postgresql_only
EVERYBODY = [101, 102, 104, 106]


async def test_two_processes_tidy_at_the_same_moment(
    prepared: Bot, simulator: Simulator, database_url: str
) -> None:
    """What is old goes, what is not stays, and neither gets in the other's way."""
    other, now = Database(database_url), simulator.now()
    for _ in range(5):
        async with prepared.database.transaction() as session:
            for number in range(1, 51):
                await session.merge(HandledUpdate(update_id=number, at=now - timedelta(days=8)))
            await session.merge(HandledUpdate(update_id=51, at=now))
        await asyncio.gather(
            *(tidy(each, simulator.now) for each in (prepared.database, other) for _ in range(3))
        )
        async with prepared.database.transaction() as session:
            assert (await session.exec(select(HandledUpdate.update_id))).all() == [51]
    await other.close()


async def test_three_tick_at_the_same_moment_and_each_person_is_told_once(
    prepared: Bot, simulator: Simulator, database_url: str
) -> None:
    """A week before the deadline, when everybody who reports is reminded, and ODES told."""
    others = [Database(database_url) for _ in range(2)]
    now = datetime(2021, 1, 8, 8, 30, tzinfo=LIMA)
    told = await asyncio.gather(*(sweep(each, now) for each in (prepared.database, *others)))
    for other in others:
        await other.close()
    async with prepared.database.transaction() as session:
        rows = (await session.exec(select(Outbox))).all()
    reminded = sorted(row.chat_id for row in rows if row.about)
    assert reminded == EVERYBODY
    assert sum(told) == len(reminded)
