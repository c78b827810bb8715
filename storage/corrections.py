"""What says something else now than when its semester was published."""

from collections.abc import Sequence
from datetime import date, datetime, time

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.results import Figure
from convenio.states import Stage
from convenio.workdays import at_hour
from storage.models import PeriodRow, Transition, Version
from storage.reports import load, versions_of


async def corrected_in(session: AsyncSession, period: str) -> dict[str, tuple[int, ...]]:
    """By region the indicators; without those that sent nothing since."""
    row = await session.get(PeriodRow, period)
    if row is None or row.published_on is None:
        return {}
    later = select(Version.region).where(
        Version.period == period,
        Version.stage == Stage.RECEIVED,
        col(Version.sent_at) >= _published_at(row.published_on),
    )
    regions = sorted(set((await session.exec(later)).all()))
    found = {region: await corrected_since(session, period, region) for region in regions}
    return {region: indicators for region, indicators in found.items() if indicators}


async def corrected_since(session: AsyncSession, period: str, region: str) -> tuple[int, ...]:
    """The indicators that say something else now than when the semester was published."""
    row = await session.get(PeriodRow, period)
    if row is None or row.published_on is None:
        return ()
    versions = await versions_of(session, period, region)
    now = [version for version in versions if version.stage is Stage.RECEIVED]
    once = await _once_received(session, versions)
    published = _published_at(row.published_on)
    then = [version for version in once if version.sent_at and version.sent_at < published]
    if not now or not then or now[-1].id == then[-1].id:
        return ()
    before, after = await _figures(session, then[-1]), await _figures(session, now[-1])
    return tuple(new.indicator for old, new in zip(before, after, strict=True) if old != new)


async def _once_received(session: AsyncSession, versions: Sequence[Version]) -> list[Version]:
    """Also those that were returned since."""
    query = select(Transition.version_id).where(
        col(Transition.version_id).in_([version.id for version in versions]),
        Transition.after == Stage.RECEIVED,
    )
    received = set((await session.exec(query)).all())
    return [version for version in versions if version.id in received]


async def _figures(session: AsyncSession, version: Version) -> tuple[Figure, ...]:
    report = await load(session, version.id or 0)
    assert report is not None
    return report.figures


def _published_at(day: date) -> datetime:
    """What is sent on that day itself comes after it."""
    return at_hour(day, time.min)
