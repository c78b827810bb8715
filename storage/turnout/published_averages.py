"""The published averages as stored: for a semester without figures they are all there is."""

from collections.abc import Iterable

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.published_averages import Published
from storage.models import PublishedAverage


async def add_published(session: AsyncSession, averages: Iterable[Published]) -> int:
    """Add the averages that are not there yet from their source; return how many."""
    there = {_key(row) for row in await session.exec(select(PublishedAverage))}
    lacking = [row for row in map(_row, averages) if _key(row) not in there]
    session.add_all(lacking)
    await session.flush()
    return len(lacking)


async def published_in(session: AsyncSession, period: str) -> list[Published]:
    """The published averages of a period, by region, indicator and source."""
    rows = await session.exec(
        select(PublishedAverage)
        .where(PublishedAverage.period == period)
        .order_by(
            col(PublishedAverage.region),
            col(PublishedAverage.indicator),
            col(PublishedAverage.source),
        )
    )
    return [
        Published(
            period=row.period,
            region=row.region or None,
            indicator=row.indicator or None,
            programmed=row.programmed,
            executed=row.executed,
            source=row.source,
        )
        for row in rows
    ]


def _row(average: Published) -> PublishedAverage:
    return PublishedAverage(
        period=average.period,
        region=average.region or "",
        indicator=average.indicator or 0,
        programmed=average.programmed,
        executed=average.executed,
        source=average.source,
    )


def _key(row: PublishedAverage) -> tuple[str, str, int, str]:
    return row.period, row.region, row.indicator, row.source
