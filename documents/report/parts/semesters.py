"""Section IX: each region's two semesters (Cuadro 05, and a chart for each)."""

from collections.abc import Iterator

from charts.facts.comparison import ComparisonFacts
from charts.facts.semester import Semester
from charts.requests import ChartRequest
from convenio.report.published_averages import values_told
from convenio.report.results import Average, Part
from documents.report.document import (
    Block,
    Illustration,
    Section,
    Table,
    TableHead,
    Title,
    paragraph,
)
from documents.report.facts import ReportFacts
from documents.report.marks import notes_of
from documents.report.parts.by_region import NOTHING_YET
from documents.report.words import OFFICE, done_words, goal_words, name, office, percent


def semesters(facts: ReportFacts, only: str | None = None) -> Iterator[Section]:
    title = Title(level=1, text="IX. Comparación de semestres por cada G/DRTPE")
    shown = [each for each in facts.evaluated if only in (None, each.region)]
    if not shown:
        yield Section(blocks=(title, paragraph(NOTHING_YET)))
        return
    charts = tuple(_chart(facts, each) for each in shown)
    if only is None:
        yield Section(blocks=(title, paragraph(_lead(facts)), _table(facts)))
        yield Section(blocks=charts)
    else:
        yield Section(blocks=(title, *charts))


def _lead(facts: ReportFacts) -> str:
    before, now = facts.period.previous, facts.period
    known, count = sum(each.earlier.known for each in facts.evaluated), len(facts.evaluated)
    lacking = ""
    if known < count:
        both = f"de {known} se conocen ambos" if known else "de ninguna se conocen ambos"
        lacking = f"; {both} semestres"
    return (
        f"El cuadro y los gráficos siguientes comparan el {before.label} con el {now.label} en"
        f" {count} G/DRTPE{lacking}."
    )


def _table(facts: ReportFacts) -> Table:
    halves = (facts.period.previous, facts.period)
    columns = [TableHead(heading="Gobierno regional", share=5)]
    columns += [
        TableHead(heading=f"{half.code} {words}", share=2.8, figures=True)
        for half in halves
        for words in ("Programación promedio", "Ejecución promedio")
    ]
    return Table(
        caption=f"{halves[0].label} y {halves[1].label}",
        subtitle="Porcentaje promedio",
        columns=tuple(columns),
        rows=tuple(
            (
                name(each.region),
                *(
                    _told(semester, part)
                    for semester in (each.earlier, each.later)
                    for part in Part
                ),
            )
            for each in facts.evaluated
        ),
        notes=(*_sources(facts), *notes_of(facts, facts.evaluated, both=True)),
        source=OFFICE,
    )


def _told(semester: Semester, part: Part) -> str:
    """The average; both values where two published tables contradict each other."""
    told = () if semester.figures else values_told(semester.published, part)
    if len(told) > 1:
        return " o ".join(percent(value) for value in told)
    return percent(semester.average(part).value)


def _sources(facts: ReportFacts) -> Iterator[str]:
    for which in ("earlier", "later"):
        tables = {getattr(each, which).source for each in facts.evaluated} - {""}
        if tables:
            period = facts.period.previous if which == "earlier" else facts.period
            yield f"{period.code}: promedios publicados ({', '.join(sorted(tables))})."


def _chart(facts: ReportFacts, each: ComparisonFacts) -> Block:
    return Illustration(
        caption=office(each.region),
        subtitle=f"{each.earlier.period.label} y {each.later.period.label}",
        chart=ChartRequest.of(each),
        alternative=_alternative(each),
        source=f"{each.heading.source} {each.dated}".strip(),
        notes=notes_of(facts, [each], both=True),
        half=True,
        about=each.region,
    )


def _alternative(each: ComparisonFacts) -> str:
    averages = "; ".join(
        f"{semester.period.code}: programación {_number(semester.programmed)}, ejecución"
        f" {_number(semester.executed)}"
        for semester in (each.earlier, each.later)
    )
    figures = "".join(
        f" IdG {figure.indicator}, {semester.period.code}: programado {goal_words(figure)},"
        f" ejecutado {done_words(figure)};"
        for semester in (each.earlier, each.later)
        for figure in semester.figures
    ).rstrip(";")
    return f"{each.heading.title}. Promedios. {averages}.{figures}{'.' if figures else ''}"


def _number(average: Average) -> str:
    return "sin dato" if average.value is None else percent(average.value)
