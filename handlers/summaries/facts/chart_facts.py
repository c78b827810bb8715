"""A picture's facts out of what is stored. Nothing here asks who may see them: `access` does.

Only what was sent counts; where nothing was, the averages that the report published stand in.
"""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.base import ChartFacts
from charts.requests import ChartKind
from convenio.calendar.periods import LIMA, Period
from convenio.catalogue.indicators import Indicators
from handlers.summaries.facts import country_facts, office_facts, region_facts
from handlers.summaries.facts.schedule_facts import schedule_facts
from storage.agreements import indicators_in
from storage.schedule.entries import entries_of


async def chart_facts(
    session: AsyncSession,
    kind: ChartKind,
    *,
    period: Period,
    region: str | None,
    indicator: int | None,
    now: datetime,
    earlier: Period | None = None,
) -> ChartFacts:
    """`earlier`: what a comparison begins with, else the semester before.

    Raises NothingToShow, and ValueError (in words) where the kind needs a region or an indicator.
    """
    today = now.astimezone(LIMA).date()
    indicators = await indicators_in(session, period.year)
    facts: ChartFacts
    match kind:
        case ChartKind.REGION:
            facts = await region_facts.region_facts(session, period, _given(region))
        case ChartKind.COMPARISON:
            before = earlier or period.previous
            facts = await region_facts.comparison_facts(session, before, period, _given(region))
        case ChartKind.INDICATOR:
            facts = await country_facts.indicator_facts(
                session, period, indicators, _number(indicators, indicator)
            )
        case ChartKind.RANKING:
            facts = await country_facts.ranking_facts(
                session, period, indicators, indicator, region
            )
        case ChartKind.HEATMAP:
            facts = await country_facts.heatmap_facts(session, period, indicators)
        case ChartKind.STATUS:
            facts = await office_facts.status_facts(session, period, now)
        case ChartKind.PROGRESS:
            facts = await office_facts.progress_facts(session, period, today)
        case ChartKind.SCHEDULE:
            entries = await entries_of(session, period.year)
            facts = schedule_facts(entries, period.year, indicators, region, today)
    facts.require_something()
    return facts


def _given(region: str | None) -> str:
    if region is None:
        raise ValueError("Este gráfico necesita una región.")
    return region


def _number(indicators: Indicators, indicator: int | None) -> int:
    if indicator is None or indicator not in indicators:
        raise ValueError(f"Este gráfico necesita un indicador, de 1 a {len(indicators)}.")
    return indicator
