"""Cuadro 04 (also by indicator) and Cuadro 05, as live formulas over 'Cifras'."""

from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter import Workbook

from convenio.report.results import Figure, Part, has_goal, met
from documents.workbooks.write.facts import ConsolidatedFacts, PublishedLine
from documents.workbooks.write.figure_sheet import Figures
from documents.workbooks.write.sheets import Formula, Looks, SheetColumn, TableSheet, Value

_AVERAGES = (
    SheetColumn("Programado: promedio", 13, "average"),
    SheetColumn("Sumandos", 11),
    SheetColumn("Ejecutado: promedio", 13, "average"),
    SheetColumn("Sumandos", 11),
)
CORRECTED = SheetColumn("Corregido tras publicarse", 24, "wrapped")
NOTES = (
    "Promedio de lo que cuenta. «No aplica» y «falta» no cuentan; «sin meta» solo en lo ejecutado; "
    "«no ejecutado» es 0.",
)


def write_tables(book: Workbook, looks: Looks, facts: ConsolidatedFacts, figures: Figures) -> None:
    """Cuadro 04, and the same by indicator over the regions."""
    of_regions = {code: figures.of.get((facts.period, code), ()) for code, _ in facts.regions}
    title = f"Cuadro 04 · Promedios de cada región · {facts.label}"
    rows: list[tuple[Value, str, Sequence[Figure]]] = [
        (code, name, of_regions[code]) for code, name in facts.regions
    ]
    _write_averages(
        book, looks, ("Cuadro 04", "Código", "Región", "B"), title, rows, facts, figures
    )
    every = [figure for known in of_regions.values() for figure in known]
    title = f"Promedios de cada indicador · {facts.label}"
    rows = [
        (number, name, [figure for figure in every if figure.indicator == number])
        for number, name in enumerate(facts.indicators, start=1)
    ]
    _write_averages(
        book, looks, ("Indicadores", "IdG", "Indicador", "D"), title, rows, facts, figures
    )


def _write_averages(
    book: Workbook,
    looks: Looks,
    names: tuple[str, str, str, str],
    title: str,
    rows: Sequence[tuple[Value, str, Sequence[Figure]]],
    facts: ConsolidatedFacts,
    figures: Figures,
) -> None:
    """`names`: of the sheet, of its first two columns, and the letter of the key in 'Cifras'."""
    name, key_heading, heading, letter = names
    columns = (
        SheetColumn(key_heading, 16),
        SheetColumn(heading, 44, "wrapped"),
        *_AVERAGES,
        SheetColumn("Metas cumplidas", 11),
        SheetColumn("Con meta", 11),
        CORRECTED,
    )
    sheet = TableSheet(book, looks, name, columns, title, _notes(facts))
    for key, words, known in rows:
        row = sheet.row
        where = f'{figures.column("A")},"{facts.period}",{figures.column(letter)},$A{row}'
        goals = sum(map(met, known))
        sheet.add(
            key,
            words,
            *figures.average(Part.PROGRAMMED, where, known),
            *figures.average(Part.EXECUTED, where, known),
            Formula(f"SUMIFS({figures.column('K')},{where})", goals),
            Formula(f"D{row}", sum(map(has_goal, known))),
            _corrected(key, facts, figures),
        )
    sheet.close()


def _corrected(key: Value, facts: ConsolidatedFacts, figures: Figures) -> str:
    """What was corrected: of a region's code its indicators, of an indicator's its regions."""
    if isinstance(key, str):
        return _indicators(figures.corrected.get((facts.period, key), ()))
    return ", ".join(
        name
        for code, name in facts.regions
        if key in figures.corrected.get((facts.period, code), ())
    )


def _indicators(numbers: Sequence[int]) -> str:
    return f"IdG {', '.join(map(str, numbers))}" if numbers else ""


def _notes(facts: ConsolidatedFacts) -> tuple[str, ...]:
    return (*NOTES, facts.warning) if facts.warning else NOTES


def write_comparison(
    book: Workbook, looks: Looks, facts: ConsolidatedFacts, figures: Figures
) -> None:
    """Cuadro 05: each region in both semesters; as published where no figures are known."""
    semesters = (facts.earlier, facts.period)
    columns = (
        SheetColumn("Código", 16),
        SheetColumn("Región", 20),
        *(
            SheetColumn(f"{period} {column.heading}", column.width, column.style)
            for period in semesters
            for column in _AVERAGES
        ),
        SheetColumn("Ejecutado: diferencia", 13, "average"),
        SheetColumn("Fuente, si es lo publicado", 34, "wrapped"),
        CORRECTED,
    )
    title = f"Cuadro 05 · Promedios de {facts.earlier} y {facts.period}"
    notes = (*_notes(facts), *filter(None, (facts.other_agreement,)))
    sheet = TableSheet(book, looks, "Cuadro 05", columns, title, notes)
    published = {(average.period, average.region): average for average in facts.published}
    for code, name in facts.regions:
        pairs = [
            _semester(figures, (period, code), published.get((period, code)), sheet.row)
            for period in semesters
        ]
        values = [value for pair in pairs for value in pair]
        sources = [
            f"{period}: {published[period, code].source}"
            for period in semesters
            if (period, code) in published
        ]
        later = [
            f"{period}: {_indicators(figures.corrected[period, code])}"
            for period in semesters
            if (period, code) in figures.corrected
        ]
        difference = _difference(values, sheet.row)
        sheet.add(code, name, *values, difference, "; ".join(sources), "; ".join(later))
    sheet.close()


def _semester(
    figures: Figures, place: tuple[str, str], published: PublishedLine | None, row: int
) -> tuple[Value, ...]:
    """Two averages with their summands; what was published has none."""
    if published is not None:
        return published.programmed, None, published.executed, None
    where = f'{figures.column("A")},"{place[0]}",{figures.column("B")},$A{row}'
    known = figures.of.get(place, ())
    return (
        *figures.average(Part.PROGRAMMED, where, known),
        *figures.average(Part.EXECUTED, where, known),
    )


def _difference(values: Sequence[Value], row: int) -> Formula:
    before, after = (_known(values[at]) for at in (2, 6))
    text = f'IF(AND(ISNUMBER(E{row}),ISNUMBER(I{row})),I{row}-E{row},"")'
    return Formula(text, "" if before is None or after is None else after - before)


def _known(value: Value) -> float | None:
    shown = value.value if isinstance(value, Formula) else value
    return float(shown) if isinstance(shown, Decimal | float) else None
