"""Figures whose place tells their indicator: lines, the cells of one, or two rows of figures."""

import re
from collections.abc import Sequence
from itertools import pairwise

from convenio.typed.column_headings import ColumnHeading, ColumnRole, read_heading
from convenio.typed.pasted.cells import NOTHING
from convenio.typed.pasted.doubts.meanings import FigureMeaning, meaning
from convenio.typed.pasted.doubts.numbers import settle_numbers
from convenio.typed.pasted.doubts.places import (
    ask_grid,
    ask_halves,
    ask_many,
    ask_numbers,
    ask_places,
    ask_repeated,
    ask_sum,
)
from convenio.typed.pasted.figures import (
    Columns,
    PastedFigures,
    is_compliance,
)
from convenio.typed.pasted.headed_cells import put_columns
from convenio.typed.pasted.line_kinds import LineKind, PastedLine
from convenio.typed.pasted.pairs import Wording, pairs_of, placed_wording
from convenio.typed.pasted.readings import is_date, is_small_whole, is_words, says_figure

_HEADING = (ColumnRole.NUMBER, ColumnRole.GOAL, ColumnRole.EXECUTED)
_COMMA = re.compile(r"([0-9]{1,2})[.,]([0-9]{1,3}%?)")
EMPTY_LINE = "no se dice si la línea vacía es de un indicador"
IN_A_GRID = "no se dice de qué indicador es cada celda"


def read_positions(found: PastedFigures, body: Sequence[PastedLine], columns: Columns) -> None:
    """The position tells the indicator: of lines, of a line's cells, or of two rows of figures."""
    numbers = next((line for line in body if line.kind is LineKind.NUMBERS), None)
    order = [int(cell) for cell in numbers.cells] if numbers else list(found.indicators)
    lines = _trimmed([line for line in body if line.kind is not LineKind.NUMBERS])
    if not any(columns) and any(_has_heading(found, line) for line in lines[1:]):
        found.unread += [line.text for line in lines if line.text]
        return
    lines = _of_no_names(found, lines)
    alone = sum(line.kind is not LineKind.BLANK for line in lines) == 1
    lines = _without_gaps(found, lines, order)
    if any(columns):
        if columns[0] is None and lines and all(_has_own_name(line, columns) for line in lines):
            found.unread += [line.text for line in lines]  # rows of what nothing says
            return
        for number, line in enumerate(_without_sum(found, lines, columns), start=1):
            if line.cells:
                put_columns(found, number, line, columns)
        return
    if numbers is not None and not lines:
        lines = [numbers]
    if numbers is None and (above := _numbers_above(found, lines)):
        ask_numbers(found, above, lines[1].cells)
        return
    if numbers is None and settle_numbers(found, lines, order, alone=alone):
        return
    if numbers is None and alone and (groups := pairs_of(lines[0].text)):
        ask_grid(found, groups, order, IN_A_GRID)
        return
    single = _are_figures(lines) and all(len(line.cells) == 1 for line in lines)
    if single and len(lines) > len(order):
        ask_many(found, order, [line.text for line in lines])
        return
    if len(lines) == 1 and not alone:  # what is below an empty line is asked
        found.put_plain(order[0], lines[0].cells, lines[0].text)
    else:
        _put_rows(found, lines, order, numbered=numbers is not None)


def _has_own_name(line: PastedLine, columns: Columns) -> bool:
    return len(line.cells) == len(columns) and line.cells[0] not in NOTHING


def _without_sum(
    found: PastedFigures, lines: Sequence[PastedLine], columns: Columns
) -> Sequence[PastedLine]:
    """The lines without the last one, where that may sum the others up and is asked."""
    roles = [heading.role if heading else ColumnRole.LEFT_OUT for heading in columns]
    number, most = len(lines), len(found.indicators)
    if not set(roles) <= {ColumnRole.GOAL, ColumnRole.EXECUTED} or number > most:
        return lines
    rows = [line.cells for line in lines]
    return lines[:-1] if ask_sum(found, number, rows, whole=number == most, roles=roles) else lines


