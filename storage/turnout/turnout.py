"""Turnout: who owes a report for a period, who sent one and when, and who is at work."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import bindparam, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.catalogue.agreements import may_report
from convenio.report.entries import Entry, LoadedGoal
from convenio.report.rankings import Turnout, count_turnout
from convenio.report.stages import Stage
from convenio.typed.figures import Mark
from storage import models
from storage.agreements import indicators_in
from storage.database import columns, run, table_of
from storage.models import Duty, Expected, FigureRow, PeriodRow, Person, Role, Version
from storage.turnout.owed_reports import open_periods


@dataclass(frozen=True, slots=True)
class FirstVersion:
    """The moment when a region sent its first version of a period, and whether that was late."""

    at: datetime
    late: bool


_version, _expected = table_of(Version).c, table_of(Expected).c
_SENT = (
    columns(Version, "region", "sent_at", "late", "simulated", "stage")
    .where(_version.period == bindparam("period"), _version.sent_at.is_not(None))
    .order_by(_version.region, _version.number)
)
_RECEIVED = (
    columns(Version, "id")
    .where(_version.period == bindparam("period"), _version.stage == Stage.RECEIVED)
    .limit(1)
)
_DEADLINES = (
    columns(Expected, "region", "extended_to")
    .where(_expected.period == bindparam("period"))
    .order_by(_expected.region)
)


async def expected_regions(session: AsyncSession, period: str) -> Sequence[str] | None:
    """The codes of the regions that owe a report; None if there is no such period."""
    if await session.get(PeriodRow, period) is None:
        return None
    query = select(Expected.region).where(Expected.period == period).order_by(Expected.region)
    return (await session.exec(query)).all()


async def reporting_regions(session: AsyncSession, today: date) -> Collection[str]:
    """The regions that owe a report of an open period.

    Where none is open, those of the newest of the agreement in force; where that has none yet, all
    that may report.
    """
    periods = await open_periods(session, today)
    if not periods:
        agreement = (await indicators_in(session, today.year)).agreement
        query = (
            select(PeriodRow)
            .where(PeriodRow.agreement == agreement)
            .order_by(col(PeriodRow.code).desc())
            .limit(1)
        )
        periods = (await session.exec(query)).all()
    codes = [period.code for period in periods]
    expected = select(Expected.region).where(col(Expected.period).in_(codes)).distinct()
    return (await session.exec(expected)).all() or may_report(today.year)


async def deadlines(session: AsyncSession, period: PeriodRow) -> dict[str, date]:
    """The deadline of each region that owes a report, by code: its own if ODES extended it."""
    found = await run(session, _DEADLINES, {"period": period.code})
    return {region: extended or period.deadline for region, extended in found.all()}


async def first_sent(session: AsyncSession, period: str) -> dict[str, FirstVersion]:
    """The first version of each region of which one was received: a correction is no delay."""
    found = (await run(session, _SENT, {"period": period})).all()
    received = {row.region for row in found if row.stage is Stage.RECEIVED}
    return {
        row.region: FirstVersion(row.sent_at, row.late)
        for row in reversed(found)
        if row.region in received
    }


async def anything_received(session: AsyncSession, period: str) -> bool:
    return (await run(session, _RECEIVED, {"period": period})).first() is not None


async def unreceived_stages(session: AsyncSession, period: str) -> dict[str, Stage]:
    """The stage of the last version of each region of which nothing was received."""
    found = (await run(session, _SENT, {"period": period})).all()
    received = {row.region for row in found if row.stage is Stage.RECEIVED}
    return {row.region: row.stage for row in found if row.region not in received}


async def turnout_of(session: AsyncSession, period: str) -> Turnout | None:
    regions = await expected_regions(session, period)
    if regions is None:
        return None
    first = await first_sent(session, period)
    return count_turnout(regions, {region: not sent.late for region, sent in first.items()})


async def simulated_regions(session: AsyncSession, period: str) -> set[str]:
    """The regions whose version received last has invented figures."""
    found = await run(session, _SENT, {"period": period})
    last = {row.region: row.simulated for row in found if row.stage is Stage.RECEIVED}
    return {region for region, simulated in last.items() if simulated}


async def simulated_reports(session: AsyncSession) -> set[tuple[str, str]]:
    """The period and region of each report that has a version with invented figures."""
    query = select(Version.period, Version.region).where(col(Version.simulated)).distinct()
    return set((await session.exec(query)).all())


async def answered_in_drafts(session: AsyncSession, period: PeriodRow) -> dict[str, int]:
    """The number of indicators answered or marked in each draft that was begun, by region."""
    goals = await _goals_in(session, period.code)
    query = (
        select(Version.region, FigureRow)
        .join(FigureRow, col(FigureRow.version_id) == col(Version.id))
        .where(Version.period == period.code, col(Version.sent_at).is_(None))
    )
    drafts: dict[str, dict[int, Entry]] = {}
    for region, row in await session.exec(query):
        mark = Mark(row.mark) if row.mark else None
        entry = Entry(row.indicator, None, mark, row.programmed, row.executed)
        drafts.setdefault(region, {})[row.indicator] = entry
    return {
        region: sum(
            not replace(said.get(number) or Entry(number), goal=goals.get((region, number))).missing
            for number in period.indicators
        )
        for region, said in drafts.items()
        if any(entry.begun for entry in said.values())
    }


async def _goals_in(session: AsyncSession, period: str) -> dict[tuple[str, int], LoadedGoal]:
    found = await session.exec(select(models.Goal).where(models.Goal.period == period))
    return {
        (row.region, row.indicator): LoadedGoal(
            row.programmed, Mark(row.mark) if row.mark else None
        )
        for row in found
    }


async def registered_regions(session: AsyncSession) -> set[str]:
    """The regions with a focal point, whether or not a message reaches them."""
    query = select(Duty.region).where(Duty.role == Role.FOCAL, col(Duty.until).is_(None))
    return set((await session.exec(query)).all())


async def unreachable_since(session: AsyncSession) -> dict[str, datetime]:
    """The regions with focal points of whom no message reaches any, and since when."""
    reachable = await reachable_regions(session)
    query = (
        select(Duty.region, func.max(col(Person.unreachable_since)))
        .join(Person, col(Person.id) == col(Duty.person_id))
        .where(
            Duty.role == Role.FOCAL,
            col(Duty.until).is_(None),
            col(Person.unreachable_since).is_not(None),
        )
        .group_by(col(Duty.region))
    )
    found = (await session.exec(query)).all()
    return {region: at for region, at in found if at and region not in reachable}


async def reachable_regions(session: AsyncSession) -> set[str]:
    """The regions with a focal point whom a message reaches."""
    query = (
        select(Duty.region)
        .join(Person, col(Person.id) == col(Duty.person_id))
        .where(
            Duty.role == Role.FOCAL,
            col(Duty.until).is_(None),
            col(Person.telegram_id).is_not(None),
            col(Person.unreachable_since).is_(None),
        )
    )
    return set((await session.exec(query)).all())
