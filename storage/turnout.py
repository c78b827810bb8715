"""Who owes a report for a period, who sent one, and who in time."""

from collections.abc import Sequence

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.standings import Turnout, turnout
from storage.models import Expected, PeriodRow, Version


async def expected_regions(session: AsyncSession, period: str) -> Sequence[str] | None:
    """By code; None if there is no such period."""
    if await session.get(PeriodRow, period) is None:
        return None
    query = select(Expected.region).where(Expected.period == period).order_by(Expected.region)
    return (await session.exec(query)).all()


async def turnout_of(session: AsyncSession, period: str) -> Turnout | None:
    """By the first version that each region sent: a correction after the deadline is no delay."""
    regions = await expected_regions(session, period)
    if regions is None:
        return None
    query = (
        select(Version.region, Version.late)
        .where(Version.period == period, col(Version.sent_at).is_not(None))
        .order_by(col(Version.number).desc())
    )
    first = dict((await session.exec(query)).all())
    return turnout(regions, {region: not late for region, late in first.items()})


async def simulated_regions(session: AsyncSession, period: str) -> set[str]:
    """Those of which the version sent last has invented figures."""
    query = (
        select(Version.region, Version.simulated)
        .where(Version.period == period, col(Version.sent_at).is_not(None))
        .order_by(col(Version.number))
    )
    last = dict((await session.exec(query)).all())
    return {region for region, simulated in last.items() if simulated}
