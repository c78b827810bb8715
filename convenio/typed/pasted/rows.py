"""The three layouts of a pasted text: rows of all indicators, a line each, or bare positions."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from convenio.typed.column_headings import ColumnHeading, ColumnRole
from convenio.typed.pasted.cells import NOTHING
from convenio.typed.pasted.figures import (
    BESIDE,
    TWO_COLUMNS,
    Columns,
    PastedFigures,
    is_compliance,
    put_columns,
    put_labels,
)
from convenio.typed.pasted.lines import LineKind, PastedLine
from convenio.typed.pasted.readings import is_figure, is_small_whole, says_figure

_BETWEEN = (*NOTHING, "y", "e", "a", "%", "/", "->", "→", "vs")
EMPTY_LINE = "no se dice si la línea vacía es de un indicador"
TWO_NAMES = "el número y el nombre no coinciden"


def read_labelled(found: PastedFigures, lines: Sequence[PastedLine], region: str | None) -> None:
    """Rows with a figure of each indicator: 'Meta 60 60 70 …', with their numbers above or not."""
    found.headed = True
    numbers = next((line.cells for line in lines if line.kind is LineKind.NUMBERS), None)
    order = [int(cell) for cell in numbers] if numbers else list(found.indicators)
    rows: dict[ColumnRole, list[PastedLine]] = {}
    for line in lines:
        if line.kind is LineKind.LABELLED and line.region is not None:
            own = region is None or line.region.code == region
            role = ColumnRole.EXECUTED if own else ColumnRole.LEFT_OUT
            rows.setdefault(role, []).append(line)
        elif line.kind is LineKind.LABELLED and line.heading is not None:
            rows.setdefault(line.heading.role, []).append(line)
        elif line.kind not in (LineKind.BLANK, LineKind.NUMBERS, LineKind.HEADING):
            found.unread.append(line.text)
    for line in rows.pop(ColumnRole.LEFT_OUT, []):
        found.unread.append(line.text)
    for role, alike in rows.items():
        dated = [line for line in alike if line.heading and line.heading.period]
        chosen = alike if len(alike) == 1 else dated
        if len(chosen) != 1 or len(chosen[0].cells) > len(order):
            _ask_rows(found, order, alike)
            continue
        found.unread += [line.text for line in alike if line is not chosen[0]]
        for number, cell in zip(order, chosen[0].cells, strict=False):
            found.put(number, {role: cell}, f"{number}: {cell}")


def _ask_rows(found: PastedFigures, order: Sequence[int], alike: Sequence[PastedLine]) -> None:
    for at, number in enumerate(order):
        readings = tuple(line.cells[at] for line in alike if at < len(line.cells))
        if readings and number not in found.asked:
            found.asked[number] = (readings, TWO_COLUMNS)


def read_numbered(found: PastedFigures, body: Sequence[PastedLine], columns: Columns) -> None:
    """Each line names its indicator, or goes on with the one above it."""
    lines = [line for line in body if line.kind is LineKind.INDICATOR]
    ordinals = _are_ordinals(lines)
    for line in _joined(body):
        if line.number is None:
            if line.kind is not LineKind.BLANK:
                found.unread.append(line.text)
        elif line.named in (None, line.number) or ordinals:
            _put_line(found, line.named or line.number, line, columns)
        else:
            said = " ".join(line.cells)
            readings = (f"IdG {line.named}: {said}", f"IdG {line.number}: {said}")
            found.asked.setdefault(min(line.named or 0, line.number), (readings, TWO_NAMES))


def _put_line(found: PastedFigures, number: int, line: PastedLine, columns: Columns) -> None:
    if any(line.labels):
        put_labels(found, number, line)
    elif any(columns):
        beside = _columns_beside(line, columns)
        if beside is None:
            found.unread.append(line.text)
        else:
            put_columns(found, number, line, beside)
    else:
        found.put_plain(number, _without_names(line.cells), line.text)


def _columns_beside(line: PastedLine, columns: Columns) -> Columns | None:
    """The headings over the cells of a line, None where they don't stand over each other.

    Where a sign parts the cells their place tells; the number and the name may lack a heading.
    """
    if 0 < line.width <= len(columns):
        first = line.width - len(line.cells)
        return columns[first : line.width]
    values = [heading for heading in columns if heading and heading.role not in BESIDE]
    return values if len(values) == len(line.cells) else None


def _joined(body: Sequence[PastedLine]) -> list[PastedLine]:
    """Lines that go on with an indicator become one with the line that names it."""
    joined: list[PastedLine] = []
    for line in body:
        if line.kind is LineKind.CONTINUED and joined:
            head = joined[-1]
            labels = head.labels or (None,) * len(head.cells)
            more = line.labels or (None,) * len(line.cells)
            joined[-1] = replace(
                head,
                text=f"{head.text} {line.text}",
                cells=head.cells + line.cells,
                labels=labels + more if any(more) or any(labels) else (),
            )
        else:
            joined.append(line)
    return joined


def _are_ordinals(lines: Sequence[PastedLine]) -> bool:
    """The names are what counts: the numbers before them only count the lines."""
    named = [line.named for line in lines]
    return (
        len(lines) >= 3
        and None not in named
        and len(set(named)) == len(named)
        and [line.number for line in lines] == list(range(1, len(lines) + 1))
    )


def _without_names(cells: Sequence[str]) -> list[str]:
    if len(cells) <= 2:
        return list(cells)
    figures = [at for at, cell in enumerate(cells) if is_figure(cell)]
    between = cells[figures[0] : figures[-1]] if figures else []
    if any(not says_figure(cell) and cell not in _BETWEEN for cell in between):
        return list(cells)
    return [cell for cell in cells if cell in NOTHING or says_figure(cell)] or list(cells)


def read_positions(found: PastedFigures, body: Sequence[PastedLine], columns: Columns) -> None:
    """The position tells the indicator: of lines, of a line's cells, or of two rows of figures."""
    numbers = next((line for line in body if line.kind is LineKind.NUMBERS), None)
    lines = [line for line in body if line.kind is not LineKind.NUMBERS]
    while lines and lines[-1].kind is LineKind.BLANK:
        lines = lines[:-1]
    order = [int(cell) for cell in numbers.cells] if numbers else list(found.indicators)
    lines = _without_gaps(found, lines, order)
    if any(columns):
        for number, line in enumerate(lines, start=1):
            if line.cells:
                put_columns(found, number, line, columns)
        return
    if numbers is not None and not lines:
        lines = [numbers]
    if numbers is None and (above := _numbers_above(found, lines)):
        found.ask_numbers(above, lines[1].cells)
        return
    rows = [_below(line.cells, order) if numbers else list(line.cells) or [""] for line in lines]
    texts = [line.text for line in lines]
    widest = max(map(len, rows), default=0)
    if widest == 3 and len(rows) > 1 and is_compliance([line.cells for line in lines]):
        rows = [row[:2] for row in rows]
        found.leave_out(ColumnHeading("tercera columna", ColumnRole.LEFT_OUT))
    elif [len(row) for row in rows] == [len(order)] * 2:
        rows = [[goal, done] for goal, done in zip(*rows, strict=True)]
        texts = [" ".join(row) for row in rows]
    elif len(rows) == 1 or widest > 2:
        rows = [[cell] for row in rows for cell in row]
        texts = [row[0] for row in rows]
        found.numbered = found.numbered or numbers is not None
    for at, (row, text) in enumerate(zip(rows, texts, strict=True)):
        number = order[at] if at < len(order) else at + 1
        found.put_plain(number, row, text or " ".join(row))


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
    if len(lines) in (len(filled), len(order)) or len(filled) > len(order):
        return list(lines)
    if len(lines) > len(order) or any(len(line.cells) != 1 for line in filled):
        return filled
    first = next(at for at, line in enumerate(lines) if line.kind is LineKind.BLANK)
    places = [at for at, line in enumerate(lines) if line.kind is not LineKind.BLANK]
    for at, line in list(enumerate(filled))[first:]:
        readings = tuple(f"IdG {order[place]}: {line.text}" for place in (at, places[at]))
        found.asked.setdefault(order[at], (readings, EMPTY_LINE))
    return list(lines[:first])
