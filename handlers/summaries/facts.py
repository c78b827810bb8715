"""A picture's facts out of what is stored. Nothing here asks who may see them: `access` does.

Only what was sent counts; where nothing was, the averages that the report published stand in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from charts import facts as f
from charts.requests import Kind
from convenio.comparison import Levels, levels, published_levels
from convenio.indicators import INDICATORS
from convenio.periods import LIMA, Period
from convenio.published import Published
from convenio.results import Average, Figure, Part, State, average
from handlers.summaries import office_facts
from storage.published import published_in
from storage.summaries import Sent, sent_by, sent_in, sent_of
from storage.turnout import expected_regions

UNTOLD = 0  # summands of an average that was published without them


async def chart_facts(
    session: AsyncSession,
    kind: Kind,
    *,
    period: Period,
    region: str | None,
    indicator: int | None,
    now: datetime,
    earlier: Period | None = None,
) -> f.Facts:
    """`earlier`: what a comparison begins with, else the semester before.

    Raises NothingToShow, and ValueError (in words) where the kind needs a region or an indicator.
    """
    today = now.astimezone(LIMA).date()
    facts: f.Facts
    match kind:
        case Kind.REGION:
            facts = await region_facts(session, period, _given(region), today)
        case Kind.COMPARISON:
            before = earlier or period.previous
            facts = await comparison_facts(session, before, period, _given(region), today)
        case Kind.INDICATOR:
            facts = await indicator_facts(session, period, _number(indicator), today)
        case Kind.RANKING:
            facts = await ranking_facts(session, period, indicator, region, today)
        case Kind.HEATMAP:
            facts = await heatmap_facts(session, period, today)
        case Kind.STATUS:
            facts = await office_facts.status_facts(session, period, now)
        case Kind.PROGRESS:
            facts = await office_facts.progress_facts(session, period, today)
    f.ensure_something_to_show(facts)
    return facts


def _given(region: str | None) -> str:
    if region is None:
        raise ValueError("Este gráfico necesita una región.")
    return region


def _number(indicator: int | None) -> int:
    if indicator is None or indicator not in INDICATORS:
        raise ValueError("Este gráfico necesita un indicador, de 1 a 12.")
    return indicator


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


@dataclass(frozen=True, slots=True)
class Known:
    """A region's semester, and what the report published of it: perhaps all that is known."""

    semester: f.Semester
    published: tuple[Published, ...]
    simulated: bool


async def known_semester(session: AsyncSession, period: Period, region: str) -> Known:
    sent = await sent_by(session, period.code, region)
    published = tuple(
        each for each in await published_in(session, period.code) if each.region == region
    )
    return Known(
        semester=_semester(period, sent, published),
        published=published,
        simulated=sent is not None and sent.simulated,
    )


def _semester(period: Period, sent: Sent | None, published: tuple[Published, ...]) -> f.Semester:
    if sent is not None:
        figures = tuple(f.twelve(sent.figures.values()))
        programmed, executed = (average(figures, part) for part in Part)
        return f.Semester(period=period, programmed=programmed, executed=executed, figures=figures)
    told = published_levels(published)
    return f.Semester(
        period=period,
        programmed=Average(told.programmed, UNTOLD),
        executed=Average(told.executed, UNTOLD),
    )


async def comparison_facts(
    session: AsyncSession, earlier: Period, later: Period, region: str, today: date
) -> f.ComparisonFacts:
    return compared(
        await known_semester(session, earlier, region),
        await known_semester(session, later, region),
        region,
        today,
    )


def compared(earlier: Known, later: Known, region: str, today: date) -> f.ComparisonFacts:
    return f.ComparisonFacts(
        as_of=today,
        simulated=earlier.simulated or later.simulated,
        region=region,
        earlier=earlier.semester,
        later=later.semester,
    )


async def indicator_facts(
    session: AsyncSession, period: Period, indicator: int, today: date
) -> f.IndicatorFacts:
    sent = await sent_of(session, period.code, indicator)
    if sent:
        own = [each.figures[indicator] for each in sent.values()]
        programmed, executed = (average(own, part) for part in Part)
    else:
        published = await published_in(session, period.code)
        told = published_levels([each for each in published if each.indicator == indicator])
        programmed, executed = (
            Average(value, UNTOLD) for value in (told.programmed, told.executed)
        )
    return f.IndicatorFacts(
        as_of=today,
        simulated=_any_simulated(sent),
        period=period,
        indicator=indicator,
        programmed=programmed,
        executed=executed,
    )


async def ranking_facts(
    session: AsyncSession, period: Period, indicator: int | None, region: str | None, today: date
) -> f.RankingFacts:
    """Every region that owes a report; of averages, without any report, the published ones."""
    if indicator is None:
        sent = await sent_in(session, period.code)
        standings = tuple(_of_averages(code, each) for code, each in sent.items())
    else:
        sent = await sent_of(session, period.code, indicator)
        standings = tuple(_of_figure(code, each.figures[indicator]) for code, each in sent.items())
    if sent:
        owing = await expected_regions(session, period.code) or ()
        absent = (code for code in owing if code not in sent)
        standings += tuple(f.Standing(region=code, state=State.MISSING) for code in absent)
    elif indicator is None:
        standings = await _published_standings(session, period)
    return f.RankingFacts(
        as_of=today,
        simulated=_any_simulated(sent),
        period=period,
        indicator=indicator,
        standings=standings,
        highlighted=region,
    )


def _of_figure(region: str, figure: Figure) -> f.Standing:
    return f.Standing(
        region=region,
        state=figure.state,
        programmed=figure.programmed,
        executed=figure.executed,
    )


def _of_averages(region: str, sent: Sent) -> f.Standing:
    return _of_levels(region, levels(sent.figures.values()))


def _of_levels(region: str, own: Levels) -> f.Standing:
    there = own.executed is not None or own.programmed is not None
    return f.Standing(
        region=region,
        state=State.REPORTED if there else State.MISSING,
        programmed=own.programmed,
        executed=own.executed,
    )


async def _published_standings(session: AsyncSession, period: Period) -> tuple[f.Standing, ...]:
    told: dict[str, list[Published]] = {}
    for each in await published_in(session, period.code):
        if each.region is not None:
            told.setdefault(each.region, []).append(each)
    return tuple(_of_levels(code, published_levels(own)) for code, own in told.items())


async def heatmap_facts(session: AsyncSession, period: Period, today: date) -> f.HeatmapFacts:
    """Of the regions that sent a report."""
    sent = await sent_in(session, period.code)
    return f.HeatmapFacts(
        as_of=today,
        simulated=_any_simulated(sent),
        period=period,
        rows=tuple(
            f.RegionFigures(region=code, figures=tuple(f.twelve(each.figures.values())))
            for code, each in sent.items()
        ),
    )


def _any_simulated(sent: Mapping[str, Sent]) -> bool:
    return any(each.simulated for each in sent.values())
