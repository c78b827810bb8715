"""The three layouts of a pasted text: rows of all indicators, a line each, or bare positions."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from convenio.calendar.periods import Period
from convenio.typed.column_headings import ColumnRole, read_heading
from convenio.typed.pasted.cells import NOTHING
from convenio.typed.pasted.doubts.meanings import FigureMeaning, meaning
from convenio.typed.pasted.doubts.places import TOO_MANY, ask_halves, ask_sum
from convenio.typed.pasted.doubts.stacks import ask_above, joined_lines
from convenio.typed.pasted.figures import (
    BESIDE,
    TWO_COLUMNS,
    Columns,
    PastedFigures,
)
from convenio.typed.pasted.headed_cells import put_columns, put_labels
from convenio.typed.pasted.line_kinds import LineKind, PastedLine
from convenio.typed.pasted.readings import is_figure, is_small_whole, says_figure
from convenio.typed.pasted.sections import is_of_before

_GOAL_AND_DONE = 3  # figures of a row that has an indicator's number before them
_BETWEEN = (*NOTHING, "y", "e", "a", "%", "/", "->", "→")
_UNIT = re.compile(
    r"puntos?|pp\.?|p\.p\.|soles|veces|mil(?:es)?|millones|meses|d[ií]as|horas|personas|visitas|empresas",
    re.IGNORECASE,
)
NEARLY_A_NAME = "el nombre no es exactamente el de un indicador"
TWO_NAMES = "el número y el nombre no coinciden"


def read_labelled(found: PastedFigures, lines: Sequence[PastedLine], region: str | None) -> None:
    """Rows with a figure of each indicator: 'Meta 60 60 70 …', with their numbers above or not."""
    found.headed = True
    numbers = next((line.cells for line in lines if line.kind is LineKind.NUMBERS), None)
    order = [int(cell) for cell in numbers] if numbers else list(found.indicators)
    titled = _titled_role(found, lines)
    rows: dict[ColumnRole, list[PastedLine]] = {}
    for line in lines:
        if line.kind is LineKind.LABELLED and line.region is not None:
            own = region is None or line.region.code == region
            role = titled if own else ColumnRole.LEFT_OUT
            rows.setdefault(role, []).append(line)
        elif line.kind is LineKind.LABELLED and line.heading is not None:
            rows.setdefault(line.heading.role, []).append(line)
        elif line.kind not in (LineKind.BLANK, LineKind.NUMBERS, LineKind.HEADING):
            found.unread.append(line.text)
    for line in rows.pop(ColumnRole.LEFT_OUT, []):
        found.unread.append(line.text)
    if numbers is None and _ask_of_places(found, lines, order, rows):
        return
    for role, alike in rows.items():
        dated = [line for line in alike if line.heading and line.heading.period]
        chosen = alike if len(alike) == 1 else dated
        if len(chosen) != 1:
            _ask_rows(found, order, role, [line.cells for line in alike], TWO_COLUMNS)
            continue
        cells = chosen[0].cells
        if len(cells) > len(order):
            why = TOO_MANY.format(figures=len(cells), indicators=len(order))
            _ask_rows(found, order, role, [cells, cells[len(cells) - len(order) :]], why)
            continue
        found.unread += [line.text for line in alike if line is not chosen[0]]
        for number, cell in zip(order, chosen[0].cells, strict=False):
            found.put(number, {role: cell}, f"{number}: {cell}")


def _ask_of_places(
    found: PastedFigures,
    lines: Sequence[PastedLine],
    order: Sequence[int],
    rows: Mapping[ColumnRole, Sequence[PastedLine]],
) -> bool:
    """Ask of rows of figures whose place alone tells their indicators, where it may not.

    A region's row below headings of columns has places of its own; the last figure of all rows may
    be a sum.
    """
    alone = [line for alike in rows.values() for line in alike]
    if any(line.region is not None for line in alone):
        if any(line.kind is LineKind.HEADING and len(line.cells) > 1 for line in lines) or any(
            len(line.cells) <= _GOAL_AND_DONE and is_small_whole(line.cells[0]) for line in alone
        ):
            found.unread += [line.text for line in alone]
            return True
        return len(alone) == 1 and ask_halves(found, order, alone[0].cells)
    if any(len(alike) > 1 for alike in rows.values()) or not rows:
        return False
    columns = [alike[0].cells for alike in rows.values()]
    short = len(columns[0]) <= len(order) and len({len(cells) for cells in columns}) == 1
    turned = [list(cells) for cells in zip(*columns, strict=True)] if short else []
    whole = len(turned) == len(order)
    if not turned or not ask_sum(
        found, order[len(turned) - 1], turned, whole=whole, roles=list(rows)
    ):
        return False
    for at, cells in enumerate(turned[:-1]):
        found.put(order[at], dict(zip(rows, cells, strict=True)), f"{order[at]}: {' '.join(cells)}")
    return True


def _titled_role(found: PastedFigures, lines: Sequence[PastedLine]) -> ColumnRole:
    """What a region's row is by the heading above it, as 'Metas'; executed where none says."""
    titles = [
        read_heading(line.text, found.period) for line in lines if line.kind is LineKind.HEADING
    ]
    said = (title.role for title in titles if title and title.role not in BESIDE)
    return next(said, ColumnRole.EXECUTED)


