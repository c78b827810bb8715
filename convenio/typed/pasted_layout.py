"""Which cell of a pasted text is which figure of which indicator: by headings, words or shape."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import regions_in
from convenio.report.results import whole
from convenio.typed.column_headings import (
    ColumnHeading,
    ColumnRole,
    read_heading,
    semesters_in,
    settle_roles,
)
from convenio.typed.figures import Percentage
from convenio.typed.pasted_cells import NOTHING
from convenio.typed.pasted_lines import (
    LineKind,
    PastedLine,
    is_date,
    is_figure,
    is_small_whole,
    read_pasted_cell,
    renumbered,
)

_VALUES = (ColumnRole.GOAL, ColumnRole.EXECUTED, ColumnRole.COUNT, ColumnRole.BASE)
_BESIDE = (ColumnRole.NUMBER, ColumnRole.NAME, ColumnRole.REGION)
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,3}(?:,\d+)?%?)")
NOT_SAID = "no se dice si es la meta o lo ejecutado"
TWO_COLUMNS = "hay dos columnas de lo mismo"
TWO_NAMES = "el número y el nombre no coinciden"
Columns = Sequence[ColumnHeading | None]


@dataclass
class PastedFigures:
    """`cells`: of each indicator, by what they are. `asked`: readings in words, and why.

    `headed`: headings or words said what is what. `numbered`: a column or row of numbers did.
    """

    indicators: Indicators
    period: Period | None
    slash_is_base: bool
    cells: dict[int, dict[ColumnRole, str]] = field(default_factory=dict)
    asked: dict[int, tuple[tuple[str, ...], str]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    slashed: bool = False
    headed: bool = False
    numbered: bool = False

    def column(self, role: ColumnRole) -> Mapping[int, str]:
        return {number: cells[role] for number, cells in self.cells.items() if role in cells}

    def leave_out(self, heading: ColumnHeading) -> None:
        said = f"«{heading.text}»" + (f": {heading.why}" if heading.why else "")
        if said not in self.left_out:
            self.left_out.append(said)

    def put(self, number: int, found: Mapping[ColumnRole, str], text: str) -> None:
        """Keep an indicator's cells; a second line of the same indicator is not read."""
        known = self.cells.get(number, {})
        if number not in self.indicators or known.keys() & found.keys() or number in self.asked:
            self.unread.append(text)
        elif figures := [cell for role, cell in found.items() if role is ColumnRole.FIGURE]:
            self.asked[number] = (("meta " + figures[0], "ejecutado " + figures[0]), NOT_SAID)
        else:
            self.cells[number] = {**known, **found}

    def put_plain(self, number: int, cells: Sequence[str], text: str) -> None:
        """One cell is what was executed; of two, the first is what was programmed."""
        if len(cells) == 3 and _is_compliance([cells]):
            cells = cells[:2]
            self.leave_out(ColumnHeading("tercera columna", ColumnRole.LEFT_OUT))
        if len(cells) > 2 or not cells:
            self.unread.append(text)
        elif len(cells) == 2:
            self.put(number, {ColumnRole.GOAL: cells[0], ColumnRole.EXECUTED: cells[1]}, text)
        else:
            self.put(number, self._one(cells[0]), text)

    def _one(self, cell: str) -> dict[ColumnRole, str]:
        left, slash, right = cell.partition("/")
        pair = slash and any(letter.isdigit() for letter in left) and "«" not in cell
        if (
            not pair
            or is_date(cell)
            or not is_figure(left)
            or is_small_whole(cell.replace("/", ""))
        ):
            return {ColumnRole.EXECUTED: cell}
        percentages = "%" in cell  # '60%/45%' cannot be so many of so many
        self.slashed = self.slashed or not percentages
        if self.slash_is_base and not percentages:
            return {ColumnRole.EXECUTED: cell}
        return {ColumnRole.GOAL: left, ColumnRole.EXECUTED: right}


