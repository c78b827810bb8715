"""Section VIII: each indicator over the regions, and what its directorate concludes of it."""

from collections.abc import Iterator, Mapping, Sequence

from charts.facts.headings import count_of_regions
from charts.facts.indicator import IndicatorFacts
from charts.requests import ChartRequest
from convenio.catalogue.regions import regions_in
from convenio.evaluation.items import ItemKind
from convenio.plurals import plural
from convenio.report.rankings import IndicatorSummary
from convenio.report.results import Average, whole
from documents.report.document import (
    Block,
    Bullets,
    Illustration,
    Paragraph,
    Run,
    Runs,
    Section,
    Title,
    paragraph,
    words,
)
from documents.report.facts import EvaluationPart, ReportFacts, SentItem
from documents.report.marks import notes_of
from documents.report.parts.by_region import NOTHING_YET
from documents.report.words import name, percent, region_list, with_article

_NO_ANNEX = "La dirección todavía no ha enviado la evaluación de este indicador (Anexo 5)."
_NO_FIGURES = "De este semestre no hay cifras de cada indicador."
_HEADINGS: Mapping[ItemKind, tuple[str, str]] = {
    ItemKind.CONCLUSION: ("Conclusión:", "Conclusiones:"),
    ItemKind.RECOMMENDATION: ("Recomendación:", "Recomendaciones:"),
}


def by_indicator(facts: ReportFacts, only: str | None = None) -> Iterator[Section]:
    """The section or, of `only` one region, what is recommended to it."""
    title = Title(
        level=1,
        text="VIII. Avances en el cumplimiento de los indicadores de gestión,"
        f" {facts.period.label}. Conclusiones y recomendaciones de las direcciones del MTPE",
    )
    if only is not None:
        yield Section(blocks=(title, *_recommended(facts, only)))
        return
    page: list[Block] = [title, paragraph(_lead(facts)), *_indicator(facts, 0)]
    for place in range(1, len(facts.by_indicator)):
        own = list(_indicator(facts, place))
        if any(isinstance(block, Illustration) for block in own):  # else it takes some lines
            yield Section(blocks=tuple(page))
            page = []
        page += own
    yield Section(blocks=tuple(page))


def _lead(facts: ReportFacts) -> str:
    if not facts.evaluated:
        return NOTHING_YET
    if facts.turnout is None:
        return "De este semestre solo se conocen los promedios publicados de cada región."
    return (
        f"Para cada uno de los {len(facts.indicators)} indicadores se compara la ejecución promedio"
        f" con la programación promedio, calculadas con los informes de"
        f" {len(facts.evaluated)} G/DRTPE (Anexo 4). Siguen las conclusiones y recomendaciones de"
        " la dirección que lo propuso, tal como constan en su evaluación (Anexo 5)."
    )


def _indicator(facts: ReportFacts, place: int) -> Iterator[Block]:
    shown, summary = facts.by_indicator[place], facts.summaries[place]
    number = shown.indicator
    indicator = facts.indicators[number]
    about = f"idg-{number}"
    yield Title(level=2, text=f"Indicador de Gestión N.º {number}: {indicator.name}", about=about)
    nothing = facts.turnout is None and not shown.shows_something
    yield paragraph(_NO_FIGURES if nothing else sentence(shown, summary))
    if shown.shows_something:
        yield Illustration(
            caption=f"IdG {number}: {indicator.short_name}",
            subtitle=f"Resultado promedio {facts.period.label}",
            chart=ChartRequest.of(shown),
            alternative=f"{shown.heading.title}. Dos barras: programación promedio"
            f" {percent(shown.programmed.value)}, ejecución promedio"
            f" {percent(shown.executed.value)}.",
            source=f"{shown.heading.source} {shown.dated}".strip(),
            notes=notes_of(facts, [each for each in facts.evaluated if each.later.figures]),
            half=True,
            about=about,
        )
    yield from _evaluation(facts, facts.evaluations[place])


