"""A new agreement's indicators count in its years, and touch nothing of the years before."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from convenio.calendar.period_dates import PeriodDates
from convenio.calendar.periods import Period
from convenio.catalogue.indicators import INDICATORS
from convenio.report.entries import LoadedGoal
from convenio.schedule.activities import Activity, ScheduleEntry, published_schedule
from handlers.invitation.access import give_duty
from storage.agreements import add_agreement, all_indicators, indicators_in, indicators_of
from storage.database import Database
from storage.models import Person, Position, Role
from storage.periods.periods import add_period
from storage.reports import obligations
from storage.reports.drafts import open_draft
from storage.reports.goals import NewGoal, set_goals
from storage.schedule.entries import add_schedule, entries_of
from tests.second_agreement import FIVE, YEARS

NOW = datetime(2022, 7, 4, 15, tzinfo=UTC)
DATES = PeriodDates(date(2022, 7, 1), date(2022, 7, 15), None)
PERIOD = Period(2022, 1)


async def load(database: Database, first: int = YEARS[0], last: int = YEARS[1]) -> None:
    async with database.transaction() as session:
        await add_agreement(session, first, last, FIVE.listed, None, NOW)


async def opened(database: Database, period: Period = PERIOD) -> None:
    async with database.transaction() as session:
        assert await add_period(session, period, DATES, ["puno"], None, NOW)


async def test_a_year_has_the_indicators_of_the_agreement_that_covers_it(
    database: Database,
) -> None:
    await load(database)
    async with database.transaction() as session:
        assert await indicators_in(session, 2021) == INDICATORS
        assert await indicators_in(session, 2022) == FIVE
        assert await indicators_in(session, 2025) == FIVE
        assert await indicators_in(session, 2026) == INDICATORS
        assert await all_indicators(session) == [INDICATORS, FIVE]
        assert await indicators_of(session, "") == INDICATORS
        assert await indicators_of(session, "2022-2025") == FIVE
        assert await indicators_of(session, "2030-2031") is None


@pytest.mark.parametrize("opened_first", [True, False])
async def test_a_report_of_its_years_is_about_its_indicators(
    database: Database, *, opened_first: bool
) -> None:
    if opened_first:
        await opened(database)
    await load(database)
    if not opened_first:
        await opened(database)
    await opened(database, Period(2021, 2))
    async with database.transaction() as session:
        owed = await obligations.find_owed(session, "2022-I", "puno")
        before = await obligations.find_owed(session, "2021-II", "puno")
    assert owed
    assert before
    assert owed.indicators == FIVE
    assert before.indicators == INDICATORS


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (2021, 2022, "se cruzan con el convenio 2020-2021"),
        (2025, 2026, "se cruzan con el convenio 2022-2025"),
        (2020, 2030, "dura 10 años como máximo"),
        (2027, 2026, "de un año a otro igual o posterior"),
    ],
)
async def test_years_that_another_agreement_has_are_refused(
    database: Database, first: int, last: int, said: str
) -> None:
    await load(database)
    with pytest.raises(ValueError, match=said):
        await load(database, first, last)


async def test_years_with_reports_keep_their_indicators(database: Database) -> None:
    await opened(database)
    async with database.transaction() as session:
        person = Person(created_at=NOW)
        session.add(person)
        await session.flush()
        owed = await obligations.find_owed(session, "2022-I", "puno")
        assert owed
        await open_draft(session, owed, person, NOW)
    with pytest.raises(ValueError, match="Ya hay reportes de 2022-I"):
        await load(database)


async def test_an_indicator_that_somebody_answers_for_stays(database: Database) -> None:
    await load(database)
    async with database.transaction() as session:
        person = Person(created_at=NOW)
        session.add(person)
        await session.flush()
        position = Position(Role.PROPONENT, indicator=5, agreement="2022-2025")
        await give_duty(session, person, position, NOW)
    with pytest.raises(ValueError, match="Hay quien responde por el indicador 5"):
        async with database.transaction() as session:
            await add_agreement(session, *YEARS, FIVE.listed[:4], None, NOW)
    await load(database)


async def test_years_with_goals_keep_their_indicators(database: Database) -> None:
    await opened(database)
    async with database.transaction() as session:
        await set_goals(session, "2022-I", [NewGoal("puno", 1, LoadedGoal())], None, NOW)
    with pytest.raises(ValueError, match="Ya hay metas de 2022-I"):
        await load(database)


async def test_a_schedule_of_other_indicators_is_replaced_first(database: Database) -> None:
    entries = [each for each in published_schedule(2021) if each.activity.indicator == 12]
    async with database.transaction() as session:
        await add_schedule(session, [replace(each, year=2022) for each in entries])
    with pytest.raises(ValueError, match="habla del indicador 12"):
        await load(database)


async def test_an_activity_is_of_an_indicator_of_its_year(database: Database) -> None:
    await load(database)
    first = [each for each in published_schedule(2021) if each.activity.indicator == 5][:1]
    activity = Activity(5, 1, "Taller", "ODES", FIVE)
    async with database.transaction() as session:
        await add_schedule(session, [*first, ScheduleEntry(2022, activity, "puno", 3)])
        [before] = await entries_of(session, 2021)
        [now] = await entries_of(session, 2022)
    assert before.activity.about == INDICATORS[5]
    assert now.activity.about == FIVE[5]
