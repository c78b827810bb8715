"""Facts of a region's semester, and of two of them side by side."""

from collections.abc import Collection

from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.base import every_figure
from charts.facts.comparison import ComparisonFacts
from charts.facts.region import RegionFacts, of_semester
from charts.facts.semester import Semester
from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.report.comparison import published_levels
from convenio.report.published_averages import UNTOLD, Published
from convenio.report.results import Average, Part, average
from storage.agreements import indicators_in
from storage.turnout.published_averages import published_in
from storage.turnout.received import ReceivedReport, sent_by


async def region_facts(session: AsyncSession, period: Period, region: str) -> RegionFacts:
    """The region's figures or, without a report, the averages that were published."""
    return of_semester(region, await semester(session, period, region))


async def comparison_facts(
    session: AsyncSession, earlier: Period, later: Period, region: str
) -> ComparisonFacts:
    before = await semester(session, earlier, region)
    return compared(region, before, await semester(session, later, region))


def compared(region: str, earlier: Semester, later: Semester) -> ComparisonFacts:
    return ComparisonFacts(
        as_of=max(filter(None, (earlier.sent_on, later.sent_on)), default=None),
        indicators=later.indicators,
        simulated=earlier.simulated or later.simulated,
        region=region,
        earlier=earlier,
        later=later,
    )


async def semester(session: AsyncSession, period: Period, region: str) -> Semester:
    sent = await sent_by(session, period.code, region)
    published = [
        stated for stated in await published_in(session, period.code) if stated.region == region
    ]
    return semester_of(period, await indicators_in(session, period.year), sent, published)


def semester_of(
    period: Period,
    indicators: Indicators,
    sent: ReceivedReport | None,
    published: Collection[Published],
) -> Semester:
    """Averages of the figures that were sent or, where none were, the published ones."""
    figures = tuple(every_figure(indicators, sent.figures.values())) if sent else ()
    programmed, executed = (
        [average(figures, part) for part in Part] if figures else published_averages(published)
    )
    return Semester(
        period=period,
        indicators=indicators,
        programmed=programmed,
        executed=executed,
        figures=figures,
        published=tuple(published),
        simulated=sent is not None and sent.simulated,
        corrected=sent.corrected if sent else (),
        sent_on=sent.sent_on if sent else None,
    )


def published_averages(published: Collection[Published]) -> tuple[Average, Average]:
    """Programmed and executed; without a value where two tables contradict each other."""
    told = published_levels(published)
    return Average(told.programmed, UNTOLD), Average(told.executed, UNTOLD)
