"""Rows of the consolidated workbook beside its figures: receipts, causes, history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.stages import Stage
from storage.models import FigureChange, FigureRow, Person, Version


@dataclass(frozen=True, slots=True)
class WorkbookCause:
    region: str
    indicator: int
    programmed: Decimal | None
    executed: Decimal | None
    cause: str
    words: str | None


@dataclass(frozen=True, slots=True)
class WorkbookChange:
    """A change of a figure. `before` and `after` as JSON; no name of somebody who left."""

    at: datetime
    region: str
    version: int
    indicator: int
    name: str | None
    before: str | None
    after: str


async def sent_versions(session: AsyncSession, period: str) -> Mapping[str, Version]:
    """The newest version that each region sent."""
    query = (
        select(Version)
        .where(Version.period == period, col(Version.sent_at).is_not(None))
        .order_by(Version.region, col(Version.number))
    )
    return {version.region: version for version in await session.exec(query)}


async def received_versions(session: AsyncSession, period: str) -> Mapping[str, Version]:
    """The newest received version of each region: the one whose figures count."""
    query = (
        select(Version)
        .where(Version.period == period, Version.stage == Stage.RECEIVED)
        .order_by(Version.region, col(Version.number))
    )
    return {version.region: version for version in await session.exec(query)}


async def causes_of(
    session: AsyncSession, received: Mapping[str, Version]
) -> Sequence[WorkbookCause]:
    """The causes in those versions, by region and indicator."""
    regions = {version.id: region for region, version in received.items()}
    query = (
        select(FigureRow)
        .where(col(FigureRow.version_id).in_(regions), col(FigureRow.cause).is_not(None))
        .order_by(col(FigureRow.indicator))
    )
    causes = [
        WorkbookCause(
            regions[row.version_id],
            row.indicator,
            row.programmed,
            row.executed,
            row.cause or "",
            row.cause_words,
        )
        for row in await session.exec(query)
    ]
    return sorted(causes, key=lambda cause: (cause.region, cause.indicator))


async def changes_in(session: AsyncSession, period: str) -> Sequence[WorkbookChange]:
    """The changes to versions that were sent, in the order they were made."""
    query = (
        select(FigureChange, Version.region, Version.number, Person.name)
        .join(Version, col(Version.id) == col(FigureChange.version_id))
        .join(Person, col(Person.id) == col(FigureChange.person_id), isouter=True)
        .where(Version.period == period, col(Version.sent_at).is_not(None))
        .order_by(col(FigureChange.id))
    )
    return [
        WorkbookChange(row.at, region, number, row.indicator, name, row.before, row.after)
        for row, region, number, name in await session.exec(query)
    ]