def arrange(
    indicators: Indicators,
    lines: Sequence[PastedLine],
    period: Period | None,
    region: str | None,
    *,
    slash_is_base: bool,
) -> PastedFigures:
    """Every line that is not blank is used, or stands in `unread`."""
    found = PastedFigures(indicators, period, slash_is_base)
    titles, lines = _without_words(lines, found)
    if _is_of_another(titles, period, region):
        found.unread += [line.text for line in lines if line.kind is not LineKind.BLANK]
        return found
    if any(line.kind is LineKind.LABELLED for line in lines):
        _labelled(found, lines, region)
        return found
    headings = [line for line in lines if line.kind is LineKind.HEADING]
    body = [line for line in lines if line.kind is not LineKind.HEADING]
    columns = _columns(headings, body, period)
    values = [heading for heading in columns if heading and heading.role not in _BESIDE]
    loose = any(line.kind is LineKind.FIGURES for line in body)
    if columns and loose and not values:
        found.unread += [line.text for line in lines if line.kind is not LineKind.BLANK]
        return found
    if any(columns):
        found.headed = True
        for heading in columns:
            if heading is not None and heading.role is ColumnRole.LEFT_OUT:
                found.leave_out(heading)
    else:
        found.unread += [line.text for line in headings]
    body = _with_numbers(found, body, columns)
    if any(line.kind in (LineKind.INDICATOR, LineKind.CONTINUED) for line in body):
        _numbered(found, body, columns)
    else:
        _positions(found, body, columns)
    return found


def _is_of_another(titles: Sequence[str], period: Period | None, region: str | None) -> bool:
    """Whether the lines above a table say that it is of another semester or region."""
    semesters = [named for title in titles if period for named in semesters_in(title, period)]
    regions = [named.code for title in titles for named in regions_in(title)]
    return (bool(semesters) and period not in semesters) or (
        region is not None and bool(regions) and region not in regions
    )


def _without_words(
    lines: Sequence[PastedLine], found: PastedFigures
) -> tuple[list[str], list[PastedLine]]:
    """Titles, notes and totals hold no place; each is named as not read."""
    headings = [line for line in lines if line.kind is LineKind.HEADING]
    width = max((len(line.cells) for line in headings), default=0)
    titles, rest = [], []
    for line in lines:
        title = line in headings[:-1] and (len(line.cells) == 1 < width or _is_title(line))
        if title or line.kind in (LineKind.WORDS, LineKind.TOTAL):
            titles += [line.text] if line.kind is not LineKind.TOTAL else []
            found.unread.append(line.text)
        else:
            rest.append(line)
    while rest and rest[0].kind is LineKind.BLANK:
        rest = rest[1:]
    return titles, rest


def _is_title(line: PastedLine) -> bool:
    """Words in one breath, where the cells of other lines are parted by signs."""
    return len(line.cells) > 1 and " ".join(line.cells) == line.text


def _columns(
    headings: Sequence[PastedLine], body: Sequence[PastedLine], period: Period | None
) -> Columns:
    """What each column of the body is; of two lines of headings both are read, column by column."""
    if not headings:
        return ()
    if len(headings) > 1 and any(is_figure(cell) for line in headings for cell in line.cells):
        return ()
    filled = [line for line in body if line.cells and line.kind is not LineKind.NUMBERS]
    widest = max((len(line.cells) for line in filled), default=0)
    if len(headings) == 1 and widest == 1 and not any(line.number for line in filled):
        return settle_roles([read_heading(headings[0].text, period)])
    width = max(len(line.cells) for line in headings)
    words = ["" for _ in range(width)]
    for line in headings:
        cells = list(line.cells) + [""] * (width - len(line.cells))
        if len(headings) > 1 and line is headings[0]:
            for at in range(1, width):
                cells[at] = cells[at] or cells[at - 1]
        words = [f"{above} {cell}".strip() for above, cell in zip(words, cells, strict=True)]
    found = settle_roles([read_heading(cell, period) for cell in words])
    if (
        width == 1
        and any(len(line.cells) > 1 for line in filled)
        and not any(line.number for line in filled)
    ):
        return ()
    return found


def _labelled(found: PastedFigures, lines: Sequence[PastedLine], region: str | None) -> None:
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


def _with_numbers(
    found: PastedFigures, body: Sequence[PastedLine], columns: Columns
) -> list[PastedLine]:
    """Lines whose first cell is their indicator's number, told by its heading or by counting."""
    figures = [line for line in body if line.kind is LineKind.FIGURES]
    if any(line.kind is LineKind.INDICATOR for line in body) or not figures:
        return list(body)
    dotted = [
        _DOTTED.fullmatch(line.cells[0]) if len(line.cells) == 1 else None for line in figures
    ]
    if len(dotted) >= 3 and all(dotted) and _count([int(each[1]) for each in dotted if each]):
        found.numbered = True
        cells = {id(line): each for line, each in zip(figures, dotted, strict=True)}
        return [
            renumbered(line, int(each[1]), [each[2]]) if (each := cells.get(id(line))) else line
            for line in body
        ]
    firsts = [line.cells[0] for line in figures]
    heads = [heading.role if heading else None for heading in columns]
    by_heading = bool(heads) and heads[0] is ColumnRole.NUMBER
    if not (by_heading or not any(columns)) or not all(map(is_small_whole, firsts)):
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
    """Strictly rising small whole numbers in front of figures; of one line, if it has three cells."""
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
        return len(set(numbers)) == len(numbers) and (rising or not _is_compliance_of(figures))
    return rising and min(widths) >= 2


