"""An indicator's averages over all regions."""

from dataclasses import dataclass
from decimal import Decimal

from charts.facts.base import ChartFacts, table_names
from charts.facts.headings import Heading, source_of
from convenio.calendar.periods import Period
from convenio.report.published_averages import Published
from convenio.report.results import Average, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorFacts(ChartFacts):
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
    def shows_something(self) -> bool:
        return self.programmed.value is not None or self.executed.value is not None

    @property
    def name_parts(self) -> tuple[object, ...]:
        return "indicador", self.indicator, self.period.code

    @property
    def bars(self) -> list[tuple[str, Decimal]]:
        both = (("programado", self.programmed.value), ("ejecutado", self.executed.value))
        return [(name, value) for name, value in both if value is not None]

    @property
    def heading(self) -> Heading:
        title = f"IdG {self.indicator}: {_finding(self.programmed, self.executed)}"
        subtitle = f"{self.indicators[self.indicator].name}. {self.period.label}"
        return self.headed(title, subtitle, source_of(self.source))

    @property
    def source(self) -> str:
        """The report's tables that the averages are of; empty where these were computed."""
        computed = self.programmed.summands or self.executed.summands
        return "" if computed else table_names(self.published)


def _finding(programmed: Average, executed: Average) -> str:
    """What whole percentages say, since these are what is read."""
    if executed.value is None:
        return "sin ejecución reportada"
    if programmed.value is None:
        return "sin programación"
    goal, done = whole(programmed.value), whole(executed.value)
    if done == goal:
        return "se logró lo programado"
    return "se superó lo programado" if done > goal else "no se alcanzó lo programado"
