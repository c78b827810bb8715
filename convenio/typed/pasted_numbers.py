"""The column of numbers in front of a pasted text's figures, told by its heading or by counting."""

import re
from collections.abc import Sequence
from itertools import pairwise

from convenio.catalogue.indicators import Indicators
from convenio.typed.column_headings import ColumnRole
from convenio.typed.pasted_figures import Columns, PastedFigures, is_compliance
from convenio.typed.pasted_lines import LineKind, PastedLine, renumbered
from convenio.typed.pasted_readings import is_small_whole

_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,3}(?:,\d+)?%?)")


def with_numbers(
    found: PastedFigures, body: Sequence[PastedLine], columns: Columns
) -> list[PastedLine]:
    """Lines whose first cell is their indicator's number, told by its heading or by counting."""
    figures = [line for line in body if line.kind is LineKind.FIGURES]
    if any(line.kind is LineKind.INDICATOR for line in body) or not figures:
        return list(body)
    dotted = [
        _DOTTED.fullmatch(line.cells[0]) if len(line.cells) == 1 else None for line in figures
    ]
    if len(dotted) >= 3 and all(dotted) and _count([int(cell[1]) for cell in dotted if cell]):
        found.numbered = True
        cells = {id(line): cell for line, cell in zip(figures, dotted, strict=True)}
        return [
            renumbered(line, int(cell[1]), [cell[2]]) if (cell := cells.get(id(line))) else line
            for line in body
        ]
    firsts = [line.cells[0] for line in figures]
    heads = [heading.role if heading else None for heading in columns]
    by_heading = bool(heads) and heads[0] is ColumnRole.NUMBER
    unheaded = not any(columns) or all(len(line.cells) == len(columns) + 1 for line in figures)
    if not (by_heading or unheaded) or not all(map(is_small_whole, firsts)):
        return list(body)
    if not by_heading and not _is_number_column(found.indicators, figures):
        return list(body)
    found.numbered = True
    return [
        renumbered(line, int(line.cells[0]), line.cells[1:])
        if line.kind is LineKind.FIGURES
        else line
        for line in body
    ]


def _count(numbers: Sequence[int]) -> bool:
    return all(later - earlier == 1 for earlier, later in pairwise(numbers))


def _is_number_column(indicators: Indicators, figures: Sequence[PastedLine]) -> bool:
    """Tell whether small whole numbers in front of figures number them: rising ones do."""
    numbers = [int(line.cells[0]) for line in figures]
    widths = {len(line.cells) for line in figures}
    if not set(numbers) <= set(indicators) and not (_count(numbers) and numbers[0] == 1):
        return False
    if len(figures) == 1:
        return (widths == {3} and "\t" in figures[0].text) or len(figures[0].cells) == 3
    rising = all(earlier < later for earlier, later in pairwise(numbers))
    seconds = [line.cells[1] for line in figures if len(line.cells) > 1]
    if len(seconds) == len(set(numbers)) == len(numbers) and all("%" in cell for cell in seconds):
        return True
    if min(widths) >= 3 and max(widths) <= 4:
        return len(set(numbers)) == len(numbers) and (
            rising or not is_compliance([line.cells for line in figures])
        )
    return rising and min(widths) >= 2
