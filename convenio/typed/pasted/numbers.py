"""The column of numbers in front of a pasted text's figures, told by its heading or by counting."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from convenio.catalogue.indicators import Indicators
from convenio.typed.column_headings import ColumnRole, WhyLeftOut
from convenio.typed.pasted.figures import Columns, PastedFigures, is_compliance
from convenio.typed.pasted.likely_names import maybe_meant
from convenio.typed.pasted.line_kinds import LineKind, PastedLine, renumbered
from convenio.typed.pasted.names import name_in
from convenio.typed.pasted.readings import is_small_whole

_WHOLE = re.compile(
    r"(?:(?:idg|indicador|n[°º.]+)\s*)*([0-9]{1,9})(?:[.)]|\.-|°|º)?", re.IGNORECASE
)
_SAYS_INDICATOR = re.compile(r"\s*(?:idg|ind(?:icador(?:es)?)?)\b", re.IGNORECASE)
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,3}(?:,\d+)?%?)")


def with_numbers(
    found: PastedFigures, body: Sequence[PastedLine], columns: Columns
) -> list[PastedLine]:
    """Lines whose first cell is their indicator's number, told by its heading or by counting."""
    body = _by_headings(found, body, columns)
    figures = [line for line in body if line.kind is LineKind.FIGURES]
    if any(line.kind is LineKind.INDICATOR for line in body) or not figures:
        return body
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
    total = _total_below(found.indicators, figures) if not any(columns) else None
    if total is not None:
        found.unread.append(total.text)
        body = [line for line in body if line is not total]
        figures = figures[:-1]
    firsts = [line.cells[0] for line in figures]
    heads = [heading.role if heading else None for heading in columns]
    by_heading = bool(heads) and heads[0] is ColumnRole.NUMBER
    unheaded = not any(columns) or all(len(line.cells) == len(columns) + 1 for line in figures)
    bare = bool(heads) and heads[0] is None and _counts_below_nothing(found, figures, columns)
    if not (by_heading or unheaded or bare) or not all(map(is_small_whole, firsts)):
        return body
    if not by_heading and not _is_number_column(found.indicators, figures):
        return list(body)
    found.numbered = True
    return [
        renumbered(line, int(line.cells[0]), line.cells[1:])
        if line.kind is LineKind.FIGURES
        else line
        for line in body
    ]


def _counts_below_nothing(
    found: PastedFigures, figures: Sequence[PastedLine], columns: Columns
) -> bool:
    """Whether each row begins with a number of an indicator that has no heading: '', 'Meta'."""
    rows = [line.cells for line in figures]
    if any(len(row) != len(columns) or not is_small_whole(row[0]) for row in rows):
        return False
    return {int(row[0]) for row in rows} <= set(found.indicators)


def _by_headings(
    found: PastedFigures, body: Sequence[PastedLine], columns: Columns
) -> list[PastedLine]:
    """Lines whose number or name stands below the heading that says so, in whatever column.

    A cell there that says no indicator, as a code '101' does, makes a line of none.
    """
    roles = [heading.role if heading else None for heading in columns]
    name_at = roles.index(ColumnRole.NAME) if ColumnRole.NAME in roles else None
    if not {ColumnRole.NUMBER, ColumnRole.NAME} & set(roles):
        name_at = _unheaded_names(found.indicators, body, columns)
    numbers = [at for at, role in enumerate(roles) if role is ColumnRole.NUMBER]
    if not numbers and name_at is None:
        return list(body)
    sure = [at for at in numbers if _is_of_indicators(columns, body, at)]
    number_at = next(iter(sure or numbers), None)
    others = name_at is None and number_at is not None and _numbers_others(columns, body, number_at)
    if not sure and (_differ(body, numbers) or others):
        found.unread += [line.text for line in body if line.text]
        return []
    told = [_told(found.indicators, line, columns, number_at, name_at) for line in body]
    likely = [_of_likely(found.indicators, line, columns, name_at) for line in body]
    if not any(told):
        return likely
    found.numbered = True
    return [
        replace(
            line, kind=LineKind.INDICATOR, number=each[0], named=each[1], cells=each[2], labels=()
        )
        if each
        else other
        for line, each, other in zip(body, told, likely, strict=True)
    ]


def _unheaded_names(
    indicators: Indicators, body: Sequence[PastedLine], columns: Columns
) -> int | None:
    """The column that has a name in each row, and nothing over it."""
    rows = [line.parted for line in body if line.kind is LineKind.FIGURES]
    if not rows or any(len(row) != len(columns) for row in rows):
        return None
    bare = [at for at, heading in enumerate(columns) if heading is None]
    return next(
        (at for at in bare if all(name_in(indicators, row[at]) is not None for row in rows)), None
    )


