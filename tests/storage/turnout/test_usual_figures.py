"""What a report's figures are compared with, and whose figures a region may know."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.outliers import UsualFigures
from convenio.report.stages import Stage
from storage import models
from storage.agreements import add_agreement
from storage.database import Database
from storage.reports.obligations import Owed, find_owed
from storage.turnout.usual_figures import HISTORY, usual_for_odes, usual_for_region
from tests.second_agreement import FIVE, KEPT, YEARS

DAY = date(2022, 7, 1)
NOW = datetime(2022, 7, 1, 15, 0, tzinfo=UTC)


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    async with database.transaction() as session:
        yield session


async def put(
    session: AsyncSession,
    period: str,
    region: str,
    executed: int,
    *,
    indicator: int = 1,
    stage: Stage = Stage.RECEIVED,
    number: int = 1,
    published: date | None = None,
    simulated: bool = False,
) -> None:
    """What a region said of one indicator in a semester."""
    if await session.get(models.PeriodRow, period) is None:
        row = models.PeriodRow(code=period, opens_on=DAY, deadline=DAY, published_on=published)
        session.add(row)
        await session.flush()
    await session.merge(models.Expected(period=period, region=region))
    version = models.Version(
        period=period,
        region=region,
        number=number,
        opened_at=NOW,
        sent_at=NOW,
        stage=stage,
        simulated=simulated,
    )
    session.add(version)
    await session.flush()
    figure = models.FigureRow(
        version_id=version.id or 0,
        indicator=indicator,
        programmed=Decimal(60),
        executed=Decimal(executed),
        updated_at=NOW,
    )
    session.add(figure)
    await session.flush()


async def owed(session: AsyncSession, period: str = "2021-II", region: str = "puno") -> Owed:
    found = await find_owed(session, period, region)
    assert found is not None
    return found


def values(usual: UsualFigures, indicator: int = 1) -> list[int]:
    return sorted(map(int, usual.values(indicator)))


async def test_its_own_history_is_what_was_received_of_it_before(session: AsyncSession) -> None:
    await put(session, "2021-II", "puno", 90)
    await put(session, "2021-I", "puno", 11)
    await put(session, "2021-I", "puno", 12, number=2)
    await put(session, "2021-I", "tacna", 80)
    await put(session, "2020-II", "puno", 13, stage=Stage.RETURNED)
    await put(session, "2020-I", "puno", 14, simulated=True)
    await put(session, "2022-I", "puno", 99)
    [own] = await usual_for_region(session, await owed(session), DAY)
    assert (values(own), own.own, own.simulated) == ([12, 14], True, True)


async def test_of_history_only_the_last_semesters_count(session: AsyncSession) -> None:
    for year in range(2016, 2022):
        for half in ("I", "II"):
            await put(session, f"{year}-{half}", "puno", year - 2000)
    [own] = await usual_for_region(session, await owed(session), DAY)
    assert len(values(own)) == HISTORY
    assert values(own) == [17, 18, 18, 19, 19, 20, 20, 21]


async def test_others_are_known_by_the_newest_semester_that_is_published(
    session: AsyncSession,
) -> None:
    yesterday, tomorrow = DAY - timedelta(days=1), DAY + timedelta(days=1)
    for region, executed in (("puno", 1), ("tacna", 2), ("ica", 3)):
        await put(session, "2020-I", region, executed + 10, published=yesterday)
        await put(session, "2020-II", region, executed + 20, published=yesterday)
        await put(session, "2021-I", region, executed + 30, published=tomorrow)
        await put(session, "2021-II", region, executed + 40)
    await put(session, "2020-II", "cusco", 99, stage=Stage.WAITING)
    _, others = await usual_for_region(session, await owed(session), DAY)
    assert (values(others), others.of, others.own) == ([22, 23], "II Semestre 2020", False)
    _, now = await usual_for_odes(session, await owed(session))
    assert (values(now), now.of) == ([42, 43], "")
    _, then = await usual_for_region(session, await owed(session), tomorrow)
    assert values(then) == [32, 33]


async def test_figures_of_another_agreement_are_found_by_their_indicator(
    session: AsyncSession,
) -> None:
    await add_agreement(session, *YEARS, FIVE.listed, None, NOW)
    await put(session, "2021-II", "puno", 40, indicator=KEPT.number, published=DAY)
    await put(session, "2021-II", "tacna", 30, indicator=KEPT.number)
    await put(session, "2021-II", "tacna", 20, indicator=1, number=2, stage=Stage.RETURNED)
    row = models.PeriodRow(code="2022-I", opens_on=DAY, deadline=DAY, agreement=FIVE.agreement)
    session.add(row)
    await session.flush()
    session.add(models.Expected(period="2022-I", region="puno"))
    await session.flush()
    session.expire_all()
    own, others = await usual_for_region(session, await owed(session, "2022-I"), DAY)
    assert (values(own, 3), values(others, 3)) == ([40], [30])
    assert values(own, KEPT.number) == values(own, 1) == []
