"""All regions in the order of what they executed."""

from dataclasses import dataclass
from decimal import Decimal

from charts.facts.base import ChartFacts
from charts.facts.headings import Heading, count_of_regions, place_words, source_of
from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from convenio.report.published_averages import Published, values_told
from convenio.report.rankings import Place, judged, rank
from convenio.report.results import Figure, Part, State, met


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
        """The values of tables that contradict each other; empty elsewhere."""
        values = values_told(self.published, Part.EXECUTED)
        return values if len(values) > 1 else ()

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The values that were executed: two where `told`, else one; empty where nobody knows."""
        return self.told or (() if self.executed is None else (self.executed,))


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingFacts(ChartFacts):
    """Regions by what they executed: of an indicator or, where that is None, of their averages.

    `source`: the report's table, where there are no figures to compute averages of.
    """

    period: Period
    indicator: int | None
    standings: tuple[RegionStanding, ...]
    highlighted: str | None = None
    source: str = ""

    @property
    def shows_something(self) -> bool:
        return bool(self.standings)

    @property
    def name_parts(self) -> tuple[object, ...]:
        of = () if self.indicator is None else ("indicador", self.indicator)
        return "regiones", *of, self.period.code

    @property
    def bars(self) -> list[tuple[str, Decimal]]:
        return [
            (f"{meta}{'otra región' if of.region is None else REGIONS[of.region].name}", value)
            for of in self.standings
            for meta, value in (("", of.executed), ("meta de ", of.programmed))
            if value is not None
        ]

    @property
    def heading(self) -> Heading:
        goals = [figure for figure in self.figures if judged(figure)]
        if self.own and self.own[1] and self.highlighted:
            title = f"{REGIONS[self.highlighted].name}: {place_words(self.own[1])}"
        elif any(standing.values for standing in self.standings):
            title = _reached(sum(map(met, goals)), len(goals), self.indicator)
        else:
            title = "Ninguna región tiene cifras aún"
        subject = f"Promedio de los {self.indicators.in_words} indicadores"
        if self.indicator is not None:
            subject = f"IdG {self.indicator} {self.indicators[self.indicator].short_name}"
        subtitle = f"{subject} · {self.period.label}"
        return self.headed(title, subtitle, source_of(self.source))

    @property
    def in_order(self) -> list[tuple[RegionStanding, Place | None]]:
        """Standings with their places: the highest first, those without a value last."""
        found = rank({n: standing.values for n, standing in enumerate(self.standings)})
        placed = [(standing, found.get(n)) for n, standing in enumerate(self.standings)]
        return sorted(placed, key=lambda pair: -min(pair[0].values, default=Decimal("-Infinity")))

    @property
    def own(self) -> tuple[RegionStanding, Place | None] | None:
        """The highlighted region's standing and place; None where there is none."""
        named = (pair for pair in self.in_order if pair[0].region is not None)
        return next((pair for pair in named if pair[0].region == self.highlighted), None)

    @property
    def figures(self) -> list[Figure]:
        """The standings as figures, to be averaged and judged by their goals."""
        return [
            Figure(self.indicator or 0, standing.state, standing.programmed, standing.executed)
            for standing in self.standings
        ]


def _reached(count: int, among: int, indicator: int | None) -> str:
    """How many regions reached their goal; of averages, which have none, what was programmed."""
    who = f"{count} de {count_of_regions(among)}" if count else _none_of(among)
    if indicator is None and (count, among) == (0, 1):
        return "1 región ejecutó en promedio menos de lo programado"
    if indicator is None:
        did = "ejecutaron" if count > 1 else "ejecutó"
        return f"{who} {did} en promedio lo programado o más"
    return f"{who} {'llegaron' if count > 1 else 'llegó'} a su meta"


def _none_of(among: int) -> str:
    """The subject of a verb in the singular."""
    if among > 1:
        return f"Ninguna de {among} regiones"
    return "1 región no" if among else "Ninguna región"