def _of_likely(
    indicators: Indicators, line: PastedLine, columns: Columns, name_at: int | None
) -> PastedLine:
    """The line with the indicators that its name may be of, if it is nearly a name."""
    cells = line.parted
    if name_at is None or len(cells) != len(columns) or line.kind is not LineKind.FIGURES:
        return line
    likely = maybe_meant(indicators, cells[name_at])
    return replace(line, kind=LineKind.INDICATOR, likely=likely, cells=cells) if likely else line


def _is_of_indicators(columns: Columns, body: Sequence[PastedLine], at: int) -> bool:
    """Whether a column of numbers is one of indicators by its heading or by its cells."""
    heading = columns[at]
    cells = [line.parted[at] for line in body if len(line.parted) == len(columns)]
    named = [cell for cell in cells if _SAYS_INDICATOR.match(cell)]
    headed = heading is not None and _SAYS_INDICATOR.match(heading.text) is not None
    return headed or (bool(named) and len(named) == len(cells))


def _differ(body: Sequence[PastedLine], numbers: Sequence[int]) -> bool:
    """Whether two columns of numbers say different ones of the same row."""
    most = max(numbers, default=0)
    rows = [[line.parted[at] for at in numbers] for line in body if len(line.parted) > most]
    return len(numbers) > 1 and any(len({cell for cell in row if cell}) > 1 for row in rows)


def _numbers_others(columns: Columns, body: Sequence[PastedLine], number_at: int) -> bool:
    """Whether the rows are of something else, which the numbers count: 'N°', 'Provincia'.

    Days and figures under such a heading tell rows apart only where each is another one.
    """
    rows = [line.parted for line in body if len(line.parted) == len(columns)]
    counted = [row[number_at] for row in rows] == [str(at) for at in range(1, len(rows) + 1)]
    for at, heading in enumerate(columns):
        if heading is None or heading.why is not WhyLeftOut.ROWS:
            continue
        cells = [row[at] for row in rows if row[at]]
        if any(re.search(r"[^\W\d]", cell) for cell in cells):
            return True
        if counted and len(set(cells)) == len(cells):
            return True
    return False


def _told(
    indicators: Indicators,
    line: PastedLine,
    columns: Columns,
    number_at: int | None,
    name_at: int | None,
) -> tuple[int, int | None, tuple[str, ...]] | None:
    """The number, the name's one and all cells of a line that has one below each heading."""
    cells = line.parted
    if len(cells) != len(columns) or line.kind not in (LineKind.FIGURES, LineKind.INDICATOR):
        return None
    name = cells[name_at] if name_at is not None else ""
    number = cells[number_at] if number_at is not None else ""
    if number_at is None and _WHOLE.fullmatch(name):
        number, name = name, ""
    named = name_in(indicators, name) if name else None
    if said := _WHOLE.fullmatch(number):
        return int(said[1]), named, cells
    if named is None and (number or name):
        named = name_in(indicators, number) or 0
    return None if named is None else (named, named or None, cells)


def _total_below(indicators: Indicators, figures: Sequence[PastedLine]) -> PastedLine | None:
    """The last line, if all others begin with an indicator's number and it has none."""
    *above, last = figures
    if len(above) < 2 or not all(is_small_whole(line.cells[0]) for line in above):
        return None
    widths = {len(line.cells) for line in above}
    bare = last.cells[1:] if not last.cells[0] else last.cells
    if len(widths) != 1 or len(bare) != widths.pop() - 1 or "" in bare or len(bare) < 1:
        return None
    return last if _is_number_column(indicators, above) else None


def _count(numbers: Sequence[int]) -> bool:
    return all(later - earlier == 1 for earlier, later in pairwise(numbers))


def _is_number_column(indicators: Indicators, figures: Sequence[PastedLine]) -> bool:
    """Tell whether small whole numbers in front of figures number them: rising ones do."""
    numbers = [int(line.cells[0]) for line in figures]
    widths = {len(line.cells) for line in figures}
    if not set(numbers) <= set(indicators) and not (_count(numbers) and numbers[0] == 1):
        return False
    if len(figures) == 1:
        return widths == {3} and figures[0].width == 3
    rising = all(earlier < later for earlier, later in pairwise(numbers))
    seconds = [line.cells[1] for line in figures if len(line.cells) > 1]
    if len(seconds) == len(set(numbers)) == len(numbers) and all("%" in cell for cell in seconds):
        return True
    if min(widths) >= 3 and max(widths) <= 4:
        return len(set(numbers)) == len(numbers) and (
            rising or not is_compliance([line.cells for line in figures])
        )
    if widths == {2} and len(figures) > 2 and _count(numbers[::-1]):
        return True
    return rising and min(widths) >= 2