def _ask_rows(
    found: PastedFigures,
    order: Sequence[int],
    role: ColumnRole,
    alike: Sequence[Sequence[str]],
    why: str,
) -> None:
    for at, number in enumerate(order):
        ways = [
            meaning(number, {role: cells[at]}, f"row{row}", cells[at])
            for row, cells in enumerate(alike)
            if at < len(cells)
        ]
        if ways and number not in found.asked:
            distinct = ways if len({way.words for way in ways}) > 1 else ways[:1]
            found.asked[number] = (tuple(distinct), why)


def read_numbered(found: PastedFigures, body: Sequence[PastedLine], columns: Columns) -> None:
    """Each line names its indicator, or goes on with the one above it."""
    lines = [line for line in body if line.kind is LineKind.INDICATOR]
    ordinals = _are_ordinals(lines)
    if ask_above(found, body):
        return
    likely: list[PastedLine] = []
    for line in joined_lines(found, body):
        if line.likely:
            likely.append(line)
        elif line.number is None:
            if line.kind is not LineKind.BLANK:
                found.unread.append(line.text)
        elif line.named in (None, line.number) or ordinals:
            _put_line(found, line.named or line.number, line, columns)
        else:
            number = min(line.named or 0, line.number)
            meanings = [
                way
                for each in (line.named or 0, line.number)
                for way in _meanings(found, each, line, columns)
            ]
            found.asked.setdefault(number, (tuple(meanings), TWO_NAMES))
    for line in likely:
        _ask_name(found, line, columns)


def _ask_name(found: PastedFigures, line: PastedLine, columns: Columns) -> None:
    """Ask of which indicator a line is whose name is not quite one's; none that has a line."""
    free = [number for number in line.likely if number not in found.cells | found.asked]
    meanings = [way for number in free for way in _meanings(found, number, line, columns)]
    if meanings:
        found.asked[free[0]] = (tuple(meanings), NEARLY_A_NAME)
    else:
        found.unread.append(line.text)


def _meanings(
    found: PastedFigures, number: int, line: PastedLine, columns: Columns
) -> Sequence[FigureMeaning]:
    """The line as that indicator's."""
    tried = PastedFigures(found.indicators, found.period)
    _put_line(tried, number, line, columns)
    tried.ask_rest()
    words = f"IdG {number}: {line.text if line.likely else ' '.join(line.cells)}"
    if number in tried.cells:
        return [meaning(number, tried.cells[number], words=words)]
    asked = tried.asked.get(number, ((), ""))[0]
    return [replace(way, words=f"IdG {number}: {way.words}", alike="") for way in asked] or [
        FigureMeaning(words)
    ]


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
        found.put_plain(number, _without_names(line.cells, found.period), line.text)


def _columns_beside(line: PastedLine, columns: Columns) -> Columns | None:
    """The headings over the cells of a line, None where they don't stand over each other.

    Where a sign parts the cells their place tells; the number and the name may lack a heading.
    """
    if 0 < line.width <= len(columns):
        first = line.width - len(line.cells)
        return columns[first : line.width]
    values = [heading for heading in columns if heading and heading.role not in BESIDE]
    return values if len(values) == len(line.cells) else None


def _are_ordinals(lines: Sequence[PastedLine]) -> bool:
    """The names are what counts: the numbers before them only count the lines."""
    named = [line.named for line in lines]
    return (
        len(lines) >= 3
        and None not in named
        and len(set(named)) == len(named)
        and [line.number for line in lines] == list(range(1, len(lines) + 1))
    )


def _without_names(cells: Sequence[str], period: Period | None) -> list[str]:
    if len(cells) <= 2:
        return list(cells)
    if any(_UNIT.fullmatch(cell) for cell in cells):
        return list(cells)  # '60 puntos'
    figures = [at for at, cell in enumerate(cells) if is_figure(cell)]
    between = cells[figures[0] : figures[-1]] if figures else []
    if any(not says_figure(cell) and cell not in _BETWEEN for cell in between):
        return list(cells)
    behind = " ".join(cells[figures[-1] + 1 :]) if figures else ""
    if re.search(r"\d", behind) and not is_of_before(behind, period):
        return list(cells)  # '60% (corrijo: 65%)'
    return [cell for cell in cells if cell in NOTHING or says_figure(cell)] or list(cells)
