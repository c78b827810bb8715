"""The reports that regions owe of open periods, and how far each has come."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlmodel import col, or_
from sqlmodel import select as select_rows
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.catalogue.agreements import may_report
from convenio.catalogue.regions import REGIONS
from convenio.report.entries import Entry, LoadedGoal
from convenio.report.stages import STANDING, Stage
from convenio.typed.figures import Mark
from storage import models
from storage.database import columns, run, table_of
from storage.models import FigureRow, PeriodRow, Transition, Version
from storage.reports import obligations
from storage.reports.obligations import Owed, Place
from storage.turnout.owed_since import owed_since


class SentVersion(NamedTuple):
    """A version that was sent. `received_at`: also of one that was returned since."""

    at: datetime
    stage: Stage
    received_at: datetime | None


@dataclass(frozen=True, slots=True)
class OwedRegion:
    """A region's report of a period. `sent_at`: of the first version that was not returned.

    `stage`: of the newest version that was sent, None where none was; `received_at`: when one was
    received first, approved by then. `stands_since`: when it came to be owed as it is now, if that
    is known.
    """

    owed: Owed
    sent_at: datetime | None
    entries: tuple[Entry, ...]
    stage: Stage | None = None
    received_at: datetime | None = None
    stands_since: datetime | None = None

    @property
    def waiting(self) -> bool:
        """Tell whether it was sent and waits for its director, with nothing received before."""
        return self.sent_at is not None and self.stage is Stage.WAITING

    @property
    def returned(self) -> bool:
        return self.sent_at is None and self.stage is Stage.RETURNED

    @property
    def missing(self) -> tuple[int, ...]:
        return tuple(entry.indicator for entry in self.entries if entry.missing)

    @property
    def answered(self) -> int:
        """The number of indicators that were answered."""
        return len(self.entries) - len(self.missing)

    @property
    def begun(self) -> bool:
        return any(entry.begun for entry in self.entries)

    @property
    def applies(self) -> bool:
        return not all(entry.not_applicable for entry in self.entries)

    @property
    def expected(self) -> bool:
        """Tell whether the report is still to come."""
        return self.sent_at is None and self.applies


_figure, _version, _goal = (table_of(model).c for model in (FigureRow, Version, models.Goal))
_transition = table_of(Transition).c
_RECEIVED_AT = (
    select(func.min(_transition.at))
    .where(_transition.version_id == _version.id, _transition.after == Stage.RECEIVED)
    .scalar_subquery()
)
_SENT = (
    columns(Version, "period", "region", "sent_at", "stage")
    .add_columns(_RECEIVED_AT)
    .order_by(_version.number)
)
_SAID = select(
    _version.period,
    _version.region,
    _figure.indicator,
    _figure.mark,
    _figure.programmed,
    _figure.executed,
).join(table_of(FigureRow), _figure.version_id == _version.id)


async def open_periods(
    session: AsyncSession, today: date, since: date | None = None
) -> Sequence[PeriodRow]:
    """The periods open today, or on `since` and later; the nearest deadline first."""
    closes_on = col(PeriodRow.closes_on)
    query = (
        select_rows(PeriodRow)
        .where(
            col(PeriodRow.opens_on) <= today,
            or_(closes_on.is_(None), closes_on >= (since or today)),
        )
        .order_by(col(PeriodRow.deadline), col(PeriodRow.code))
    )
    return (await session.exec(query)).all()


async def owing_on(
    session: AsyncSession, today: date, since: date | None = None
) -> list[OwedRegion]:
    """The reports of regions with an agreement for the periods open that day, sent or not.

    `since`: also of the periods that were open on that day or later.
    """
    owed = await obligations.owed_by(session, tuple(REGIONS), today, since)
    held = [report for report in owed if report.region.code in may_report(report.period.year)]
    return await _with_reports(session, held)


async def owing_of(session: AsyncSession, period: str, region: str) -> OwedRegion | None:
    owed = await obligations.find_owed(session, period, region)
    return (await _with_reports(session, [owed]))[0] if owed else None


async def _with_reports(session: AsyncSession, owed: Sequence[Owed]) -> list[OwedRegion]:
    periods = {report.period.code for report in owed}
    regions = {report.region.code for report in owed}
    sent = await _sent(session, periods)
    goals = await _goals(session, periods, regions)
    said = await _said(session, periods, regions)
    since = await owed_since(session, [report.place for report in owed])

    def entry(place: Place, number: int) -> Entry:
        known = said.get((place, number)) or Entry(number)
        return replace(known, goal=goals.get((place, number)))

    return [
        OwedRegion(
            report,
            _first_standing(sent.get(report.place, ())),
            tuple(entry(report.place, number) for number in report.indicators),
            _stage(sent.get(report.place, ())),
            _first_received(sent.get(report.place, ())),
            since.get(report.place),
        )
        for report in owed
    ]


async def _sent(session: AsyncSession, periods: Collection[str]) -> dict[Place, list[SentVersion]]:
    """The versions that were sent of each report, the first one first."""
    query = _SENT.where(_version.period.in_(periods), _version.sent_at.is_not(None))
    sent: dict[Place, list[SentVersion]] = {}
    for period, region, *facts in (await run(session, query, {})).all():
        sent.setdefault((period, region), []).append(SentVersion(*facts))
    return sent


def _first_standing(sent: Sequence[SentVersion]) -> datetime | None:
    return next((version.at for version in sent if version.stage in STANDING), None)


def _first_received(sent: Sequence[SentVersion]) -> datetime | None:
    return next((version.received_at for version in sent if version.stage is Stage.RECEIVED), None)


def _stage(sent: Sequence[SentVersion]) -> Stage | None:
    """The report's stage: a correction that waits or was returned takes back nothing received."""
    stages = [version.stage for version in sent]
    if Stage.RECEIVED in stages:
        return Stage.RECEIVED
    return stages[-1] if stages else None


async def _goals(
    session: AsyncSession, periods: Collection[str], regions: Collection[str]
) -> dict[tuple[Place, int], LoadedGoal]:
    query = columns(models.Goal, "period", "region", "indicator", "programmed", "mark").where(
        _goal.period.in_(periods), _goal.region.in_(regions)
    )
    return {
        ((period, region), number): LoadedGoal(programmed, Mark(mark) if mark else None)
        for period, region, number, programmed, mark in (await run(session, query, {})).all()
    }


async def _said(
    session: AsyncSession, periods: Collection[str], regions: Collection[str]
) -> dict[tuple[Place, int], Entry]:
    """The entries in drafts, by report and indicator."""
    query = _SAID.where(
        _version.period.in_(periods),
        _version.region.in_(regions),
        _version.sent_at.is_(None),
    )
    return {
        ((period, region), number): Entry(number, None, Mark(mark) if mark else None, *figures)
        for period, region, number, mark, *figures in (await run(session, query, {})).all()
    }
