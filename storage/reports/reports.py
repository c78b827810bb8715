"""A region's report as a whole: a version with its entries, goals, evidence and remark."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import and_, bindparam
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.catalogue.indicators import Indicators
from convenio.report.entries import Entry, LoadedGoal
from convenio.report.results import Figure
from convenio.report.stages import Stage
from convenio.typed.figures import Mark
from storage import models
from storage.database import columns, run
from storage.models import Expected, FigureChange, PeriodRow, Person, Version
from storage.reports.answers import answers_of, previous_figures
from storage.reports.evidence import files_by_indicator
from storage.reports.obligations import Owed, to_owed
from storage.reports.transitions import Remark, remark_on


@dataclass(frozen=True, slots=True)
class LastChange:
    person_id: int | None
    name: str | None
    indicator: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """A version of a region's report with everything that is known beside it.

    `previous_simulated`: the figures of the semester before were invented. `remark`: why the
    version before was returned, while this one is written.
    """

    owed: Owed
    version: Version
    entries: tuple[Entry, ...]
    previous: Mapping[int, Figure]
    last_change: LastChange | None
    evidence: Mapping[int, int]  # how many files an indicator has, if any
    remark: Remark | None = None
    previous_simulated: bool = False

    @property
    def id(self) -> int:
        assert self.version.id is not None
        return self.version.id

    @property
    def indicators(self) -> Indicators:
        return self.owed.indicators

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


# Built once, since building a statement costs as much as running it.
_VERSIONS = (
    select(Version)
    .where(Version.period == bindparam("period"), Version.region == bindparam("region"))
    .order_by(col(Version.number))
)
_VERSION = (
    select(Version, PeriodRow, Expected)
    .join(PeriodRow, col(PeriodRow.code) == col(Version.period))
    .join(
        Expected,
        and_(
            col(Expected.period) == col(Version.period),
            col(Expected.region) == col(Version.region),
        ),
    )
    .where(Version.id == bindparam("version"))
)
_VERSION_TO_CHANGE = _VERSION.with_for_update(of=Version)
_GOALS = columns(models.Goal, "indicator", "programmed", "mark").where(
    col(models.Goal.period) == bindparam("period"), col(models.Goal.region) == bindparam("region")
)
_LAST_CHANGE = (
    select(FigureChange.person_id, Person.name, FigureChange.indicator, FigureChange.at)
    .join(Person, col(Person.id) == col(FigureChange.person_id), isouter=True)
    .where(FigureChange.version_id == bindparam("version"))
    .order_by(col(FigureChange.id).desc())
    .limit(1)
)


async def versions_of(session: AsyncSession, period: str, region: str) -> Sequence[Version]:
    """The versions of a region's report, oldest first; the last one may be a draft."""
    found = await session.exec(_VERSIONS, params={"period": period, "region": region})
    return found.all()


async def goals_of(session: AsyncSession, period: str, region: str) -> dict[int, LoadedGoal]:
    found = await run(session, _GOALS, {"period": period, "region": region})
    return {
        indicator: LoadedGoal(programmed, Mark(mark) if mark else None)
        for indicator, programmed, mark in found.all()
    }


async def load(session: AsyncSession, version_id: int, *, to_change: bool = False) -> Report | None:
    """A version with its entries; goals are ODES's present ones until the version is sent.

    `to_change`: nobody else changes or sends it before this transaction ends.
    """
    found = await session.exec(
        _VERSION_TO_CHANGE if to_change else _VERSION, params={"version": version_id}
    )
    row = found.first()
    if row is None:
        return None
    version, owed = row[0], to_owed(row[1], row[2])
    goals = {} if version.sent_at else await goals_of(session, version.period, version.region)
    answers = await answers_of(session, version_id)
    previous = await previous_figures(session, owed.period, owed.region.code, owed.indicators)
    return Report(
        owed=owed,
        version=version,
        entries=tuple(
            replace(answers.get(number, Entry(number)), goal=goals.get(number))
            for number in owed.indicators
        ),
        previous=previous.figures,
        previous_simulated=previous.simulated,
        last_change=await _last_change(session, version_id),
        evidence=await files_by_indicator(session, version_id),
        remark=await _remark(session, version),
    )


async def _remark(session: AsyncSession, version: Version) -> Remark | None:
    if version.sent_at is not None or version.number == 1:
        return None
    return await remark_on(session, version.period, version.region, version.number - 1)


async def _last_change(session: AsyncSession, version_id: int) -> LastChange | None:
    found = await session.exec(_LAST_CHANGE, params={"version": version_id})
    row = found.first()
    return LastChange(*row) if row else None


async def count_reports(session: AsyncSession, period: str) -> tuple[int, int]:
    """The numbers of regions whose report was received, and of those expected, for a period."""
    received = select(func.count(func.distinct(Version.region))).where(
        Version.period == period, Version.stage == Stage.RECEIVED
    )
    expected = select(func.count()).where(Expected.period == period)
    return (await session.exec(received)).one(), (await session.exec(expected)).one()
