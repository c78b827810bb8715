"""The periods as ODES opens, changes, closes and publishes them; each act is recorded."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.period_dates import PeriodDates, PeriodState, extension_within
from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.report.requirements import NOTHING_REQUIRED, Requirements
from convenio.report.stages import Stage
from storage.agreements import hold_agreements, indicators_in
from storage.database import insert_if_new, run, table_of
from storage.evaluations.owed import EvaluationTurnout, evaluation_turnout
from storage.models import Expected, ExpectedEvaluation, PeriodAct, PeriodRow, Person, Version
from storage.periods.deadline_audit import record_moved
from storage.periods.period_history import date_columns, date_facts, record_act
from storage.turnout.turnout import unreceived_stages

_OPEN = insert_if_new(PeriodRow)


@dataclass(frozen=True, slots=True)
class PeriodStatus:
    """A period with its indicators and dates, and how far its regions have come.

    `expected` owe a report, `sent` sent one, `extended` have more time. `pending`: of which regions
    nothing was received yet, though they sent it, and the stage of what they sent. `evaluations`:
    of its indicators, if there is a deadline for them.
    """

    period: Period
    indicators: Indicators
    dates: PeriodDates
    published_on: date | None
    expected: tuple[str, ...]
    sent: frozenset[str]
    pending: dict[str, Stage]
    extended: tuple[tuple[str, date], ...]
    requirements: Requirements = NOTHING_REQUIRED
    evaluations: EvaluationTurnout | None = None

    def state(self, today: date) -> PeriodState:
        return self.dates.state(self.published_on, today)

    @property
    def missing(self) -> list[str]:
        return [region for region in self.expected if region not in self.sent]

    @property
    def waiting(self) -> list[str]:
        return [region for region, stage in self.pending.items() if stage is Stage.WAITING]

    @property
    def returned(self) -> list[str]:
        return [region for region, stage in self.pending.items() if stage is Stage.RETURNED]

    @property
    def in_no_average(self) -> int:
        return len(self.missing) + len(self.pending)

    def ends_early(self, day: date) -> list[str]:
        """The regions whose extension would end if the period did after that day."""
        return [region for region, until in self.extended if until > day]


async def all_periods(session: AsyncSession) -> list[PeriodStatus]:
    """All periods, the newest first."""
    found = [await _status(session, row) for row in await session.exec(select(PeriodRow))]
    return sorted(found, key=lambda status: status.period, reverse=True)


async def period_status(
    session: AsyncSession, code: str, *, to_change: bool = False
) -> PeriodStatus | None:
    """A period's status. `to_change`: nobody else changes it before this transaction ends."""
    hold = {"of": PeriodRow} if to_change else None
    row = await session.get(PeriodRow, code, with_for_update=hold, populate_existing=True)
    return await _status(session, row) if row else None


async def _status(session: AsyncSession, row: PeriodRow) -> PeriodStatus:
    expected = select(Expected).where(Expected.period == row.code).order_by(Expected.region)
    sent = select(Version.region).where(
        Version.period == row.code, col(Version.sent_at).is_not(None)
    )
    rows = (await session.exec(expected)).all()
    return PeriodStatus(
        Period.parse(row.code),
        row.indicators,
        PeriodDates(row.opens_on, row.deadline, row.closes_on, row.evaluated_by),
        row.published_on,
        tuple(region.region for region in rows),
        frozenset((await session.exec(sent)).all()),
        await unreceived_stages(session, row.code),
        tuple((region.region, region.extended_to) for region in rows if region.extended_to),
        row.requirements,
        await evaluation_turnout(session, row),
    )


async def add_period(
    session: AsyncSession,
    period: Period,
    dates: PeriodDates,
    regions: Collection[str],
    by: Person | None,
    now: datetime,
    requirements: Requirements = NOTHING_REQUIRED,
) -> bool:
    """Open a period; False if it was there already."""
    columns = {column.name: None for column in table_of(PeriodRow).columns}
    await hold_agreements(session)
    agreement = (await indicators_in(session, period.year)).agreement
    required = requirements.facts()
    said = {"code": period.code, "agreement": agreement, "required": required}
    row = columns | said | date_columns(dates)
    if (await run(session, _OPEN, row)).rowcount != 1:
        return False
    session.add_all(Expected(period=period.code, region=region) for region in regions)
    after: dict[str, Any] = date_facts(dates) | {"regions": sorted(regions)}
    if requirements != NOTHING_REQUIRED:
        after["required"] = required
    await record_act(session, period, PeriodAct.OPENED, by, now, after=after)
    return True


async def set_dates(
    session: AsyncSession,
    status: PeriodStatus,
    dates: PeriodDates,
    act: PeriodAct,
    by: Person | None,
    now: datetime,
    reason: str = "",
) -> None:
    """Change the dates of a locked period, and end extensions that no longer fit."""
    row = await session.get_one(PeriodRow, status.period.code)
    for name, day in date_columns(dates).items():
        setattr(row, name, day)
    session.add(row)
    for region, until in status.extended:
        expected = await session.get_one(Expected, (row.code, region))
        expected.extended_to = extension_within(until, dates)
        session.add(expected)
        if expected.extended_to != until:
            moved = (until, expected.extended_to or dates.deadline)
            await record_moved(session, row.code, region, *moved, reason, by, now)
    if dates.evaluated_by != status.dates.evaluated_by:
        await _end_extensions(session, status, dates, reason, by, now)
    before, after = date_facts(status.dates), date_facts(dates)
    await record_act(
        session, status.period, act, by, now, before=before, after=after, reason=reason
    )


async def _end_extensions(
    session: AsyncSession,
    status: PeriodStatus,
    dates: PeriodDates,
    reason: str,
    by: Person | None,
    now: datetime,
) -> None:
    """End what was extended of evaluations to a day that is not later than the new deadline."""
    for each in status.evaluations.extended if status.evaluations else ():
        until, (code, place) = each.owed.deadline, each.owed.place
        if dates.evaluated_by is not None and until > dates.evaluated_by:
            continue
        key = code, each.owed.indicator.number
        await session.delete(await session.get_one(ExpectedEvaluation, key))
        await record_moved(session, code, place, until, dates.evaluated_by, reason, by, now)


async def set_requirements(
    session: AsyncSession,
    status: PeriodStatus,
    wanted: Requirements,
    by: Person | None,
    now: datetime,
    reason: str = "",
) -> None:
    """Change what a locked period requires."""
    row = await session.get_one(PeriodRow, status.period.code)
    before, row.required = status.requirements.facts(), wanted.facts()
    session.add(row)
    act, after = PeriodAct.REQUIREMENTS, wanted.facts()
    await record_act(
        session, status.period, act, by, now, before=before, after=after, reason=reason
    )


async def set_published(
    session: AsyncSession, status: PeriodStatus, today: date, by: Person | None, now: datetime
) -> None:
    """Mark a locked period as published."""
    row = await session.get_one(PeriodRow, status.period.code)
    row.published_on = today
    session.add(row)
    after = {
        "published_on": today.isoformat(),
        "missing": status.missing,
        "pending": list(status.pending),
    }
    await record_act(session, status.period, PeriodAct.PUBLISHED, by, now, after=after)