def _put_rows(
    found: PastedFigures, lines: Sequence[PastedLine], order: Sequence[int], *, numbered: bool
) -> None:
    rows = [_below(line.cells, order) if numbered else list(line.cells) or [""] for line in lines]
    texts = [line.text for line in lines]
    widest = max(map(len, rows), default=0)
    if widest == 3 and len(rows) > 1 and is_compliance([line.cells for line in lines]):
        rows = [row[:2] for row in rows]
        found.leave_out(ColumnHeading("tercera columna", ColumnRole.LEFT_OUT))
    elif [len(row) for row in rows] == [len(order)] * 2:
        rows = [[goal, done] for goal, done in zip(*rows, strict=True)]
        texts = [" ".join(row) for row in rows]
    elif len(rows) > 1 and widest > 2 and any(is_words(cell) for row in rows for cell in row):
        found.unread += texts  # a name among the figures, with no heading over it
        return
    elif len(rows) == 1 or widest > 2:
        in_a_grid = len(rows) > 1 and any(line.width for line in lines)
        rows = [[cell] for row in rows for cell in row]
        texts = [row[0] for row in rows]
        found.numbered = found.numbered or numbered
        if _are_figures(lines) and (in_a_grid or len(rows) > len(order)):
            if len(rows) > len(order):
                ask_many(found, order, texts)
            else:
                ask_places(found, order, texts, IN_A_GRID)
                found.ways += _of_grid(lines, order)
            return
    if not numbered and ask_repeated(found, order, rows):
        return
    bare = [row[0] for row in rows] if all(len(row) == 1 for row in rows) else []
    several = len(bare) > 2 or len(lines) > 1  # two in a line are one answer, or none
    if not numbered and several and ask_halves(found, order, bare):
        return
    if not numbered and any(len(row) == 2 and _is_named(row[0]) for row in rows):
        found.unread += [text for text in texts if text]
        return
    whole = len(rows) == len(order)
    may_sum = not numbered and len(rows) <= len(order)
    if may_sum and ask_sum(found, order[len(rows) - 1], rows, whole=whole):
        rows, texts = rows[:-1], texts[:-1]
    for at, (row, text) in enumerate(zip(rows, texts, strict=True)):
        number = order[at] if at < len(order) else at + 1
        found.put_plain(number, row, text or " ".join(row))


def _is_named(first: str) -> bool:
    """Whether a line begins with what is no figure, so that its place tells nothing."""
    return first not in NOTHING and not says_figure(first)


def _of_grid(lines: Sequence[PastedLine], order: Sequence[int]) -> list[Wording]:
    """The ways to count the cells of a grid: row by row, or column by column."""
    filled = [line.cells for line in lines if line.cells]
    rows = [cell for cells in filled for cell in cells]
    columns = [
        cells[at] for at in range(max(map(len, filled))) for cells in filled if at < len(cells)
    ]
    by_rows, by_columns = placed_wording(order, rows), placed_wording(order, columns)
    return [
        Wording(f"Por filas: {' '.join(rows[:3])}…", by_rows.text),
        Wording(f"Por columnas: {' '.join(columns[:3])}…", by_columns.text),
    ]


def _are_figures(lines: Sequence[PastedLine]) -> bool:
    """Whether no cell has other words, as those of a sentence with numbers."""
    cells = (cell for line in lines for cell in line.cells)
    return all(cell in NOTHING or says_figure(cell) for cell in cells)


def _trimmed(lines: list[PastedLine]) -> list[PastedLine]:
    """The lines without empty ones before and behind them."""
    while lines and lines[0].kind is LineKind.BLANK:
        lines = lines[1:]
    while lines and lines[-1].kind is LineKind.BLANK:
        lines = lines[:-1]
    return lines


