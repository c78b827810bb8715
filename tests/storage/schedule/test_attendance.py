"""What was answered of an activity: the last answer stands, of the month that it stands in."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import func, select

from convenio.calendar.year_month import YearMonth
from convenio.schedule.activities import published_schedule
from convenio.schedule.move_rules import Move, When
from handlers.invitation.access import admit
from storage.database import Database
from storage.models import Attendance
from storage.schedule.attendance import Listed, activities_of, record_attendance
from storage.schedule.entries import add_schedule
from storage.schedule.moves import reschedule
from storage.schedule.reload import save_schedule
from tests.templates import begin_empty

pytestmark = pytest.mark.both_databases

NOW = datetime(2021, 3, 1, 15, tzinfo=UTC)
FEBRUARY, MARCH = YearMonth(2021, 2), YearMonth(2021, 3)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    await begin_empty(database)
    async with database.transaction() as session:
        await add_schedule(session, published_schedule(2021))
    yield database
    await database.close()


async def first(database: Database, month: YearMonth) -> Listed:
    async with database.transaction() as session:
        return (await activities_of(session, [month], "puno"))[0]


async def say(database: Database, *, took_part: bool, now: datetime = NOW) -> None:
    listed = await first(database, FEBRUARY)
    async with database.transaction() as session:
        person = await admit(session, 1, "Ana", NOW)
        await record_attendance(session, listed, person, now, took_part=took_part)


async def test_the_last_answer_stands_and_the_earlier_ones_are_kept(database: Database) -> None:
    await say(database, took_part=False)
    await say(database, took_part=True, now=NOW + timedelta(days=1))
    said = (await first(database, FEBRUARY)).answer
    assert said is not None
    assert (said.took_part, said.name, said.at) == (True, "Ana", NOW + timedelta(days=1))
    async with database.transaction() as session:
        assert (await session.exec(select(func.count()).select_from(Attendance))).one() == 2


async def test_what_is_moved_after_an_answer_is_asked_anew(database: Database) -> None:
    await say(database, took_part=False)
    listed = await first(database, FEBRUARY)
    async with database.transaction() as session:
        person = await admit(session, 1, "Ana", NOW)
        await reschedule(session, {listed.row: 0}, Move(When(3)), person, NOW)
    async with database.transaction() as session:
        found = await activities_of(session, [FEBRUARY, MARCH], "puno")
    [moved] = [each for each in found if each.row == listed.row]
    assert (moved.month, moved.moved_at, moved.answer) == (MARCH, NOW, None)


async def test_a_schedule_that_is_loaded_anew_takes_answers_away_with_their_activities(
    database: Database,
) -> None:
    await say(database, took_part=True)
    gone = (await first(database, FEBRUARY)).entry.activity
    kept = [entry for entry in published_schedule(2021) if entry.activity != gone]
    async with database.transaction() as session:
        await save_schedule(session, 2021, kept, NOW)
    async with database.transaction() as session:
        assert (await session.exec(select(func.count()).select_from(Attendance))).one() == 0
