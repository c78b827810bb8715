"""Figures are kept exactly, times with their zone, and a transaction whole or not at all."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy.exc import IntegrityError, StatementError
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from jobs.cleanup import UPDATES_KEPT, tidy
from storage.database import Database
from storage.models import (
    Goal,
    HandledUpdate,
    Outbox,
    PeriodRow,
    Person,
    RowKind,
    RowState,
    Slot,
    Version,
)
from storage.outbox import outbox, reachability
from storage.outbox.handled_updates import first_time
from storage.outbox.outbox import Outcome
from storage.outbox.settlement import settle

pytestmark = pytest.mark.both_databases

NOW = datetime(2021, 1, 5, 15, 0, tzinfo=UTC)


async def add_period(session: AsyncSession) -> None:
    session.add(PeriodRow(code="2020-II", opens_on=NOW.date(), deadline=NOW.date()))
    await session.flush()


@pytest.mark.parametrize("value", ["0.1", "33.333333", "-22", "100000", "0.000001", "0"])
async def test_a_figure_is_read_back_as_it_was_written(database: Database, value: str) -> None:
    async with database.transaction() as session:
        await add_period(session)
        goal = Goal(
            period="2020-II",
            region="puno",
            indicator=1,
            programmed=Decimal(value),
            loaded_at=NOW,
        )
        session.add(goal)
    async with database.transaction() as session:
        [row] = (await session.exec(select(Goal))).all()
        assert row.programmed == Decimal(value)


async def test_a_time_is_read_back_in_utc(database: Database) -> None:
    in_lima = NOW.astimezone(timezone(timedelta(hours=-5)))
    async with database.transaction() as session:
        session.add(Person(telegram_id=1, created_at=in_lima))
    async with database.transaction() as session:
        [person] = (await session.exec(select(Person))).all()
        assert person.created_at == NOW
        assert person.created_at.utcoffset() == timedelta(0)


async def test_a_time_without_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError):
        async with database.transaction() as session:
            session.add(Person(telegram_id=1, created_at=NOW.replace(tzinfo=None)))


async def test_a_transaction_that_raises_leaves_nothing(database: Database) -> None:
    async def fail_after_writing() -> None:
        async with database.transaction() as session:
            session.add(Person(telegram_id=1, created_at=NOW))
            await session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail_after_writing()
    async with database.transaction() as session:
        assert (await session.exec(select(Person))).all() == []


async def test_an_update_is_recorded_once(database: Database) -> None:
    async with database.transaction() as session:
        assert await first_time(session, 7, NOW)
        assert not await first_time(session, 7, NOW)


async def test_a_region_has_one_draft_at_a_time(database: Database) -> None:
    async def open_draft(number: int) -> None:
        async with database.transaction() as session:
            session.add(Version(period="2020-II", region="puno", number=number, opened_at=NOW))

    async with database.transaction() as session:
        await add_period(session)
    await open_draft(1)
    with pytest.raises(IntegrityError):
        await open_draft(2)


async def test_a_row_is_claimed_by_one_only(database: Database) -> None:
    async with database.transaction() as session:
        for text in ("uno", "dos"):
            outbox.put(session, 5, RowKind.SAY, {"text": text, "keyboard": []}, NOW)
    async with database.transaction() as session:
        [run] = await outbox.claim(session, NOW, 10)
        assert [row.payload["text"] for row in run.rows] == ["uno", "dos"]
        assert await outbox.claim(session, NOW, 10) == []


async def test_what_comes_later_waits_for_what_is_on_its_way(database: Database) -> None:
    async with database.transaction() as session:
        outbox.put(session, 5, RowKind.SAY, {"text": "uno"}, NOW)
    async with database.transaction() as session:
        [first] = await outbox.claim(session, NOW, 10)
        outbox.put(session, 5, RowKind.SAY, {"text": "dos"}, NOW)
        assert await outbox.claim(session, NOW, 10) == []
        later = NOW + timedelta(seconds=30)
        put_off = Outcome(first.rows[0], RowState.DUE, NOW, due_at=later)
        await settle(session, [put_off])
        assert await outbox.claim(session, NOW, 10) == []
        [run] = await outbox.claim(session, later, 10)
        assert [row.payload["text"] for row in run.rows] == ["uno", "dos"]


async def test_what_waits_for_its_hour_holds_up_nobody(database: Database) -> None:
    async with database.transaction() as session:
        outbox.put(session, 5, RowKind.SAY, {"text": "mañana"}, NOW + timedelta(days=1))
        outbox.put(session, 5, RowKind.SAY, {"text": "ahora"}, NOW)
    async with database.transaction() as session:
        [run] = await outbox.claim(session, NOW, 10)
        assert [row.payload["text"] for row in run.rows] == ["ahora"]


async def test_one_chat_is_claimed_a_few_rows_at_a_time(database: Database) -> None:
    async with database.transaction() as session:
        for number in range(20):
            outbox.put(session, 5, RowKind.SAY, {"text": str(number)}, NOW)
    async with database.transaction() as session:
        [run] = await outbox.claim(session, NOW, 10)
        assert [row.payload["text"] for row in run.rows] == list("01234567")


async def test_a_chat_that_moved_takes_what_it_is_owed_with_it(database: Database) -> None:
    async with database.transaction() as session:
        outbox.put(session, 5, RowKind.SAY, {"text": "uno"}, NOW)
        session.add(Slot(chat_id=5, message_id=77))
    async with database.transaction() as session:
        await reachability.move_chat(session, 5, -1005)
    async with database.transaction() as session:
        [run] = await outbox.claim(session, NOW, 10)
        assert (run.rows[0].chat_id, run.place.card) == (-1005, 77)


async def test_old_update_ids_are_forgotten(database: Database) -> None:
    async with database.transaction() as session:
        await first_time(session, 1, NOW - UPDATES_KEPT - timedelta(seconds=1))
        await first_time(session, 2, NOW)
    await tidy(database, lambda: NOW)
    await tidy(database, lambda: NOW)
    async with database.transaction() as session:
        [kept] = (await session.exec(select(HandledUpdate))).all()
        assert kept.update_id == 2
        assert (await session.exec(select(Outbox))).all() == []
