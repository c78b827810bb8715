"""Section XI: what does not agree: texts with figures, averages with published ones, versions."""

from collections.abc import Iterator

from charts.facts.semester import Semester
from convenio.catalogue.regions import REGIONS
from convenio.evaluation.contradictions import ContradictionKind
from convenio.plurals import plural
from convenio.report.published_averages import Published
from convenio.report.results import Average, Part, whole
from documents.report.document import Block, Section, Table, TableHead, Title, paragraph
from documents.report.facts import ReportFacts
from documents.report.words import NOTHING, OFFICE, name, percent, region_list

_PARTS = {Part.PROGRAMMED: "programación", Part.EXECUTED: "ejecución"}


def differences(facts: ReportFacts) -> Section:
    tables = [table for table in (_findings(facts), _averages(facts), _corrections(facts)) if table]
    blocks: list[Block] = [
        Title(level=1, text="XI. Diferencias"),
        paragraph(
            "Esta sección reúne lo que no coincide: los textos de las evaluaciones con las cifras,"
            " los promedios calculados con los ya publicados, y las correcciones posteriores a la"
            " publicación. Nada de ello se corrigió de oficio."
        ),
    ]
    lacking = [
        words
        for words, table in (
            (_nothing_found(facts), _findings(facts)),
            ("Ningún promedio calculado difiere de uno publicado.", _averages(facts)),
            ("No hay correcciones posteriores a la publicación.", _corrections(facts)),
        )
        if table is None
    ]
    blocks += map(paragraph, lacking)
    return Section(blocks=(*blocks, *tables))


def _nothing_found(facts: ReportFacts) -> str:
    if not any(part.received for part in facts.evaluations):
        return "Todavía no se ha recibido ninguna evaluación que comparar con las cifras."
    return "Las evaluaciones recibidas no contradicen las cifras."


def _findings(facts: ReportFacts) -> Table | None:
    if not facts.findings:
        return None
    return Table(
        caption="Diferencias entre las evaluaciones y las cifras",
        columns=(
            TableHead(heading="IdG", share=1, figures=True),
            TableHead(heading="Región", share=6),
            TableHead(heading="La evaluación dice", share=5),
            TableHead(heading="Consta", share=4),
        ),
        rows=tuple(_finding_rows(facts)),
        source="Revisión de coherencia al enviarse cada evaluación (Anexo 5).",
    )


def _finding_rows(facts: ReportFacts) -> Iterator[tuple[str, ...]]:
    """A row for each; of regions that no conclusion mentions one for all of an indicator."""
    unmentioned: dict[int, list[str]] = {}
    for found in facts.findings:
        if found.kind is ContradictionKind.UNMENTIONED and found.region:
            unmentioned.setdefault(found.indicator, []).append(found.region)
    for found in facts.findings:
        whose = name(found.region) if found.region in REGIONS else NOTHING
        said, told = found.said, found.figure or NOTHING
        if found.kind is ContradictionKind.UNMENTIONED and found.region:
            regions = unmentioned.pop(found.indicator, [])
            if not regions:
                continue
            whose, told = region_list(regions), "lo que informaron está en la sección VII"
            said = plural(len(regions), said, "ninguna conclusión las menciona")
        yield str(found.indicator), whose, said, told


def _averages(facts: ReportFacts) -> Table | None:
    rows = [*_of_regions(facts), *_of_indicators(facts)]
    if not rows:
        return None
    return Table(
        caption="Promedios calculados y promedios publicados que difieren",
        columns=(
            TableHead(heading="De", share=4),
            TableHead(heading="Promedio", share=3),
            TableHead(heading="Calculado", share=2, figures=True),
            TableHead(heading="Publicado", share=2, figures=True),
            TableHead(heading="Dónde", share=3),
        ),
        rows=tuple(rows),
        notes=("Los promedios se comparan en porcentajes enteros.",),
        source=OFFICE,
    )


def _of_regions(facts: ReportFacts) -> Iterator[tuple[str, ...]]:
    for each in facts.regions:
        for semester in (each.earlier, each.later):
            whose = f"{name(each.region)}, {semester.period.code}"
            if semester.figures:
                yield from _compared(whose, semester, semester.published)
            else:
                yield from _contradicted(whose, semester)


def _of_indicators(facts: ReportFacts) -> Iterator[tuple[str, ...]]:
    for shown in facts.by_indicator:
        if shown.programmed.summands or shown.executed.summands:
            for part in Part:
                own = shown.programmed if part is Part.PROGRAMMED else shown.executed
                for published in shown.published:
                    yield from _row(f"IdG {shown.indicator}", part, own, published)


def _compared(
    whose: str, semester: Semester, published: tuple[Published, ...]
) -> Iterator[tuple[str, ...]]:
    for part in Part:
        for told in published:
            yield from _row(whose, part, semester.average(part), told)


def _row(whose: str, part: Part, own: Average, published: Published) -> Iterator[tuple[str, ...]]:
    told = published.part(part)
    if own.value is None or whole(own.value) != whole(told):
        yield whose, _PARTS[part], percent(own.value), percent(told), published.source


def _contradicted(whose: str, semester: Semester) -> Iterator[tuple[str, ...]]:
    """Published averages alone: those of which two tables say different things."""
    for part in Part:
        if semester.told(part):
            for told in semester.published:
                yield whose, _PARTS[part], NOTHING, percent(told.part(part)), told.source


def _corrections(facts: ReportFacts) -> Table | None:
    rows = [
        (name(each.region), ", ".join(map(str, each.later.corrected)), _reasons(facts, each.region))
        for each in facts.regions
        if each.later.corrected
    ]
    if not rows:
        return None
    return Table(
        caption="Correcciones posteriores a la publicación",
        columns=(
            TableHead(heading="Región", share=3),
            TableHead(heading="Indicadores corregidos", share=4),
            TableHead(heading="Motivo", share=7),
        ),
        rows=tuple(rows),
        source=OFFICE,
    )


def _reasons(facts: ReportFacts, region: str) -> str:
    told = [
        version.reason for version in facts.versions if version.region == region and version.reason
    ]
    return "; ".join(dict.fromkeys(told)) or NOTHING


def count_findings(facts: ReportFacts) -> int:
    tables = (_averages(facts), _corrections(facts))
    return len(facts.findings) + sum(len(table.rows) for table in tables if table)
