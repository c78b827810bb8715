"""All regions beside each other."""

from dataclasses import dataclass
from decimal import Decimal

from charts.facts.dated import DatedFacts, sources
from convenio.calendar.periods import Period
from convenio.report.published_averages import Published, values_told
from convenio.report.rankings import Place, rank
from convenio.report.results import Average, Figure, Part, State


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorFacts(DatedFacts):
    """An indicator's averages over the regions (Gráficos 20 to 31); `published` as in Semester.

    `corrected`: regions that changed it after publication.
    """

    period: Period
    indicator: int
    programmed: Average
    executed: Average
    published: tuple[Published, ...] = ()
    corrected: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """As of a Semester."""
        computed = self.programmed.summands or self.executed.summands
        return "" if computed else sources(self.published)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionStanding:
    """A region's percentages; `region` is None where the reader may not know which one it is.

    Of averages with how many were summed up: 0 where that isn't known, or where it is no average.
    `corrected`: the indicators of it that were changed after publication. `published`: what the
    report's tables say, where there are no figures.
    """

    region: str | None
    state: State
    programmed: Decimal | None = None
    executed: Decimal | None = None
    programmed_summands: int = 0
    executed_summands: int = 0
    simulated: bool = False
    corrected: tuple[int, ...] = ()
    published: tuple[Published, ...] = ()

    @property
    def told(self) -> tuple[Decimal, ...]:
        """What was executed as the tables say that contradict each other; empty elsewhere."""
        values = values_told(self.published, Part.EXECUTED)
        return values if len(values) > 1 else ()

    @property
    def values(self) -> tuple[Decimal, ...]:
        """What was executed: as `told` or, of one value, that; empty where nobody knows."""
        return self.told or (() if self.executed is None else (self.executed,))


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingFacts(DatedFacts):
    """Regions by what they executed: of an indicator or, where that is None, of their averages.

    `source`: the report's table, where there are no figures to compute averages of.
    """

    period: Period
    indicator: int | None
    standings: tuple[RegionStanding, ...]
    highlighted: str | None = None
    source: str = ""

    @property
    def in_order(self) -> list[tuple[RegionStanding, Place | None]]:
        """The highest first, and last those of whom nobody knows what they executed."""
        found = rank({n: each.values for n, each in enumerate(self.standings)})
        placed = [(each, found.get(n)) for n, each in enumerate(self.standings)]
        return sorted(placed, key=lambda pair: -min(pair[0].values, default=Decimal("-Infinity")))

    @property
    def own(self) -> tuple[RegionStanding, Place | None] | None:
        """The highlighted one; None where there is none."""
        named = ((each, place) for each, place in self.in_order if each.region is not None)
        return next((pair for pair in named if pair[0].region == self.highlighted), None)

    @property
    def figures(self) -> list[Figure]:
        """What counts in averages and is judged by its goal, be it an average itself."""
        return [
            Figure(self.indicator or 0, each.state, each.programmed, each.executed)
            for each in self.standings
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionFigures:
    region: str
    figures: tuple[Figure, ...]
    simulated: bool = False
    corrected: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatmapFacts(DatedFacts):
    """Compliance of each region with each indicator; without figures of one that owes a report."""

    period: Period
    rows: tuple[RegionFigures, ...]
