"""Section X: who reported and when, and who was left out of which average, and why."""

from collections.abc import Iterator

from convenio.plurals import plural
from convenio.report.rankings import Turnout, left_out
from convenio.report.results import Figure, Part
from documents.report.document import Block, Section, Table, TableHead, Title, paragraph
from documents.report.facts import ReportFacts
from documents.report.words import (
    NOTHING,
    OFFICE,
    in_order,
    moment_words,
    name,
    percent,
    region_list,
    short_day,
)

_PARTS = {Part.PROGRAMMED: "Programación", Part.EXECUTED: "Ejecución"}


def turnout(facts: ReportFacts) -> Section:
    title = Title(level=1, text="X. Completitud y oportunidad")
    if facts.turnout is None:
        words = "De este semestre no se recibieron informes aquí: solo hay promedios publicados."
        return Section(blocks=(title, paragraph(words)))
    return Section(blocks=(title, paragraph(_sentence(facts)), _reports(facts), *_left_out(facts)))


def _sentence(facts: ReportFacts) -> str:
    who = facts.turnout
    assert who is not None
    due = f"G/DRTPE que {plural(who.expected, 'debía informar', 'debían informar')}"
    words = f"Ninguna de las {who.expected} {due} lo ha hecho."
    if who.reported:
        words = f"{plural(who.reported, 'Informó', 'Informaron')} {who.reported} de las"
        words += f" {who.expected} {due} ({percent(who.completeness)}){_in_time(who)}."
    if facts.deadline:
        verb = "vence" if facts.awaited else "venció"
        words += f" El plazo {verb} el {short_day(facts.deadline)}, salvo ampliaciones."
    if who.missing and who.reported:
        verb = plural(len(who.missing), "informó", "informaron")
        words += f" No {verb} {region_list(who.missing)}."
    sent, all_of_them = sum(part.received for part in facts.evaluations), len(facts.evaluations)
    verb = plural(sent, "Se recibió", "Se recibieron")
    return f"{words} {verb} {sent} de las {all_of_them} evaluaciones (Anexo 5)."


def _in_time(who: Turnout) -> str:
    count = len(who.on_time)
    if count == who.reported:
        return plural(count, ", en plazo", ", todas en plazo")
    late = plural(who.reported, "fuera de plazo", "ninguna en plazo")
    timely = f"{count} de ellas en plazo ({percent(who.timeliness)} de {who.expected})"
    return f", {timely if count else late}"


def _reports(facts: ReportFacts) -> Table:
    who = facts.turnout
    assert who is not None
    first = {version.region: version for version in reversed(facts.versions) if version.region}
    counting = {version.region: version for version in facts.versions if version.counts}

    def row(region: str) -> tuple[str, ...]:
        state = "no informó"
        if region in who.on_time or region in who.late:
            state = "en plazo" if region in who.on_time else "fuera de plazo"
        sent = first.get(region)
        kept = counting.get(region)
        return (
            name(region),
            state,
            moment_words(sent.sent_at).split(" (")[0] if sent and kept else NOTHING,
            str(kept.number) if kept else NOTHING,
        )

    return Table(
        caption=f"Informes recibidos, {facts.period.label}",
        columns=(
            TableHead(heading="Gobierno regional", share=4),
            TableHead(heading="Informe", share=3),
            TableHead(heading="Primer envío", share=5),
            TableHead(heading="Versión que cuenta", share=2, figures=True),
        ),
        rows=tuple(row(region) for region in in_order(who.regions)),
        source=OFFICE,
    )


def _left_out(facts: ReportFacts) -> Iterator[Block]:
    figures: dict[int, dict[str, Figure]] = {number: {} for number in facts.indicators}
    for each in facts.evaluated:
        for figure in each.later.figures:
            figures[figure.indicator][each.region] = figure
    rows = []
    for number, of in figures.items():
        for part, words in (
            (Part.PROGRAMMED, "Programación"),
            (Part.EXECUTED, "Ejecución"),
        ):
            out = left_out(of, part)
            reasons = (
                ("no aplica", out.not_applicable),
                ("sin meta", out.no_goal),
                ("no informado", out.missing),
            )
            rows += [
                (str(number), facts.indicators[number].short_name, words, why, region_list(regions))
                for why, regions in reasons
                if regions
            ]
    if rows:
        yield Table(
            caption="Regiones que no suman en el promedio de un indicador, y por qué",
            columns=(
                TableHead(heading="IdG", share=1, figures=True),
                TableHead(heading="Indicador", share=3),
                TableHead(heading="Promedio", share=2.4),
                TableHead(heading="Por qué", share=2.2),
                TableHead(heading="Regiones", share=7),
            ),
            rows=tuple(rows),
            source=OFFICE,
        )
    elif facts.evaluated:
        yield paragraph("Todas las regiones evaluadas suman en todos los promedios.")
