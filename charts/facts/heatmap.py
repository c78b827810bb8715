"""Each region's compliance with each indicator."""

from dataclasses import dataclass

from charts.facts.base import ChartFacts
from charts.facts.headings import FROM_REPORTS, Heading
from convenio.calendar.periods import Period
from convenio.plurals import counted, plural
from convenio.report.results import Figure, summarise


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionFigures:
    region: str
    figures: tuple[Figure, ...]
    simulated: bool = False
    corrected: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatmapFacts(ChartFacts):
    """Compliance of each region with each indicator; without figures of one that owes a report."""

    period: Period
    rows: tuple[RegionFigures, ...]

    @property
    def shows_something(self) -> bool:
        return any(row.figures for row in self.rows)

    @property
    def name_parts(self) -> tuple[object, ...]:
        return "cumplimiento", self.period.code

    @property
    def heading(self) -> Heading:
        summaries = [summarise(row.figures) for row in self.rows]
        goals = sum(summary.with_goal for summary in summaries)
        reached = sum(summary.met for summary in summaries)
        did = plural(reached, "cumplió", "cumplieron")
        of = counted(goals, "meta", "metas")
        title = f"Se {did} {reached} de {of}" if goals else "Aún no hay cifras"
        subtitle = f"Ejecución en % de lo programado · {self.period.label}"
        return self.headed(title, subtitle, FROM_REPORTS)