def _is_compliance_of(lines: Sequence[PastedLine]) -> bool:
    return _is_compliance([line.cells for line in lines])


def _is_compliance(rows: Sequence[Sequence[str]]) -> bool:
    """The third cell of each row is the second over the first, in percent."""
    for row in rows:
        if len(row) < 3:
            return False
        goal, done, share = (read_pasted_cell(cell) for cell in row[:3])
        if not isinstance(goal, Percentage) or not isinstance(done, Percentage) or not goal.value:
            return False
        if not isinstance(share, Percentage):
            return False
        if abs(whole(share.value) - whole(done.value * 100 / goal.value)) > 1:
            return False
    return True


def _numbered(found: PastedFigures, body: Sequence[PastedLine], columns: Columns) -> None:
    """Each line names its indicator, or goes on with the one above it."""
    lines = [line for line in body if line.kind is LineKind.INDICATOR]
    ordinals = _are_ordinals(lines)
    beside = [h for h in columns if h is None or h.role not in _BESIDE]
    for line in _joined(body):
        if line.number is None:
            if line.kind is not LineKind.BLANK:
                found.unread.append(line.text)
        elif line.named in (None, line.number) or ordinals:
            _put_line(found, line.named or line.number, line, beside)
        else:
            said = " ".join(line.cells)
            readings = (f"IdG {line.named}: {said}", f"IdG {line.number}: {said}")
            found.asked.setdefault(min(line.named or 0, line.number), (readings, TWO_NAMES))


def _put_line(found: PastedFigures, number: int, line: PastedLine, columns: Columns) -> None:
    if any(line.labels):
        _put_labels(found, number, line)
    elif any(columns) and len(line.cells) <= len(columns):
        _put_columns(found, number, line, columns)
    else:
        found.put_plain(number, _without_names(line.cells), line.text)


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


def _put_labels(found: PastedFigures, number: int, line: PastedLine) -> None:
    found.headed = True
    cells: dict[ColumnRole, str] = {}
    for role, cell in zip(line.labels, line.cells, strict=True):
        role = role or (
            ColumnRole.GOAL if ColumnRole.EXECUTED in line.labels else ColumnRole.EXECUTED
        )
        if role in cells:
            found.unread.append(line.text)
            return
        cells[role] = cell
    found.put(number, cells, line.text)


def _put_columns(found: PastedFigures, number: int, line: PastedLine, columns: Columns) -> None:
    cells: dict[ColumnRole, str] = {}
    for heading, cell in zip(columns, line.cells, strict=False):
        if heading is None:
            if cell not in NOTHING and is_figure(cell):
                found.leave_out(ColumnHeading(cell, ColumnRole.LEFT_OUT))
            continue
        if heading.role is ColumnRole.SEMESTER and found.period is not None:
            named = semesters_in(cell, found.period)
            if named and found.period not in named:
                found.unread.append(line.text)
                return
        if heading.role in (*_VALUES, ColumnRole.FIGURE):
            if heading.role in cells:
                found.asked[number] = ((cells[heading.role], cell), TWO_COLUMNS)
                return
            cells[heading.role] = cell
    if cells:
        found.put(number, cells, line.text)
    else:
        found.unread.append(line.text)


def _without_names(cells: Sequence[str]) -> list[str]:
    if len(cells) <= 2:
        return list(cells)
    return [cell for cell in cells if cell in NOTHING or is_figure(cell)] or list(cells)


def _positions(found: PastedFigures, body: Sequence[PastedLine], columns: Columns) -> None:
    """The position tells the indicator: of lines, of a line's cells, or of two rows of figures."""
    numbers = next((line for line in body if line.kind is LineKind.NUMBERS), None)
    lines = [line for line in body if line.kind is not LineKind.NUMBERS]
    while lines and lines[-1].kind is LineKind.BLANK:
        lines = lines[:-1]
    order = [int(cell) for cell in numbers.cells] if numbers else list(found.indicators)
    if any(columns):
        for number, line in enumerate(lines, start=1):
            if line.cells:
                _put_columns(found, number, line, columns)
        return
    if numbers is not None and not lines:
        lines = [numbers]
    rows = [list(line.cells) or [""] for line in lines]
    texts = [line.text for line in lines]
    widest = max(map(len, rows), default=0)
    if widest == 3 and len(rows) > 1 and _is_compliance_of(lines):
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
