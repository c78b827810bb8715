"""Facts of all regions side by side: averages of an indicator, rankings, and goals met."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.base import every_figure, table_names
from charts.facts.heatmap import HeatmapFacts, RegionFigures
from charts.facts.indicator import IndicatorFacts
from charts.facts.ranking import RankingFacts, RegionStanding
from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.report.published_averages import Published
from convenio.report.results import Average, Figure, Part, State, average
from handlers.facts.region_facts import published_averages
from storage.turnout.published_averages import published_in
from storage.turnout.received import ReceivedReport, sent_in
from storage.turnout.turnout import expected_regions


async def indicator_facts(
    session: AsyncSession, period: Period, indicators: Indicators, indicator: int
) -> IndicatorFacts:
    sent = await sent_in(session, period.code)
    published = await published_in(session, period.code)
    return facts_of_indicator(period, indicators, indicator, sent, published)


def facts_of_indicator(
    period: Period,
    indicators: Indicators,
    indicator: int,
    sent: Mapping[str, ReceivedReport],
    told: Iterable[Published],
) -> IndicatorFacts:
    """Averages of what was sent in that period or, where nothing was, as the report tells them."""
    published = tuple(stated for stated in told if stated.indicator == indicator)
    programmed, executed = published_averages(published)
    if sent:
        own = [report.figures[indicator] for report in sent.values() if indicator in report.figures]
        programmed, executed = (average(own, part) for part in Part)
    return IndicatorFacts(
        as_of=newest_day(sent),
        indicators=indicators,
        simulated=any_simulated(sent),
        genuine=genuine_regions(sent),
        period=period,
        indicator=indicator,
        programmed=programmed,
        executed=executed,
        published=published,
        corrected=tuple(code for code, report in sent.items() if indicator in report.corrected),
    )


async def ranking_facts(
    session: AsyncSession,
    period: Period,
    indicators: Indicators,
    indicator: int | None,
    region: str | None,
) -> RankingFacts:
    """Standings of all that owe a report; of averages, without any report, the published ones."""
    sent = await sent_in(session, period.code)
    standings = tuple(_standing(code, report, indicator) for code, report in sent.items())
    source = ""
    if sent:
        absent = await _absent(session, period, sent)
        standings += tuple(RegionStanding(region=code, state=State.MISSING) for code in absent)
    elif indicator is None:
        published = [stated for stated in await published_in(session, period.code) if stated.region]
        standings = _published_standings(published)
        source = table_names(published)
    return RankingFacts(
        as_of=newest_day(sent),
        indicators=indicators,
        simulated=any_simulated(sent),
        genuine=genuine_regions(sent),
        period=period,
        indicator=indicator,
        standings=standings,
        highlighted=region,
        source=source,
    )


async def _absent(session: AsyncSession, period: Period, sent: Collection[str]) -> list[str]:
    """The regions that owe a report."""
    expected = await expected_regions(session, period.code) or ()
    return [code for code in expected if code not in sent]


def _standing(region: str, sent: ReceivedReport, indicator: int | None) -> RegionStanding:
    if indicator is None:
        figures = sent.figures.values()
        programmed, executed = average(figures, Part.PROGRAMMED), average(figures, Part.EXECUTED)
        return _of_averages(region, programmed, executed, sent)
    figure = sent.figures.get(indicator) or Figure(indicator, State.MISSING)
    return RegionStanding(
        region=region,
        state=figure.state,
        programmed=figure.programmed,
        executed=figure.executed,
        simulated=sent.simulated,
        corrected=(indicator,) if indicator in sent.corrected else (),
    )


def _of_averages(
    region: str, programmed: Average, executed: Average, sent: ReceivedReport | None = None
) -> RegionStanding:
    """`sent`: the report that they are of, where they were not only published."""
    there = executed.value is not None or programmed.value is not None
    return RegionStanding(
        region=region,
        state=State.REPORTED if there else _without_average(sent),
        programmed=programmed.value,
        executed=executed.value,
        programmed_summands=programmed.summands,
        executed_summands=executed.summands,
        simulated=sent is not None and sent.simulated,
        corrected=sent.corrected if sent else (),
    )


def _without_average(sent: ReceivedReport | None) -> State:
    """Why a region has no average: no report, or one in which nothing can be counted."""
    states = {figure.state for figure in sent.figures.values()} if sent else set()
    reasons = (State.NO_GOAL, State.NOT_APPLICABLE)
    return next((reason for reason in reasons if reason in states), State.MISSING)


def _published_standings(published: Collection[Published]) -> tuple[RegionStanding, ...]:
    told: dict[str, list[Published]] = {}
    for stated in published:
        told.setdefault(stated.region or "", []).append(stated)
    return tuple(_published_standing(code, own) for code, own in told.items())


def _published_standing(region: str, published: Collection[Published]) -> RegionStanding:
    standing = _of_averages(region, *published_averages(published))
    return replace(standing, published=tuple(published))


async def heatmap_facts(
    session: AsyncSession, period: Period, indicators: Indicators
) -> HeatmapFacts:
    """Rows of the regions that sent a report and, without a figure, of those that owe one."""
    sent = await sent_in(session, period.code)
    absent = await _absent(session, period, sent)
    return HeatmapFacts(
        as_of=newest_day(sent),
        indicators=indicators,
        simulated=any_simulated(sent),
        genuine=genuine_regions(sent),
        period=period,
        rows=tuple(
            RegionFigures(
                region=code,
                figures=tuple(every_figure(indicators, report.figures.values())),
                simulated=report.simulated,
                corrected=report.corrected,
            )
            for code, report in sent.items()
        )
        + tuple(RegionFigures(region=code, figures=()) for code in absent),
    )


def newest_day(sent: Mapping[str, ReceivedReport]) -> date | None:
    """The day on which the newest of them was sent."""
    return max((report.sent_on for report in sent.values()), default=None)


def any_simulated(sent: Mapping[str, ReceivedReport]) -> bool:
    return any(report.simulated for report in sent.values())


def genuine_regions(sent: Mapping[str, ReceivedReport]) -> tuple[str, ...]:
    """The regions whose figures were not invented."""
    return tuple(region for region, report in sent.items() if not report.simulated)
