"""Pictures of agreements with fewer indicators than the first one, and with more."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from charts.facts.base import ChartFacts
from charts.facts.comparison import ComparisonFacts
from charts.facts.heatmap import HeatmapFacts, RegionFigures
from charts.facts.region import RegionFacts
from charts.facts.semester import Semester
from convenio.calendar.periods import Period
from convenio.catalogue.indicators import INDICATORS, Indicators
from convenio.report.results import Average, Figure, State
from tests.second_agreement import FIVE

DAY, PERIOD = date(2022, 7, 15), Period(2022, 1)
SIXTEEN = Indicators(
    "2026-2029",
    tuple(
        replace(indicator, number=number)
        for number, indicator in enumerate((*INDICATORS.values(), *FIVE.listed[:4]), start=1)
    ),
)


def _figures(indicators: Indicators) -> tuple[Figure, ...]:
    return tuple(
        Figure(n, State.REPORTED, Decimal(20 + 5 * n), Decimal((37 * n) % 190 - 20))
        for n in indicators
    )


def _rows(indicators: Indicators) -> tuple[RegionFigures, ...]:
    regions = ("lima_metropolitana", "puno", "tacna")
    return tuple(RegionFigures(region=region, figures=_figures(indicators)) for region in regions)


_BEFORE = Semester(
    period=Period(2021, 2),
    programmed=Average(Decimal(60), 12),
    executed=Average(Decimal(45), 12),
    figures=_figures(INDICATORS),
)
_NOW = Semester(
    period=PERIOD,
    indicators=FIVE,
    programmed=Average(Decimal(35), 5),
    executed=Average(Decimal(91), 5),
    figures=_figures(FIVE),
)
OTHER_AGREEMENTS: Mapping[str, ChartFacts] = {
    "region_five": RegionFacts(
        as_of=DAY, indicators=FIVE, period=PERIOD, region="puno", figures=_figures(FIVE)
    ),
    "region_sixteen": RegionFacts(
        as_of=DAY, indicators=SIXTEEN, period=PERIOD, region="puno", figures=_figures(SIXTEEN)
    ),
    "comparison_two_agreements": ComparisonFacts(
        as_of=DAY, indicators=FIVE, region="puno", earlier=_BEFORE, later=_NOW
    ),
    "heatmap_five": HeatmapFacts(as_of=DAY, indicators=FIVE, period=PERIOD, rows=_rows(FIVE)),
    "heatmap_sixteen": HeatmapFacts(
        as_of=DAY, indicators=SIXTEEN, period=PERIOD, rows=_rows(SIXTEEN)
    ),
}
