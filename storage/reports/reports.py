"""A region's report as a whole: a version with its entries, goals, evidence and remark."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, bindparam
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.catalogue.indicators import Indicators
from convenio.report.entries import Entry, EntryStep, LoadedGoal
from convenio.report.outliers import UsualFigures
from convenio.report.results import Figure
from convenio.report.stages import Stage
from convenio.typed.figures import Mark
from storage import models
from storage.database import columns, run
from storage.models import Expected, PeriodRow, Version
from storage.reports.answers import as_numbered
from storage.reports.obligations import Owed, to_owed
from storage.reports.transitions import Remark, remark_on
from storage.reports.version_rows import LastChange, rows_of


@dataclass(frozen=True, slots=True)
class Report:
    """A version of a region's report with everything that is known beside it.

    `previous_simulated`: the figures of the semester before were invented. `remark`: why the
    version before was returned, while this one is written. `usual`: what its figures are compared
    with, where it was asked for (`storage.turnout.usual_figures`).
    """

    owed: Owed
    version: Version
    entries: tuple[Entry, ...]
    previous: Mapping[int, Figure]
    last_change: LastChange | None
    evidence: Mapping[int, int]  # how many files an indicator has, if any
    remark: Remark | None = None
    previous_simulated: bool = False
    usual: Sequence[UsualFigures] = ()

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

    @property
    def lacking(self) -> tuple[tuple[Entry, EntryStep], ...]:
        """The answered entries that lack what ODES requires, and which question that is."""
        required = self.owed.requirements
        steps = ((entry, required.lacking(entry)) for entry in self.entries)
        return tuple((entry, step) for entry, step in steps if step is not None)

    def next_step(self, entry: Entry) -> EntryStep | None:
        return self.owed.requirements.next_step(entry)

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
    rows = await rows_of(session, version, owed.period.previous.code)
    goals = {} if version.sent_at else rows.goals
    previous = await as_numbered(session, rows.before, owed.period, owed.indicators)
    return Report(
        owed=owed,
        version=version,
        entries=tuple(rows.entry(number, goals.get(number)) for number in owed.indicators),
        previous=previous.figures,
        previous_simulated=previous.simulated,
        last_change=rows.last_change,
        evidence=rows.files,
        remark=await _remark(session, version),
    )


async def _remark(session: AsyncSession, version: Version) -> Remark | None:
    if version.sent_at is not None or version.number == 1:
        return None
    return await remark_on(session, version.period, version.region, version.number - 1)


async def count_reports(session: AsyncSession, period: str) -> tuple[int, int]:
    """The numbers of regions whose report was received, and of those expected, for a period."""
    received = select(func.count(func.distinct(Version.region))).where(
        Version.period == period, Version.stage == Stage.RECEIVED
    )
    expected = select(func.count()).where(Expected.period == period)
    return (await session.exec(received)).one(), (await session.exec(expected)).one()
