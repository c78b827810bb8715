"""A region's semester, and two of them."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from charts.facts.dated import DatedFacts, Listed, all_of, sources
from charts.facts.simulated_notice import simulated_words
from convenio.calendar.periods import Period
from convenio.catalogue.indicators import INDICATORS
from convenio.report.comparison import the_same
from convenio.report.published_averages import Published, values_told
from convenio.report.results import Average, Figure, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionFacts(DatedFacts):
    """One region's semester (Gráfico 11); `corrected`: indicators changed after publication.

    `published`: what the report's tables say of its averages, where no figures are known.
    """

    period: Period
    region: str
    figures: tuple[Figure, ...]
    corrected: tuple[int, ...] = ()
    published: tuple[Published, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Semester:
    """Averages, and the figures where they are known: of 2020-I only averages are (Cuadro 05).

    `sent_on`: the day in Lima on which the region sent them.
    0 summands beside a value: the source doesn't say how many there were. `published`: what the
    report's tables say of this semester, which may differ. `corrected`: as of RegionFacts.
    """

    period: Period
    indicators: Listed = INDICATORS
    programmed: Average
    executed: Average
    figures: tuple[Figure, ...] = ()
    published: tuple[Published, ...] = ()
    simulated: bool = False
    corrected: tuple[int, ...] = ()
    sent_on: date | None = None

    @property
    def source(self) -> str:
        """The report's tables that the averages are of; empty where these were computed."""
        return "" if self.figures else sources(self.published)

    def average(self, part: Part) -> Average:
        return self.programmed if part is Part.PROGRAMMED else self.executed

    @property
    def known(self) -> bool:
        """Whether anything is: figures, or averages."""
        averages = (self.programmed.value, self.executed.value)
        return bool(self.figures) or any(value is not None for value in averages)

    def told(self, part: Part) -> tuple[Decimal, ...]:
        """What the report's tables say where they contradict each other; empty elsewhere."""
        values = () if self.figures else values_told(self.published, part)
        return values if len(values) > 1 else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonFacts(DatedFacts):
    """Two semesters of a region (Gráficos 32 to 49).

    Where they are of two agreements, only what both have is compared, by the later one's numbers.
    """

    region: str
    earlier: Semester
    later: Semester

    @property
    def one_agreement(self) -> bool:
        return self.earlier.indicators.agreement == self.later.indicators.agreement

    @property
    def pairs(self) -> list[tuple[Figure, Figure]]:
        """Before and after, of each indicator of both; nothing where a semester has no figures."""
        if not self.earlier.figures or not self.later.figures:
            return []
        before, after = (
            {figure.indicator: figure for figure in all_of(each.indicators, each.figures)}
            for each in (self.earlier, self.later)
        )
        return [
            (replace(before[then], indicator=number), after[number])
            for number, then in the_same(self.earlier.indicators, self.later.indicators).items()
        ]

    @property
    def warning(self) -> str:
        if self.earlier.simulated == self.later.simulated:
            return simulated_words() if self.simulated else ""
        only = self.earlier if self.earlier.simulated else self.later
        return simulated_words(period=only.period)
