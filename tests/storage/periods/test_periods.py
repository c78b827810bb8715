"""Two people of ODES, or two processes, act on one period at the same moment."""

import asyncio
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from bot.example.published_report import OPENED_AT
from convenio.calendar.period_dates import PeriodDates
from convenio.calendar.periods import Period
from handlers.periods import acts
from simulator import Simulator
from storage.models import Expected, PeriodChange
from storage.turnout.owed_reports import owing_of
from tests.cast import Bot

pytestmark = pytest.mark.both_databases

SECOND = Period(2020, 2)
SEEN = PeriodDates(date(2020, 12, 15), date(2021, 1, 15))


async def test_of_two_who_change_its_dates_at_once_one_does(
    prepared: Bot, simulator: Simulator
) -> None:
    async def change(day: int) -> int:
        dates = PeriodDates(SEEN.opens_on, date(2021, 1, day))
        async with prepared.database.transaction() as session:
            return await acts.change_period(
                session, SECOND, dates, "Emergencia", None, simulator.now(), seen=SEEN
            )

    await _one_does(prepared, "Entretanto otra persona", change(22), change(29))


async def test_of_two_who_open_a_semester_at_once_one_does(
    prepared: Bot, simulator: Simulator
) -> None:
    async def begin(day: int) -> int:
        dates = PeriodDates(date(2021, 6, 15), date(2021, 7, day))
        async with prepared.database.transaction() as session:
            return await acts.open_period(
                session, Period(2021, 1), dates, ["puno"], None, simulator.now()
            )

    await _one_does(prepared, "ya existe", begin(15), begin(16))


async def test_of_two_who_publish_at_once_one_does(prepared: Bot, simulator: Simulator) -> None:
    async def publish() -> int:
        async with prepared.database.transaction() as session:
            return await acts.publish_period(session, SECOND, None, simulator.now(), missing=20)

    await _one_does(prepared, "ya se publicó", publish(), publish())


async def test_extensions_end_where_the_new_dates_reach_them(
    prepared: Bot, simulator: Simulator
) -> None:
    async with prepared.database.transaction() as session:
        for region, day in (("puno", date(2021, 1, 20)), ("tacna", date(2021, 3, 30))):
            row = await session.get_one(Expected, ("2020-II", region))
            row.extended_to = day
            session.add(row)
    dates = PeriodDates(SEEN.opens_on, date(2021, 1, 22), date(2021, 3, 1))
    async with prepared.database.transaction() as session:
        await acts.change_period(session, SECOND, dates, "Motivo", None, simulator.now())
    async with prepared.database.transaction() as session:
        extended = [
            (await session.get_one(Expected, ("2020-II", region))).extended_to
            for region in ("puno", "tacna")
        ]
    assert extended == [None, date(2021, 3, 1)]


async def test_a_report_is_owed_since_what_was_done_last_about_it(
    prepared: Bot, simulator: Simulator
) -> None:
    async def since(*regions: str) -> list[datetime | None]:
        async with prepared.database.transaction() as session:
            owed = [await owing_of(session, SECOND.code, region) for region in regions]
        return [each.stands_since if each else None for each in owed]

    assert await since("puno", "tacna") == [OPENED_AT, OPENED_AT]
    added, changed = (simulator.now() + timedelta(hours=hours) for hours in (1, 2))
    async with prepared.database.transaction() as session:
        for adds in (False, True):
            await acts.change_region(session, SECOND, "tacna", "Motivo", None, added, adds=adds)
            await session.flush()
    assert await since("puno", "tacna") == [OPENED_AT, added]
    dates = PeriodDates(SEEN.opens_on, date(2021, 1, 22))
    async with prepared.database.transaction() as session:
        await acts.change_period(session, SECOND, dates, "Motivo", None, changed)
    assert await since("puno", "tacna") == [changed, changed]


async def _one_does(bot: Bot, refusal: str, *both: Any) -> None:
    results = await asyncio.gather(*both, return_exceptions=True)
    [fault] = [each for each in results if isinstance(each, BaseException)]
    assert refusal in str(fault)
    async with bot.database.transaction() as session:
        since_the_example = select(PeriodChange).where(col(PeriodChange.id) > 1)
        assert len((await session.exec(since_the_example)).all()) == 1
