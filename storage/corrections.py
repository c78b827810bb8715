"""What says something else now than when its semester was published."""

from datetime import datetime, time

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.results import Figure
from convenio.states import Stage
from convenio.workdays import at_hour
from storage.history import received_at
from storage.models import PeriodAct, PeriodChange, PeriodRow, Transition, Version
from storage.reports import load, versions_of


async def corrected_in(session: AsyncSession, period: str) -> dict[str, tuple[int, ...]]:
    """By region the indicators; without those of whom nothing was received since."""
    published = await _published_at(session, period)
    if published is None:
        return {}
    later = (
        select(Version.region)
        .join(Transition, col(Transition.version_id) == col(Version.id))
        .where(
            Version.period == period,
            Version.stage == Stage.RECEIVED,
            Transition.after == Stage.RECEIVED,
            Transition.at >= published,
        )
    )
    regions = sorted(set((await session.exec(later)).all()))
    found = {region: await _changed(session, period, region, published) for region in regions}
    return {region: indicators for region, indicators in found.items() if indicators}


async def _changed(
    session: AsyncSession, period: str, region: str, published: datetime
) -> tuple[int, ...]:
    """All of them, where nothing was received by then."""
    versions = await versions_of(session, period, region)
    received = await received_at(session, versions)
    now = [version for version in versions if version.stage is Stage.RECEIVED][-1]
    then = [version for version in versions if received.get(version.id or 0, published) < published]
    after = await _figures(session, now)
    before = await _figures(session, then[-1]) if then else [None] * len(after)
    return tuple(new.indicator for old, new in zip(before, after, strict=True) if old != new)


async def _figures(session: AsyncSession, version: Version) -> tuple[Figure, ...]:
    report = await load(session, version.id or 0)
    assert report is not None
    return report.figures


async def _published_at(session: AsyncSession, period: str) -> datetime | None:
    """The first moment of its day, where only the day was loaded."""
    row = await session.get(PeriodRow, period)
    if row is None or row.published_on is None:
        return None
    done = select(PeriodChange.at).where(
        PeriodChange.period == period, PeriodChange.act == PeriodAct.PUBLISHED
    )
    at = (await session.exec(done)).first()
    return at or at_hour(row.published_on, time.min)
