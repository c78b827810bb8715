"""Questions about periods and reports, answered with values of the agreement's rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.entries import Entry, Goal
from convenio.figures import Mark
from convenio.indicators import INDICATORS
from convenio.periods import Period, deadline_at
from convenio.regions import REGIONS, Region
from convenio.results import Figure
from storage import models
from storage.models import Expected, FigureChange, FigureRow, PeriodRow, Person, Version


@dataclass(frozen=True, slots=True)
class Owed:
    """A report that a region owes: the period, and until when."""

    period: Period
    region: Region
    opens_on: date
    deadline: date
    closes_on: date | None

    def late_at(self, now: datetime) -> bool:
        return now > deadline_at(self.deadline)

    def open_on(self, today: date) -> bool:
        return self.opens_on <= today and (self.closes_on is None or today <= self.closes_on)


@dataclass(frozen=True, slots=True)
class LastChange:
    person_id: int | None
    name: str | None
    indicator: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """A version of a region's report with everything that is known beside it."""

    owed: Owed
    version: Version
    entries: tuple[Entry, ...]
    previous: Mapping[int, Figure]
    last_change: LastChange | None

    @property
    def id(self) -> int:
        assert self.version.id is not None
        return self.version.id

    @property
    def sent(self) -> bool:
        return self.version.sent_at is not None

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(entry.figure for entry in self.entries)

    @property
    def missing(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.missing)

    def entry(self, indicator: int) -> Entry:
        return self.entries[indicator - 1]


async def owed_by(session: AsyncSession, regions: Sequence[str], today: date) -> list[Owed]:
    """What those regions owe and can still be sent today, the nearest deadline first."""
    query = (
        select(PeriodRow, Expected)
        .join(Expected, col(Expected.period) == col(PeriodRow.code))
        .where(
            col(Expected.region).in_(regions),
            PeriodRow.opens_on <= today,
            or_(col(PeriodRow.closes_on).is_(None), col(PeriodRow.closes_on) >= today),
        )
        .order_by(col(PeriodRow.deadline), col(Expected.region))
    )
    return [_owed(period, expected) for period, expected in (await session.exec(query)).all()]


async def find_owed(session: AsyncSession, period: str, region: str) -> Owed | None:
    query = (
        select(PeriodRow, Expected)
        .join(Expected, col(Expected.period) == col(PeriodRow.code))
        .where(Expected.period == period, Expected.region == region)
    )
    found = (await session.exec(query)).first()
    return _owed(*found) if found else None


def _owed(period: PeriodRow, expected: Expected) -> Owed:
    return Owed(
        period=Period.parse(period.code),
        region=REGIONS[expected.region],
        opens_on=period.opens_on,
        deadline=expected.extended_to or period.deadline,
        closes_on=period.closes_on,
    )


async def versions_of(session: AsyncSession, period: str, region: str) -> Sequence[Version]:
    """Oldest first; the last one may be a draft."""
    query = (
        select(Version)
        .where(Version.period == period, Version.region == region)
        .order_by(col(Version.number))
    )
    return (await session.exec(query)).all()


async def goals_of(session: AsyncSession, period: str, region: str) -> dict[int, Goal]:
    query = select(models.Goal).where(models.Goal.period == period, models.Goal.region == region)
    return {
        row.indicator: Goal(row.programmed, Mark(row.mark) if row.mark else None)
        for row in (await session.exec(query)).all()
    }


async def load(session: AsyncSession, version_id: int, *, to_change: bool = False) -> Report | None:
    """The version with its entries; goals are ODES's present ones until the version is sent.

    `to_change`: nobody else changes or sends it before this transaction ends.
    """
    version = await session.get(Version, version_id, with_for_update=to_change or None)
    owed = await find_owed(session, version.period, version.region) if version else None
    if version is None or owed is None:
        return None
    goals = {} if version.sent_at else await goals_of(session, version.period, version.region)
    rows = await figure_rows(session, version_id)
    return Report(
        owed=owed,
        version=version,
        entries=tuple(_entry(number, rows.get(number), goals.get(number)) for number in INDICATORS),
        previous=await sent_figures(session, owed.period.previous.code, version.region),
        last_change=await _last_change(session, version_id),
    )


async def sent_figures(session: AsyncSession, period: str, region: str) -> dict[int, Figure]:
    """By indicator, of the newest version that was sent; empty if none was."""
    sent = [row for row in await versions_of(session, period, region) if row.sent_at]
    if not sent:
        return {}
    rows = await figure_rows(session, sent[-1].id)
    return {number: _entry(number, row, None).figure for number, row in rows.items()}


async def figure_rows(session: AsyncSession, version_id: int | None) -> dict[int, FigureRow]:
    query = select(FigureRow).where(FigureRow.version_id == version_id)
    return {row.indicator: row for row in (await session.exec(query)).all()}


def _entry(number: int, row: FigureRow | None, goal: Goal | None) -> Entry:
    if row is None:
        return Entry(number, goal)
    return Entry(
        indicator=number,
        goal=goal,
        mark=Mark(row.mark) if row.mark else None,
        programmed=row.programmed,
        executed=row.executed,
        executed_count=row.executed_count,
        base_count=row.base_count,
        cause=row.cause,
        cause_words=row.cause_words,
    )


async def _last_change(session: AsyncSession, version_id: int) -> LastChange | None:
    query = (
        select(FigureChange, Person)
        .join(Person, col(Person.id) == col(FigureChange.person_id), isouter=True)
        .where(FigureChange.version_id == version_id)
        .order_by(col(FigureChange.id).desc())
        .limit(1)
    )
    found = (await session.exec(query)).first()
    if found is None:
        return None
    change, person = found
    name = person.name if person else None
    return LastChange(change.person_id, name, change.indicator, change.at)


async def count_reports(session: AsyncSession, period: str) -> tuple[int, int]:
    """(regions that sent, regions expected) for a period."""
    sent = select(func.count(func.distinct(Version.region))).where(
        Version.period == period, col(Version.sent_at).is_not(None)
    )
    expected = select(func.count()).where(Expected.period == period)
    return (await session.exec(sent)).one(), (await session.exec(expected)).one()
