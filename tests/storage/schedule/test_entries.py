"""The schedule in the database: the one that was published, and what is moved in it."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from convenio.schedule.activities import ScheduleEntry, matching, published_schedule
from convenio.schedule.move_rules import Move, When
from storage.database import Database
from storage.models import Person
from storage.schedule.entries import add_schedule, entries_of, years
from storage.schedule.move_history import activity_history
from storage.schedule.moves import ChangedMeanwhile, reschedule

pytestmark = pytest.mark.both_databases

PUBLISHED = published_schedule(2021)
NOW = datetime(2021, 1, 5, 15, tzinfo=UTC)


async def test_the_stored_schedule_is_what_was_loaded_in_the_same_order(database: Database) -> None:
    async with database.transaction() as session:
        assert await years(session) == ()
        assert await entries_of(session, 2021) == ()
        assert await add_schedule(session, PUBLISHED) == len(PUBLISHED)
        assert await add_schedule(session, PUBLISHED) == 0
    async with database.transaction() as session:
        stored = await entries_of(session, 2021)
        assert await years(session) == (2021,)
    assert len({entry.row for entry in stored}) == len(PUBLISHED)
    assert tuple(replace(entry, row=None) for entry in stored) == PUBLISHED


@pytest.fixture
async def loaded(database: Database) -> Database:
    async with database.transaction() as session:
        await add_schedule(session, PUBLISHED)
        session.add(Person(id=1, name="ODES", created_at=NOW))
    return database


async def puno(database: Database) -> ScheduleEntry:
    async with database.transaction() as session:
        entries = await entries_of(session, 2021, "puno")
    return matching(entries, indicator=8)[0]


async def move(database: Database, entry: ScheduleEntry, to: Move, at: datetime = NOW) -> int:
    async with database.transaction() as session:
        person = await session.get(Person, 1)
        assert person is not None
        seen = {entry.row or 0: entry.changes}
        return len(await reschedule(session, seen, to, person, at, "Motivo"))


async def test_an_entry_is_moved_and_its_history_is_kept(loaded: Database) -> None:
    entry = await puno(loaded)
    dated = When.on(date(2021, 4, 15), time(10))
    assert await move(loaded, entry, Move(dated, "https://example.org", "Casos")) == 1
    after = await puno(loaded)
    assert (after.month, after.day, after.hour) == (4, date(2021, 4, 15), time(10))
    assert (after.link, after.topic, after.changes) == ("https://example.org", "Casos", 1)
    assert await move(loaded, after, Move(When(5)), NOW + timedelta(days=1)) == 1
    async with loaded.transaction() as session:
        newest, oldest = await activity_history(session, 2021, 8, entry.activity.number, 5)
    assert (newest.before, newest.after) == (replace(after, changes=2), await puno(loaded))
    assert (oldest.before.month, oldest.after.day) == (1, date(2021, 4, 15))
    assert (oldest.at, oldest.by, oldest.reason) == (NOW, "ODES", "Motivo")


async def test_what_changes_nothing_leaves_no_history(loaded: Database) -> None:
    entry = await puno(loaded)
    assert await move(loaded, entry, Move(When(entry.month or 0))) == 0
    async with loaded.transaction() as session:
        assert await activity_history(session, 2021, 8, entry.activity.number, 5) == ()


async def test_of_two_who_move_an_entry_at_once_the_second_changes_nothing(
    loaded: Database,
) -> None:
    entry = await puno(loaded)
    results = await asyncio.gather(
        *(move(loaded, entry, Move(When(month))) for month in (4, 5)), return_exceptions=True
    )
    assert sorted(map(repr, results)) == ["1", "ChangedMeanwhile()"]
    assert (await puno(loaded)).changes == 1


async def test_an_entry_that_is_gone_is_not_moved(loaded: Database) -> None:
    with pytest.raises(ChangedMeanwhile):
        await move(loaded, replace(await puno(loaded), row=999_999), Move(When(4)))
