"""What ODES follows: where each region's report is, and how reports arrive."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from charts import facts as f
from charts.facts.empty import NothingToShow
from charts.words.signs import UNHEARD
from convenio.calendar.periods import LIMA, Period, deadline_at
from convenio.report.stages import Stage
from storage.models import PeriodRow
from storage.turnout.turnout import (
    FirstVersion,
    answered_in_drafts,
    deadlines,
    first_sent,
    reachable_regions,
    registered_regions,
    simulated_regions,
    unreceived_stages,
)


async def status_facts(session: AsyncSession, period: Period, now: datetime) -> f.StatusFacts:
    """Raises NothingToShow for a semester that nobody has to report."""
    row = await _reported_period(session, period)
    first = await first_sent(session, period.code)
    on_the_way = await unreceived_stages(session, period.code)
    answered = await answered_in_drafts(session, row)
    reach = await _reaches(session)
    simulated = await simulated_regions(session, period.code)
    return f.StatusFacts(
        indicators=row.indicators,
        as_of=now.astimezone(LIMA).date(),
        simulated=bool(simulated),
        genuine=_genuine(first, simulated),
        period=period,
        deadline=row.deadline,
        regions=tuple(
            f.RegionStatus(
                region=region,
                state=_state(
                    first.get(region),
                    on_the_way.get(region),
                    reach=reach.get(region, f.Reach.NOBODY),
                    overdue=now > deadline_at(due),
                    begun=region in answered,
                ),
                answered=answered.get(region, 0),
                reach=reach.get(region, f.Reach.NOBODY),
                simulated=region in simulated,
            )
            for region, due in (await deadlines(session, row)).items()
        ),
    )


async def _reaches(session: AsyncSession) -> dict[str, f.Reach]:
    """Of each region that has a focal point."""
    reachable = await reachable_regions(session)
    return {
        region: f.Reach.HEARD if region in reachable else f.Reach.MUTE
        for region in await registered_regions(session)
    }


def _genuine(first: Iterable[str], simulated: Collection[str]) -> tuple[str, ...]:
    """Of the regions that sent a report, those whose figures were not invented."""
    return tuple(sorted(region for region in first if region not in simulated))


def _state(
    first: FirstVersion | None, stage: Stage | None, *, reach: f.Reach, overdue: bool, begun: bool
) -> f.ReportState:
    """What ODES has to act upon goes first."""
    if first is not None:
        return f.ReportState.LATE if first.late else f.ReportState.IN_TIME
    if stage is not None and stage in _ON_THE_WAY:
        return _ON_THE_WAY[stage]
    if overdue:
        return f.ReportState.OVERDUE
    if reach in UNHEARD:
        return UNHEARD[reach]
    return f.ReportState.AT_WORK if begun else f.ReportState.NOT_BEGUN


_ON_THE_WAY = {
    Stage.WAITING: f.ReportState.WAITING,
    Stage.RETURNED: f.ReportState.RETURNED,
}


async def progress_facts(session: AsyncSession, period: Period, today: date) -> f.ProgressFacts:
    row = await _reported_period(session, period)
    before = await session.get(PeriodRow, period.previous.code)
    simulated = await simulated_regions(session, period.code)
    return f.ProgressFacts(
        indicators=row.indicators,
        as_of=today,
        simulated=bool(simulated),
        genuine=_genuine(await first_sent(session, period.code), simulated),
        current=await _arrivals(session, row),
        previous=await _arrivals(session, before) if before else None,
    )


async def _reported_period(session: AsyncSession, period: Period) -> PeriodRow:
    row = await session.get(PeriodRow, period.code)
    if row is None:
        raise NothingToShow(period.code)
    return row


async def _arrivals(session: AsyncSession, row: PeriodRow) -> f.Arrivals:
    first = await first_sent(session, row.code)
    return f.Arrivals(
        period=Period.parse(row.code),
        expected=len(await deadlines(session, row)),
        deadline=row.deadline,
        closes_on=row.closes_on,
        sent_on=tuple(sorted(sent.at.astimezone(LIMA).date() for sent in first.values())),
        simulated=bool(await simulated_regions(session, row.code)),
    )
