"""'Cifras': one row for each region and indicator, with what of it counts in an average.

The formulas follow `convenio.report.results`: 'no aplica' counts in neither average, 'sin
meta' only in the executed one, 'no ejecutado' as 0, and 'falta' in neither. Each average has its
summands.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook

from convenio.report.results import Figure, Part, State, average, counted_value, has_goal, met
from documents.workbooks.write.facts import ConsolidatedFacts
from documents.workbooks.write.sheets import Formula, Looks, SheetColumn, TableSheet, Value

STATE_WORDS = {
    State.REPORTED: "reportado",
    State.NOT_EXECUTED: "no ejecutado",
    State.NO_GOAL: "sin meta",
    State.NOT_APPLICABLE: "no aplica",
    State.MISSING: "falta",
}
_ANY_NUMBER = '">-1E+300"'
_COUNTS = {Part.PROGRAMMED: "I", Part.EXECUTED: "J"}


@dataclass(frozen=True, slots=True)
class Figures:
    """The rows of 'Cifras' from `first` to `last`, and what stands in them."""

    first: int
    last: int
    of: Mapping[tuple[str, str], Sequence[Figure]]
    corrected: Mapping[tuple[str, str], Sequence[int]]

    def column(self, letter: str) -> str:
        return f"Cifras!${letter}${self.first}:${letter}${self.last}"

    def average(self, part: Part, where: str, known: Sequence[Figure]) -> tuple[Value, Value]:
        """The average and its summands; `where`: the criteria, as AVERAGEIFS takes them."""
        summed, value = self.column(_COUNTS[part]), average(known, part)
        mean = f'IFERROR(AVERAGEIFS({summed},{where}),"")'
        count = f"COUNTIFS({where},{summed},{_ANY_NUMBER})"
        shown = "" if value.value is None else float(value.value)
        return Formula(mean, shown), Formula(count, value.summands)


def write_figures(book: Workbook, looks: Looks, facts: ConsolidatedFacts) -> Figures:
    columns = (
        SheetColumn("Semestre", 10),
        SheetColumn("Código", 16),
        SheetColumn("Región", 20),
        SheetColumn("IdG", 6),
        SheetColumn("Indicador", 18),
        SheetColumn("Estado", 13),
        SheetColumn("Programado (%)", 13),
        SheetColumn("Ejecutado (%)", 13),
        SheetColumn("Programado que cuenta", 13),
        SheetColumn("Ejecutado que cuenta", 13),
        SheetColumn("Meta cumplida", 10),
        SheetColumn("Simulada", 10),
        SheetColumn("Motivo", 50, "wrapped"),
        SheetColumn("Corregida tras publicarse", 12),
    )
    sheet = TableSheet(book, looks, "Cifras", columns)
    of: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    corrected: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for line in facts.figures:
        figure, row = line.figure, sheet.row
        of[line.period, line.region].append(figure)
        if line.corrected:
            corrected[line.period, line.region].append(figure.indicator)
        sheet.add(
            line.period,
            line.region,
            line.name,
            figure.indicator,
            line.short_name,
            STATE_WORDS[figure.state],
            figure.programmed,
            figure.executed,
            *_counted(figure, row),
            "sí" if line.simulated else "no",
            line.reason,
            "sí" if line.corrected else "no",
        )
    sheet.close()
    return Figures(sheet.first, max(sheet.row - 1, sheet.first), of, corrected)


def _counted(figure: Figure, row: int) -> tuple[Formula, Formula, Formula]:
    """A text cell where nothing counts; 0 and 1 tell whether a goal was met."""
    programmed = f'IF(OR(F{row}="reportado",F{row}="no ejecutado"),G{row},"")'
    told = f'AND(OR(F{row}="reportado",F{row}="sin meta"),ISNUMBER(H{row}))'
    executed = f'IF(F{row}="no ejecutado",0,IF({told},H{row},""))'
    reached = f'IF(AND(ISNUMBER(I{row}),ISNUMBER(J{row})),IF(J{row}>=I{row},1,0),"")'
    goal, done = (counted_value(figure, part) for part in Part)
    return (
        Formula(programmed, "" if goal is None else float(goal)),
        Formula(executed, "" if done is None else float(done)),
        Formula(reached, int(met(figure)) if has_goal(figure) else ""),
    )