def _of_no_names(found: PastedFigures, lines: Sequence[PastedLine]) -> list[PastedLine]:
    """The lines whose place counts: one that begins with words or a date is of what that names.

    Below such a line nothing tells the place of others; above it they stay. A first line of words
    and a figure is a title.
    """
    titles = lines[:1] if [line for line in lines if _is_said(line)] == list(lines[:1]) else []
    lines = lines[len(titles) :]
    found.unread += [line.text for line in titles]
    first = next((at for at, line in enumerate(lines) if _names_something(line)), len(lines))
    if any(not _names_something(line) and line.cells for line in lines[first:]):
        first = 0
    found.unread += [line.text for line in lines[first:] if line.text]
    return list(lines[:first])


def _has_heading(found: PastedFigures, line: PastedLine) -> bool:
    """Whether one of its words heads a column, so that its figures have no place: 'Meta 60'."""
    headings = (read_heading(cell, found.period) for cell in line.cells if is_words(cell))
    return not line.width and any(
        heading is not None and heading.role in _HEADING for heading in headings
    )


def _is_said(line: PastedLine) -> bool:
    """Whether words come before the figure, as in a title: 'Avance general: 38%'."""
    words = len(line.cells) > 1 and not line.width and is_words(line.cells[0])
    return words and not says_figure(" ".join(line.cells))


def _names_something(line: PastedLine) -> bool:
    begins = next((cell for cell in line.cells if cell), "")
    names = is_words(begins) or (re.match(r"[^\W\d_]", begins) and not says_figure(begins))
    return len(line.cells) > 1 and (is_date(begins) or (bool(line.width) and bool(names)))


def _below(cells: Sequence[str], order: Sequence[int]) -> list[str]:
    """A row's cells below the numbers, which may stand behind a word of their own."""
    return list(cells[1:] if len(cells) == len(order) + 1 and not cells[0] else cells) or [""]


def _numbers_above(found: PastedFigures, lines: Sequence[PastedLine]) -> list[int]:
    """A first row of two that may be numbers with gaps: '5 8 10' above '60 45 30'."""
    if len(lines) != 2 or not all(map(is_small_whole, lines[0].cells)):
        return []
    numbers = [int(cell) for cell in lines[0].cells]
    rising = all(earlier < later for earlier, later in pairwise(numbers))
    alike = len(numbers) == len(lines[1].cells) > 1
    return numbers if rising and alike and set(numbers) <= set(found.indicators) else []


def _without_gaps(
    found: PastedFigures, lines: Sequence[PastedLine], order: Sequence[int]
) -> list[PastedLine]:
    """The lines without the empty ones that part them; empty cells of a whole column stay.

    Where neither shows, what is below the first empty line is asked.
    """
    filled = [line for line in lines if line.kind is not LineKind.BLANK]
    if len(lines) in (len(filled), len(order)) or len(filled) >= len(order):
        return list(lines) if len(lines) in (len(filled), len(order)) else filled
    if not _are_figures(filled):
        return filled
    first = next(at for at, line in enumerate(lines) if line.kind is LineKind.BLANK)
    places = [at for at, line in enumerate(lines) if line.kind is not LineKind.BLANK]
    for at, line in list(enumerate(filled))[first:]:
        could = [order[place] for place in (at, places[at]) if place < len(order)]
        meanings = tuple(_placed(line, number) for number in could)
        found.asked.setdefault(order[at], (meanings, EMPTY_LINE))
    return list(lines[:first])


def _placed(line: PastedLine, number: int) -> FigureMeaning:
    """A line of one figure, or of a goal and one, as that indicator's."""
    words = f"IdG {number}: {line.text}"
    if not 1 <= len(line.cells) <= 2:
        return FigureMeaning(words)
    roles = (ColumnRole.GOAL, ColumnRole.EXECUTED)[-len(line.cells) :]
    return meaning(number, dict(zip(roles, line.cells, strict=True)), words=words)