def sentence(shown: IndicatorFacts, summary: IndicatorSummary) -> str:
    """What the two averages say as they are read: in whole percentages."""
    goal, done = shown.programmed, shown.executed
    if goal.value is None and done.value is None:
        return "Ninguna región ha informado todavía este indicador."
    if goal.value is None or done.value is None:
        lacking = "programación" if goal.value is None else "ejecución"
        known = done if goal.value is None else goal
        other = "ejecución" if goal.value is None else "programación"
        return f"No hay {lacking} informada; la {other} promedio es {_average(known)}."
    reached, planned = whole(done.value), whole(goal.value)
    verdict = "iguala"
    if reached != planned:
        verdict = "supera" if reached > planned else "no alcanza"
    return (
        f"La ejecución promedio, {_average(done)}, {verdict} la programación promedio,"
        f" {_average(goal)}.{_who_met(summary)}"
    )


def _who_met(summary: IndicatorSummary) -> str:
    met, with_goal = len(summary.met), len(summary.with_goal)
    if not with_goal:
        return ""
    if with_goal == 1:
        region = name(summary.with_goal[0])
        return f" La única región con meta, {region}, {'la' if met else 'no la'} cumplió."
    if not met:
        return f" Ninguna de las {with_goal} regiones con meta la cumplió."
    if met == with_goal:
        return f" Cumplieron su meta las {with_goal} regiones que la tenían."
    verb = plural(met, "Cumplió", "Cumplieron")
    names = region_list(summary.met)
    return f" {verb} su meta {met} de las {with_goal} regiones que la tenían: {names}."


def _average(average: Average) -> str:
    of = f" (de {count_of_regions(average.summands)})" if average.summands else ""
    return f"{percent(average.value)}{of}"


def _evaluation(facts: ReportFacts, part: EvaluationPart) -> Iterator[Block]:
    proponent = facts.indicators[part.indicator].proponent
    if not part.received:
        yield paragraph(f"Evalúa: {proponent}. {_NO_ANNEX}")
        return
    yield paragraph(f"{with_article(proponent)}, que propuso el indicador, señala en el Anexo 5:")
    if part.simulated:
        yield Paragraph(runs=words("Textos simulados, de la demostración.", italic=True), note=True)
    for kind in ItemKind:
        items = _once([sent for sent in part.items if sent.item.kind is kind])
        if items:
            yield Paragraph(runs=words(_HEADINGS[kind][len(items) > 1], bold=True))
            yield Bullets(items=tuple(map(_item, items)))


def _once(items: Sequence[SentItem]) -> list[SentItem]:
    """A sentence that says one thing of some regions and the opposite of others is told once."""
    kept: list[SentItem] = []
    for sent in items:
        recommends = sent.item.kind is ItemKind.RECOMMENDATION
        if recommends or not kept or kept[-1].item.text != sent.item.text:
            kept.append(sent)
    return kept


def _item(sent: SentItem) -> Runs:
    """As sent; the regions chosen beside the text are told where it does not name them."""
    item = sent.item
    code = (Run(f"{sent.code}. ", bold=True),) if sent.code else ()
    unnamed = set(item.regions) - {region.code for region in regions_in(item.text)}
    whom = (Run(f" ({region_list(item.regions)}.)", italic=True),) if unnamed else ()
    return (*code, Run(item.text), *whom)


def _recommended(facts: ReportFacts, region: str) -> Iterator[Block]:
    codes = {row.code for row in facts.matrix if region in row.places}
    found = False
    for part in facts.evaluations:
        items = [sent for sent in part.items if sent.code and _addresses(sent, region, codes)]
        if items:
            found = True
            indicator = facts.indicators[part.indicator]
            yield Title(level=2, text=f"IdG {part.indicator}: {indicator.name}")
            if part.simulated:
                note = words("Textos simulados, de la demostración.", italic=True)
                yield Paragraph(runs=note, note=True)
            yield Bullets(items=tuple(map(_item, items)))
    if not found:
        yield paragraph("No hay recomendaciones para esta región en las evaluaciones recibidas.")


def _addresses(sent: SentItem, region: str, codes: set[str]) -> bool:
    return sent.code in codes or region in sent.item.regions or sent.item.everybody
