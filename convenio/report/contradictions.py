"""Contradictions between the report's words, its tables, and what is computed from figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from convenio.catalogue.indicators import INDICATORS
from convenio.report.published_averages import (
    PUBLISHED,
    Published,
    published_of_indicator,
    published_of_region,
    published_regions,
)
from convenio.report.results import Figure, Part, average, whole
from convenio.report.statements import STATEMENTS, Statement, agrees

Reports = Mapping[str, Mapping[int, Figure]]  # by region that reported, by indicator


@dataclass(frozen=True, slots=True)
class Disputed:
    """A directorate's statement on a region's indicator, and the figure that says otherwise."""

    statement: Statement
    figure: Figure


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A published average that isn't, in whole percent, the one computed from the figures."""

    published: Published
    part: Part
    computed: Decimal


@dataclass(frozen=True, slots=True)
class TwoValues:
    """Two tables with different averages of the same thing."""

    first: Published
    second: Published
    part: Part


Contradiction = Disputed | Discrepancy | TwoValues


def contradictions(period: str, reports: Reports) -> tuple[Contradiction, ...]:
    """The contradictions of a semester, from the figures of the regions that reported it."""
    return (*disputed(period, reports), *discrepancies(period, reports), *two_values(period))


def comparable(period: str, reports: Reports) -> bool:
    """Tell whether the report publishes anything of a region that reported the semester."""
    return any(published_of_region(period, region) for region in reports)


def disputed(period: str, reports: Reports) -> Iterator[Disputed]:
    for statement in STATEMENTS:
        figure = reports.get(statement.region, {}).get(statement.indicator)
        if statement.period == period and figure and not agrees(statement, figure):
            yield Disputed(statement, figure)


def discrepancies(period: str, reports: Reports) -> Iterator[Discrepancy]:
    """The published averages that differ; indicators only where the same regions reported.

    What the report published is all of the first agreement.
    """
    for region, figures in reports.items():
        for published in published_of_region(period, region):
            yield from _discrepancies(published, list(figures.values()))
    if set(reports) != set(published_regions(period)):
        return
    for number in INDICATORS:
        of_indicator = [figures[number] for figures in reports.values() if number in figures]
        for published in published_of_indicator(period, number):
            yield from _discrepancies(published, of_indicator)


def _discrepancies(published: Published, figures: list[Figure]) -> Iterator[Discrepancy]:
    for part in Part:
        computed = average(figures, part).value
        if computed is not None and whole(computed) != published.part(part):
            yield Discrepancy(published, part, computed)


def two_values(period: str) -> Iterator[TwoValues]:
    of_period = (average for average in PUBLISHED if average.period == period)
    for first, second in combinations(of_period, 2):
        if (first.region, first.indicator) != (second.region, second.indicator):
            continue
        for part in Part:
            if first.part(part) != second.part(part):
                yield TwoValues(first, second, part)
