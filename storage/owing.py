"""What the regions owe of the periods that are open, and where each report is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import func, select
from sqlmodel import col, or_
from sqlmodel import select as select_rows
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.agreements import AGREEMENTS
from convenio.entries import Entry, Goal
from convenio.figures import Mark
from convenio.indicators import INDICATORS
from storage import models, reports
from storage.database import columns, run, table_of
from storage.models import FigureRow, PeriodRow, Version
from storage.reports import Owed, Place


@dataclass(frozen=True, slots=True)
class Owing:
    """`sent_at`: of the first version; the entries are those of the draft before it."""

    owed: Owed
    sent_at: datetime | None
    entries: tuple[Entry, ...]

    @property
    def missing(self) -> tuple[int, ...]:
        return tuple(entry.indicator for entry in self.entries if entry.missing)

    @property
    def begun(self) -> bool:
        return any(entry.begun for entry in self.entries)

    @property
    def applies(self) -> bool:
        return not all(entry.not_applicable for entry in self.entries)

    @property
    def expected(self) -> bool:
        """It is still to come."""
        return self.sent_at is None and self.applies


_figure, _version, _goal = (table_of(each).c for each in (FigureRow, Version, models.Goal))
_FIRST_SENT = select(_version.period, _version.region, func.min(_version.sent_at)).group_by(
    _version.period, _version.region
)
_SAID = select(
    _version.period,
    _version.region,
    _figure.indicator,
    _figure.mark,
    _figure.programmed,
    _figure.executed,
).join(table_of(FigureRow), _figure.version_id == _version.id)


async def open_periods(session: AsyncSession, today: date) -> Sequence[PeriodRow]:
    """The nearest deadline first."""
    closes_on = col(PeriodRow.closes_on)
    query = (
        select_rows(PeriodRow)
        .where(col(PeriodRow.opens_on) <= today, or_(closes_on.is_(None), closes_on >= today))
        .order_by(col(PeriodRow.deadline), col(PeriodRow.code))
    )
    return (await session.exec(query)).all()


async def owing_on(session: AsyncSession, today: date) -> list[Owing]:
    """Of every region with an agreement that reports a period open that day, sent or not."""
    return await _with_reports(session, await reports.owed_by(session, tuple(AGREEMENTS), today))


async def owing_of(session: AsyncSession, period: str, region: str) -> Owing | None:
    owed = await reports.find_owed(session, period, region)
    return (await _with_reports(session, [owed]))[0] if owed else None


async def _with_reports(session: AsyncSession, owed: Sequence[Owed]) -> list[Owing]:
    periods = {each.period.code for each in owed}
    regions = {each.region.code for each in owed}
    sent = await _first_sent(session, periods)
    goals = await _goals(session, periods, regions)
    said = await _said(session, periods, regions)

    def entry(place: Place, number: int) -> Entry:
        known = said.get((place, number)) or Entry(number)
        return replace(known, goal=goals.get((place, number)))

    return [
        Owing(each, sent.get(each.place), tuple(entry(each.place, n) for n in INDICATORS))
        for each in owed
    ]


async def _first_sent(session: AsyncSession, periods: Collection[str]) -> dict[Place, datetime]:
    query = _FIRST_SENT.where(_version.period.in_(periods), _version.sent_at.is_not(None))
    return {(period, region): at for period, region, at in (await run(session, query, {})).all()}


async def _goals(
    session: AsyncSession, periods: Collection[str], regions: Collection[str]
) -> dict[tuple[Place, int], Goal]:
    query = columns(models.Goal, "period", "region", "indicator", "programmed", "mark").where(
        _goal.period.in_(periods), _goal.region.in_(regions)
    )
    return {
        ((period, region), number): Goal(programmed, Mark(mark) if mark else None)
        for period, region, number, programmed, mark in (await run(session, query, {})).all()
    }


async def _said(
    session: AsyncSession, periods: Collection[str], regions: Collection[str]
) -> dict[tuple[Place, int], Entry]:
    """In drafts that were never sent yet."""
    query = _SAID.where(
        _version.period.in_(periods),
        _version.region.in_(regions),
        _version.sent_at.is_(None),
        _version.number == 1,
    )
    return {
        ((period, region), number): Entry(number, None, Mark(mark) if mark else None, *figures)
        for period, region, number, mark, *figures in (await run(session, query, {})).all()
    }
