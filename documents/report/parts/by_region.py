"""Section VII: causes, averages of each region (Cuadro 04), and a page for each of them."""

from collections.abc import Iterator

from charts.facts.comparison import ComparisonFacts
from charts.facts.counts import Count, CountsFacts
from charts.facts.region import RegionFacts, of_semester
from charts.requests import ChartRequest
from convenio.catalogue.causes import CAUSES
from convenio.plurals import counted, plural
from convenio.report.results import Part, counted_value, has_goal, met, summarise
from documents.report.document import (
    Block,
    Bullets,
    Illustration,
    Run,
    Section,
    Table,
    TableHead,
    Title,
    paragraph,
)
from documents.report.facts import ReportFacts
from documents.report.marks import notes_of
from documents.report.words import (
    OFFICE,
    done_words,
    goal_words,
    name,
    of_summands,
    office,
    percent,
    region_list,
    result_words,
    share_words,
)

NOTHING_YET = "Todavía no se ha recibido ningún informe de este semestre."


def by_region(facts: ReportFacts, only: str | None = None) -> Iterator[Section]:
    """The section or, of `only` one region, its title and page."""
    title = Title(
        level=1, text=f"VII. Nivel de cumplimiento al {facts.period.label}, según G/DRTPE"
    )
    if not facts.evaluated:
        yield Section(blocks=(title, paragraph(NOTHING_YET)))
        return
    if only is None:
        yield Section(blocks=(title, *_causes(facts), paragraph(_lead(facts)), averages(facts)))
    heading = [] if only is None else [title]
    for each in facts.evaluated:
        if only in (None, each.region):
            yield Section(blocks=(*heading, *_region(facts, each)))


def _lead(facts: ReportFacts) -> str:
    count = len(facts.evaluated)
    whose = plural(count, "la única G/DRTPE evaluada", f"las {count} G/DRTPE evaluadas")
    return (
        f"El cuadro siguiente muestra el desempeño promedio de {whose} en el"
        f" {facts.period.label}, con el número de indicadores que suma cada promedio."
    )


def _causes(facts: ReportFacts) -> Iterator[Block]:
    missed = sum(
        has_goal(figure) and not met(figure)
        for each in facts.evaluated
        for figure in each.later.figures
    )
    told = sum(cause.goals for cause in facts.causes)
    if not missed:
        return
    first = f"No se alcanzaron {counted(missed, 'meta', 'metas')}"
    if not told:
        yield paragraph(f"{first}; los informes recibidos no señalan sus causas.")
        return
    yield paragraph(
        f"{first}, y los informes señalan la causa de {told}. Contadas en los informes, son:"
    )
    yield Bullets(
        items=tuple(
            (
                Run(f"{CAUSES.get(each.cause, each.cause)}: ", bold=True),
                Run(f"{counted(each.goals, 'meta', 'metas')}, de {region_list(each.regions)}."),
            )
            for each in facts.causes
        )
    )
    named = tuple(Count(CAUSES.get(each.cause, each.cause), each.goals) for each in facts.causes)
    chart = CountsFacts(
        as_of=max((each.as_of for each in facts.evaluated if each.as_of), default=None),
        indicators=facts.indicators,
        simulated=facts.simulated,
        genuine=facts.genuine,
        title=f"La causa más señalada: {_lower(named[0].name)}",
        subtitle=f"Metas no alcanzadas, por causa · {facts.period.label}",
        source="Informes de las G/DRTPE (Anexo 4).",
        file="causas",
        counts=tuple(
            Count(CAUSES.get(each.cause, each.cause), each.goals) for each in facts.causes
        ),
    )
    words = "; ".join(f"{count.name}, {count.number}" for count in chart.counts)
    yield Illustration(
        caption="Causas de las metas no alcanzadas",
        subtitle=facts.period.label,
        chart=ChartRequest.of(chart),
        alternative=f"Barras con el número de metas por causa: {words}.",
        source="Informes de las G/DRTPE (Anexo 4).",
        notes=notes_of(facts, facts.evaluated),
        half=True,
    )


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def averages(facts: ReportFacts) -> Table:
    """Cuadro 04, with its denominators."""
    columns = (
        TableHead(heading="N.º", share=1, figures=True),
        TableHead(heading="Gobierno regional", share=5),
        TableHead(heading="Programación promedio", share=3, figures=True),
        TableHead(heading="Indicadores que suma", share=2.6, figures=True),
        TableHead(heading="Ejecución promedio", share=3, figures=True),
        TableHead(heading="Indicadores que suma", share=2.6, figures=True),
        TableHead(heading="Metas cumplidas", share=3, figures=True),
    )
    rows = tuple(
        (str(place), name(each.region), *_averages(each))
        for place, each in enumerate(facts.evaluated, start=1)
    )
    missing = (f"Sin informe: {region_list(facts.missing)}.",) if facts.missing else ()
    return Table(
        caption=f"Desempeño promedio de metas, {facts.period.label}",
        subtitle=f"Por G/DRTPE – IdG {facts.period.year}",
        columns=columns,
        rows=rows,
        notes=(*missing, *notes_of(facts, facts.evaluated)),
        source=OFFICE,
    )


