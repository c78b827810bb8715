"""Facts that ODES follows: where each region's report is, and how reports arrive."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.empty import NothingToShow
from charts.facts.progress import Arrivals, ProgressFacts
from charts.facts.status import Reach, RegionStatus, ReportState, StatusFacts
from charts.signs import UNHEARD
from convenio.calendar.periods import Period, deadline_at, lima_day
from convenio.report.stages import Stage
from storage.models import PeriodRow
from storage.reminders.effect import remindings
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


async def status_facts(session: AsyncSession, period: Period, now: datetime) -> StatusFacts:
    """Facts of a semester's reports; raises NothingToShow if nobody has to report it."""
    row = await _reported_period(session, period)
    first = await first_sent(session, period.code)
    on_the_way = await unreceived_stages(session, period.code)
    answered = await answered_in_drafts(session, row)
    reach = await _reaches(session)
    simulated = await simulated_regions(session, period.code)
    return StatusFacts(
        indicators=row.indicators,
        as_of=lima_day(now),
        simulated=bool(simulated),
        genuine=_genuine(first, simulated),
        period=period,
        deadline=row.deadline,
        regions=tuple(
            RegionStatus(
                region=region,
                state=_state(
                    first.get(region),
                    on_the_way.get(region),
                    reach=reach.get(region, Reach.NOBODY),
                    overdue=now > deadline_at(due),
                    begun=region in answered,
                ),
                answered=answered.get(region, 0),
                reach=reach.get(region, Reach.NOBODY),
                simulated=region in simulated,
            )
            for region, due in (await deadlines(session, row)).items()
        ),
    )


async def _reaches(session: AsyncSession) -> dict[str, Reach]:
    """The reach of each region that has a focal point."""
    reachable = await reachable_regions(session)
    return {
        region: Reach.HEARD if region in reachable else Reach.MUTE
        for region in await registered_regions(session)
    }


def _genuine(first: Iterable[str], simulated: Collection[str]) -> tuple[str, ...]:
    """The regions that sent a report whose figures were not invented."""
    return tuple(sorted(region for region in first if region not in simulated))


def _state(
    first: FirstVersion | None, stage: Stage | None, *, reach: Reach, overdue: bool, begun: bool
) -> ReportState:
    """The state of a report; a state that ODES has to act upon goes first."""
    if first is not None:
        return ReportState.LATE if first.late else ReportState.IN_TIME
    if stage is not None and stage in _ON_THE_WAY:
        return _ON_THE_WAY[stage]
    if overdue:
        return ReportState.OVERDUE
    if reach in UNHEARD:
        return UNHEARD[reach]
    return ReportState.AT_WORK if begun else ReportState.NOT_BEGUN


_ON_THE_WAY = {
    Stage.WAITING: ReportState.WAITING,
    Stage.RETURNED: ReportState.RETURNED,
}


async def progress_facts(session: AsyncSession, period: Period, today: date) -> ProgressFacts:
    row = await _reported_period(session, period)
    before = await session.get(PeriodRow, period.previous.code)
    simulated = await simulated_regions(session, period.code)
    return ProgressFacts(
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


async def _arrivals(session: AsyncSession, row: PeriodRow) -> Arrivals:
    first = await first_sent(session, row.code)
    return Arrivals(
        period=Period.parse(row.code),
        expected=len(await deadlines(session, row)),
        deadline=row.deadline,
        closes_on=row.closes_on,
        sent_on=tuple(sorted(lima_day(sent.at) for sent in first.values())),
        simulated=bool(await simulated_regions(session, row.code)),
        reminded_on=await _reminded_on(session, row.code),
    )


async def _reminded_on(session: AsyncSession, period: str) -> tuple[date, ...]:
    told = await remindings(session, [period])
    return tuple(sorted({lima_day(each.at) for each in told}))
