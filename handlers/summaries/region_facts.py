"""A region's semester, and two of them side by side."""

from collections.abc import Collection
from datetime import date

from sqlmodel.ext.asyncio.session import AsyncSession

from charts import facts as f
from convenio.comparison import published_levels
from convenio.periods import Period
from convenio.published import Published
from convenio.results import Average, Part, average
from storage.published import published_in
from storage.summaries import sent_by

UNTOLD = 0  # summands of an average that was published without them


async def region_facts(
    session: AsyncSession, period: Period, region: str, today: date
) -> f.RegionFacts:
    sent = await sent_by(session, period.code, region)
    return f.RegionFacts(
        as_of=today,
        simulated=sent is not None and sent.simulated,
        period=period,
        region=region,
        figures=tuple(f.twelve(sent.figures.values())) if sent else (),
    )


async def comparison_facts(
    session: AsyncSession, earlier: Period, later: Period, region: str, today: date
) -> f.ComparisonFacts:
    before, before_invented = await semester(session, earlier, region)
    after, after_invented = await semester(session, later, region)
    return f.ComparisonFacts(
        as_of=today,
        simulated=before_invented or after_invented,
        region=region,
        earlier=before,
        later=after,
    )


async def semester(session: AsyncSession, period: Period, region: str) -> tuple[f.Semester, bool]:
    """What is known of a region's semester, and whether its figures were invented."""
    sent = await sent_by(session, period.code, region)
    published = tuple(
        each for each in await published_in(session, period.code) if each.region == region
    )
    if sent is None:
        return _published_semester(period, published), False
    figures = tuple(f.twelve(sent.figures.values()))
    programmed, executed = (average(figures, part) for part in Part)
    known = f.Semester(
        period=period,
        programmed=programmed,
        executed=executed,
        figures=figures,
        published=published,
    )
    return known, sent.simulated


def _published_semester(period: Period, published: tuple[Published, ...]) -> f.Semester:
    programmed, executed = published_averages(published)
    return f.Semester(period=period, programmed=programmed, executed=executed, published=published)


def published_averages(published: Collection[Published]) -> tuple[Average, Average]:
    """Programmed and executed; without a value where two tables contradict each other."""
    told = published_levels(published)
    return Average(told.programmed, UNTOLD), Average(told.executed, UNTOLD)
