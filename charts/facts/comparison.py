"""Two semesters of a region."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from charts.facts.base import ChartFacts, every_figure
from charts.facts.headings import FROM_REPORTS, Heading, average_text, report_source
from charts.facts.semester import Semester
from charts.facts.simulated_notice import simulated_words
from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS
from convenio.report.comparison import the_same
from convenio.report.results import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonFacts(ChartFacts):
    """Two semesters of a region (Gráficos 32 to 49).

    Where they are of two agreements, only what both have is compared, by the later one's numbers.
    """

    region: str
    earlier: Semester
    later: Semester

    @property
    def shows_something(self) -> bool:
        return self.earlier.known or self.later.known

    @property
    def name_parts(self) -> tuple[object, ...]:
        return self.region, self.earlier.period.code, self.later.period.code

    @property
    def heading(self) -> Heading:
        region, earlier, later = REGIONS[self.region], self.earlier, self.later
        before, after = earlier.executed, later.executed
        title = f"{region.name}: dos semestres"
        if self.one_agreement and before.value is not None and after.value is not None:
            title = f"{region.name} {_moved(average_text(before), average_text(after))}"
        subtitle = f"{region.office} · {_both(earlier.period, later.period)}"
        published = [
            f"{semester.period.code}: {report_source(semester.source)}"
            for semester in (earlier, later)
            if semester.source
        ]
        if not self.one_agreement:
            subtitle += " · dos convenios"
        own = [FROM_REPORTS] if earlier.figures or later.figures else []
        return self.headed(title, subtitle, " ".join([*own, *published]))

    @property
    def one_agreement(self) -> bool:
        return self.earlier.indicators.agreement == self.later.indicators.agreement

    @property
    def pairs(self) -> list[tuple[Figure, Figure]]:
        """Figures before and after, of each indicator of both; none where a semester has none."""
        if not self.earlier.figures or not self.later.figures:
            return []
        before, after = (
            {
                figure.indicator: figure
                for figure in every_figure(semester.indicators, semester.figures)
            }
            for semester in (self.earlier, self.later)
        )
        return [
            (replace(before[then], indicator=number), after[number])
            for number, then in the_same(self.earlier.indicators, self.later.indicators).items()
        ]

    @property
    def known_figures(self) -> list[tuple[Figure | None, Figure | None]]:
        """The pairs or, where one semester has figures only, each of these with None."""
        if self.earlier.figures and self.later.figures:
            return list(self.pairs)
        before, after = (
            every_figure(semester.indicators, semester.figures) if semester.figures else ()
            for semester in (self.earlier, self.later)
        )
        return [(figure, None) for figure in before] + [(None, figure) for figure in after]

    @property
    def numbered(self) -> Indicators:
        """The indicators whose numbers `known_figures` go by."""
        return self.later.indicators if self.later.figures else self.earlier.indicators

    @property
    def bars(self) -> list[tuple[str, Decimal]]:
        return [
            (f"{part}{name} ({semester.period.code})", value)
            for n, semester in enumerate((self.earlier, self.later))
            for name, done, goal in _levels(semester, [pair[n] for pair in self.known_figures])
            for part, value in (("", done), ("meta de ", goal))
            if value is not None
        ]

    @property
    def warning(self) -> str:
        if self.earlier.simulated == self.later.simulated:
            return simulated_words() if self.simulated else ""
        only = self.earlier if self.earlier.simulated else self.later
        return simulated_words(period=only.period)


def _levels(
    semester: Semester, figures: list[Figure | None]
) -> Iterator[tuple[str, Decimal | None, Decimal | None]]:
    """The name, result and goal of the average and of each figure."""
    yield "promedio", semester.executed.value, semester.programmed.value
    for figure in figures:
        if figure is not None:
            yield f"IdG {figure.indicator}", figure.executed, figure.programmed


def _moved(before: str, after: str) -> str:
    if before == after:
        return f"se mantuvo en {after} de ejecución"
    return f"pasó de ejecutar {before} a {after}"


def _both(earlier: Period, later: Period) -> str:
    if earlier.year != later.year:
        return f"{earlier.code} y {later.code}"
    return f"{earlier.label.split()[0]} y {later.label}"
