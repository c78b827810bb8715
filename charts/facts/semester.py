"""A region's semester, as a comparison shows it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from charts.facts.base import Listed, table_names
from convenio.calendar.periods import Period
from convenio.catalogue.indicators import INDICATORS
from convenio.report.published_averages import Published, values_told
from convenio.report.results import Average, Figure, Part


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
        return "" if self.figures else table_names(self.published)

    def average(self, part: Part) -> Average:
        return self.programmed if part is Part.PROGRAMMED else self.executed

    @property
    def known(self) -> bool:
        """Whether there are figures or averages."""
        averages = (self.programmed.value, self.executed.value)
        return bool(self.figures) or any(value is not None for value in averages)

    def told(self, part: Part) -> tuple[Decimal, ...]:
        """The values of tables that contradict each other; empty elsewhere."""
        values = () if self.figures else values_told(self.published, part)
        return values if len(values) > 1 else ()
