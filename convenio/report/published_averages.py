"""The averages that the report publishes: Cuadros 04 and 05, Gráficos 20 to 31.

Each has its source; where two tables contradict each other, both values are here.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from convenio.catalogue.data_files import read_data
from convenio.report.results import Part

UNTOLD = 0  # summands of an average that was published without them


@dataclass(frozen=True, slots=True)
class Published:
    """A pair of averages in percent: of a region, or of an indicator over the regions."""

    period: str
    region: str | None
    indicator: int | None
    programmed: Decimal
    executed: Decimal
    source: str

    def part(self, part: Part) -> Decimal:
        return self.programmed if part is Part.PROGRAMMED else self.executed


def values_told(published: Iterable[Published], part: Part) -> tuple[Decimal, ...]:
    """The published values, each once: several where tables contradict each other."""
    return tuple(dict.fromkeys(average.part(part) for average in published))


def contradicted(published: Collection[Published]) -> bool:
    return any(len(values_told(published, part)) > 1 for part in Part)


def _read(table: dict[str, Any]) -> Iterator[Published]:
    period, source = table["period"], table["source"]
    for region, (goal, done) in table.get("regions", {}).items():
        yield Published(period, region, None, Decimal(goal), Decimal(done), source)
    for number, (goal, done) in table.get("indicators", {}).items():
        yield Published(period, None, int(number), Decimal(goal), Decimal(done), source)


PUBLISHED: tuple[Published, ...] = tuple(
    average for table in read_data("published.json")["tables"] for average in _read(table)
)


def published_of_region(period: str, region: str) -> tuple[Published, ...]:
    """A region's published averages in the report's order; two if both Cuadros carry it."""
    return tuple(
        average for average in PUBLISHED if (average.period, average.region) == (period, region)
    )


def published_of_indicator(period: str, indicator: int) -> tuple[Published, ...]:
    return tuple(
        average
        for average in PUBLISHED
        if (average.period, average.indicator) == (period, indicator)
    )


def published_regions(period: str) -> tuple[str, ...]:
    """The regions that the report evaluates in that semester, in its order."""
    return tuple(dict.fromkeys(p.region for p in PUBLISHED if p.period == period and p.region))
