"""A tick may run twice, late, or in several processes at once: each person is told once."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import col, select

from bot.example import demo
from convenio.calendar.periods import LIMA
from jobs.sweep import sweep, tick
from storage.database import Database, run
from storage.models import Occasion, OccasionKind, Outbox, PeriodRow, Person
from storage.outbox.reachability import mark_unreachable
from storage.reminders.occasions import spans
from tests.templates import begin_with_example

pytestmark = pytest.mark.both_databases

CAST_CAME = datetime(2020, 12, 14, 9, tzinfo=LIMA)
FRIDAY = datetime(2021, 1, 8, 9, tzinfo=LIMA)
OF_SCHEDULE = (
    OccasionKind.MONTH,
    OccasionKind.DIRECTOR_MONTH,
    OccasionKind.OWN_MONTH,
    OccasionKind.ATTENDANCE,
)
EVERYBODY = 7  # one each: of reports, of activities of January and February, or of both


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    await begin_with_example(database)
    async with database.transaction() as session:
        await demo.load_cast(session, CAST_CAME)
    yield database
    await database.close()


async def told(database: Database) -> Counter[int]:
    """How often each chat was told something of its report that nobody asked for."""
    async with database.transaction() as session:
        rows = (await session.exec(select(Outbox))).all()
        return Counter(row.chat_id for row in rows if row.about and _of_report(row.about))


def _of_report(about: dict[str, Any]) -> bool:
    return "items" in about and about["items"][0]["kind"] not in OF_SCHEDULE


async def missed(database: Database) -> Counter[str]:
    async with database.transaction() as session:
        return Counter(row.missed for row in (await session.exec(select(Occasion))).all())


async def test_a_tick_that_runs_twice_tells_once(database: Database) -> None:
    assert await sweep(database, FRIDAY) == EVERYBODY
    assert await sweep(database, FRIDAY) == 0
    assert await sweep(database, FRIDAY + timedelta(minutes=1)) == 0
    assert await told(database) == {101: 1, 102: 1, 104: 1, 106: 1}


async def test_ticks_at_the_same_moment_tell_once(database: Database) -> None:
    url = database.engine.url.render_as_string(hide_password=False)
    others = [Database(url), Database(url)]
    counts = await asyncio.gather(*(sweep(each, FRIDAY) for each in (database, *others)))
    assert sum(counts) == EVERYBODY
    assert await told(database) == {101: 1, 102: 1, 104: 1, 106: 1}
    for other in others:
        await other.close()


async def test_what_fails_of_a_tick_keeps_nobody_from_being_told(database: Database) -> None:
    async with database.transaction() as session:
        await run(session, text("DROP TABLE incident"), {})
    with pytest.raises(ExceptionGroup):
        await tick(database, FRIDAY)
    assert await told(database) == {101: 1, 102: 1, 104: 1, 106: 1}


async def test_after_three_days_down_each_is_told_once_and_the_rest_is_recorded(
    database: Database,
) -> None:
    await sweep(database, datetime(2021, 1, 11, 17, tzinfo=LIMA))
    await sweep(database, datetime(2021, 1, 15, 8, 29, tzinfo=LIMA))
    before = await told(database)
    assert await sweep(database, datetime(2021, 1, 15, 8, 30, tzinfo=LIMA)) == 4
    assert await told(database) - before == {101: 1, 102: 1, 104: 1, 106: 1}
    assert (await missed(database))["a later one took its place"] > 0


async def test_people_are_taken_in_pages(database: Database) -> None:
    async with database.transaction() as session:
        pages = await spans(session, 3)
        numbers = (await session.exec(select(Person.id).order_by(col(Person.id)))).all()
    assert [each.last for each in pages] == [*numbers[2:-1:3], numbers[-1]]
    assert [each.after for each in pages] == [0, *(each.last for each in pages[:-1])]


async def expired(database: Database) -> set[tuple[str, int, str]]:
    """What nobody was told, as (kind, lead, period)."""
    async with database.transaction() as session:
        rows = (await session.exec(select(Occasion).where(Occasion.missed != ""))).all()
        return {(row.kind.value, row.lead, row.period) for row in rows}


CLOSING = date(2021, 1, 22)
SATURDAY = 5
TOLD, NEWS = -7, -1  # the last day of which ODES was told before, and the next to be told of
UNTIL_CLOSING = {("reminder", lead, "2020-II") for lead in (-3, -1, 0, 1, 3, 7)}


async def close_on(database: Database, day: date) -> None:
    async with database.transaction() as session:
        period = await session.get_one(PeriodRow, "2020-II")
        period.closes_on = day
        session.add(period)


async def test_what_was_due_until_a_period_closed_is_recorded_however_long_it_was_down(
    database: Database,
) -> None:
    await close_on(database, CLOSING)
    await sweep(database, FRIDAY + timedelta(hours=1))
    before = await told(database)
    await sweep(database, datetime(2021, 6, 1, 9, tzinfo=LIMA))
    recorded = await expired(database)
    assert recorded >= UNTIL_CLOSING
    days = (FRIDAY.date() + timedelta(days=number) for number in range(3, 15))
    leads = {(day - date(2021, 1, 15)).days for day in days if day.weekday() < SATURDAY}
    states = {lead for lead in leads if lead >= NEWS}
    assert {lead for kind, lead, _ in recorded if kind == "status" and lead > TOLD} == states
    months = {(kind, period) for kind, _, period in recorded if kind in ("month", "attendance")}
    assert {("month", f"2021-0{month}") for month in (2, 3, 4, 5)} <= months
    assert {("attendance", f"2021-0{month}") for month in (1, 2, 3)} <= months
    assert await told(database) == before
    await sweep(database, datetime(2021, 6, 1, 9, 1, tzinfo=LIMA))
    assert await expired(database) == recorded


async def test_what_was_held_back_until_a_period_closed_is_recorded(database: Database) -> None:
    await sweep(database, datetime(2021, 1, 14, 9, tzinfo=LIMA))
    await close_on(database, date(2021, 1, 18))
    async with database.transaction() as session:
        await mark_unreachable(session, 101, datetime(2021, 1, 14, 12, tzinfo=LIMA))
    for day in (15, 18):
        await sweep(database, datetime(2021, 1, day, 17, tzinfo=LIMA))
    assert ("reminder", 3, "2020-II") not in await expired(database)
    await sweep(database, datetime(2021, 1, 19, 8, 30, tzinfo=LIMA))
    assert ("reminder", 3, "2020-II") in await expired(database)


async def test_what_was_held_back_until_a_period_was_closed_by_hand_is_recorded(
    database: Database,
) -> None:
    async with database.transaction() as session:
        await mark_unreachable(session, 101, FRIDAY)
    await sweep(database, datetime(2021, 1, 19, 9, tzinfo=LIMA))
    assert ("reminder", 3, "2020-II") not in await expired(database)
    await close_on(database, date(2021, 1, 18))
    await sweep(database, datetime(2021, 1, 19, 15, tzinfo=LIMA))
    assert ("reminder", 3, "2020-II") in await expired(database)