def _averages(each: ComparisonFacts) -> tuple[str, ...]:
    later, totals = each.later, summarise(each.later.figures)
    return (
        percent(later.programmed.value),
        of_summands(later.programmed),
        percent(later.executed.value),
        of_summands(later.executed),
        f"{totals.met} de {totals.with_goal}" if later.figures else "–",
    )


def _region(facts: ReportFacts, each: ComparisonFacts) -> Iterator[Block]:
    chart = of_semester(each.region, each.later)
    yield Title(level=2, text=office(each.region), about=each.region)
    yield paragraph(_sentence(chart, each))
    yield Illustration(
        caption=office(each.region),
        subtitle=f"Resultados {facts.period.label}",
        chart=ChartRequest.of(chart),
        alternative=_alternative(chart, each),
        source=f"{chart.heading.source} {chart.dated}".strip(),
        notes=notes_of(facts, [each]),
        about=each.region,
    )
    if each.later.figures:
        yield _figures(facts, each)


def _sentence(chart: RegionFacts, each: ComparisonFacts) -> str:
    later, totals = each.later, summarise(each.later.figures)
    goal, done = later.programmed, later.executed
    if not later.figures:
        return (
            f"De este semestre se conocen los promedios publicados: programación"
            f" {percent(goal.value)}, ejecución {percent(done.value)}."
        )
    reached = f"Cumplió {totals.met} de {counted(totals.with_goal, 'meta', 'metas')}."
    if not totals.with_goal:
        reached = "No tuvo metas programadas."
    summed = plural(goal.summands, "indicador", "indicadores")
    return (
        f"{reached} En promedio programó {percent(goal.value)} (de {goal.summands} {summed}) y"
        f" ejecutó {percent(done.value)} (de {done.summands})."
    )


def _alternative(chart: RegionFacts, each: ComparisonFacts) -> str:
    if not each.later.figures:
        return f"{chart.heading.title}. {_sentence(chart, each)}"
    told = "; ".join(
        f"IdG {figure.indicator}: programado {goal_words(figure)}, ejecutado {done_words(figure)}"
        for figure in each.later.figures
    )
    return f"{chart.heading.title}. Barras de lo programado y lo ejecutado. {told}."


def _figures(facts: ReportFacts, each: ComparisonFacts) -> Table:
    """The chart's data: it stands below it, and has no number of its own."""
    return Table(
        caption=f"Datos del gráfico: {office(each.region)}",
        columns=(
            TableHead(heading="IdG", share=1, figures=True),
            TableHead(heading="Indicador", share=5),
            TableHead(heading="Programado", share=2.4, figures=True),
            TableHead(heading="Ejecutado", share=2.4, figures=True),
            TableHead(heading="Avance", share=2, figures=True),
            TableHead(heading="Resultado", share=2.6),
        ),
        rows=tuple(
            (
                str(figure.indicator),
                facts.indicators[figure.indicator].short_name,
                goal_words(figure),
                done_words(figure),
                share_words(figure) if counted_value(figure, Part.PROGRAMMED) else "–",
                result_words(figure),
            )
            for figure in each.later.figures
        ),
        numbered=False,
    )
