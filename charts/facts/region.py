"""A region's semester."""

from dataclasses import dataclass
from decimal import Decimal

from charts.facts.base import ChartFacts, every_figure, table_names
from charts.facts.headings import Heading, average_text, report_source
from charts.facts.semester import Semester
from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from convenio.plurals import counted, plural
from convenio.report.comparison import published_levels
from convenio.report.published_averages import Published
from convenio.report.results import Figure, State, Summary, summarise, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionFacts(ChartFacts):
    """One region's semester (Gráfico 11); `corrected`: indicators changed after publication.

    `published`: what the report's tables say of its averages, where no figures are known.
    """

    period: Period
    region: str
    figures: tuple[Figure, ...]
    corrected: tuple[int, ...] = ()
    published: tuple[Published, ...] = ()

    @property
    def shows_something(self) -> bool:
        return bool(self.figures or self.published)

    @property
    def name_parts(self) -> tuple[object, ...]:
        return self.region, self.period.code

    @property
    def bars(self) -> list[tuple[str, Decimal]]:
        if not self.figures:
            told = published_levels(self.published)
            both = (("programado", told.programmed), ("ejecutado", told.executed))
            return [(name, value) for name, value in both if value is not None]
        return [
            (f"{name}IdG {figure.indicator}", value)
            for figure in every_figure(self.indicators, self.figures)
            for name, value in (("", figure.executed), ("meta del ", figure.programmed))
            if value is not None
        ]

    @property
    def heading(self) -> Heading:
        region = REGIONS[self.region]
        if not self.figures:
            return self._published_heading
        figures = every_figure(self.indicators, self.figures)
        missing = sum(figure.state is State.MISSING for figure in figures)
        summary = summarise(figures)
        title = f"{region.name} {_finding(summary, missing)}"
        source = f"Elaboración propia en base al reporte presentado por la {region.title}."
        subtitle = f"{region.office} · {self.period.label}"
        return self.headed(title, subtitle, source, _averages(summary))

    @property
    def _published_heading(self) -> Heading:
        """The heading of averages that are only known as the report publishes them."""
        region, done = REGIONS[self.region], published_levels(self.published).executed
        title = f"{region.name}: el informe se contradice"
        if done is not None:
            title = f"{region.name} ejecutó {whole(done)}% en promedio"
        subtitle = f"{region.office} · {self.period.label} · promedios publicados"
        return self.headed(title, subtitle, report_source(table_names(self.published)))


def of_semester(region: str, known: Semester) -> RegionFacts:
    return RegionFacts(
        as_of=known.sent_on,
        indicators=known.indicators,
        simulated=known.simulated,
        period=known.period,
        region=region,
        figures=known.figures,
        corrected=known.corrected,
        published=() if known.figures else known.published,
    )


def _finding(summary: Summary, missing: int) -> str:
    if summary.with_goal:
        rest = f"; {plural(missing, 'falta', 'faltan')} {missing}" if missing else ""
        return f"cumplió {summary.met} de {counted(summary.with_goal, 'meta', 'metas')}{rest}"
    return "aún no tiene cifras" if missing else "no tuvo metas"


def _averages(summary: Summary) -> str:
    """Both averages with their summands: nobody has to ask what 'promedio' is of."""
    programmed, executed = summary.programmed, summary.executed
    if programmed.value is None and executed.value is None:
        return ""
    if programmed.summands == executed.summands:
        whole_of = f"Promedio de {programmed.summands}"
        return (
            f"{whole_of}: programado {average_text(programmed)}, ejecutado {average_text(executed)}"
        )
    parts = (
        f"{word} {average_text(average)} (de {average.summands})"
        for word, average in (("programado", programmed), ("ejecutado", executed))
        if average.value is not None
    )
    return f"Promedio: {', '.join(parts)}"
