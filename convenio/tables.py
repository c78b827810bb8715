"""Several figures pasted at once: a line, a column, or columns copied from a spreadsheet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from convenio.cells import NOTHING, separator_of, split_cells
from convenio.figures import SHOWN_BACK, Reading, Unreadable, read_figure
from convenio.indicators import Indicators
from convenio.regions import plain

LONGEST = 8_000
_WORD = r"(?:(?:idg|indicador)\s*)?(?:n\s*[.°º]+\s*)?"
_NUMBERED = re.compile(rf"\s*{_WORD}([0-9]{{1,3}})(?:\s*[:)]+|\s*[.\-–]{{1,2}}(?=\s))\s*(.*)", re.I)
_NAMED_NUMBER = re.compile(r"\s*(?:idg|indicador)\s*(?:n\s*[.°º]+\s*)?([0-9]{1,3})\s+(.*)", re.I)
_INLINE = re.compile(r"([0-9]{1,2})\s*:\s*(\S+)")
_BEFORE_NAMES = "0123456789\t .;|"
_LABELS = {
    "program": "programmed",
    "programacion": "programmed",
    "programado": "programmed",
    "meta": "programmed",
    "metas": "programmed",
    "ejecucion": "executed",
    "ejecutado": "executed",
    "ejec": "executed",
}


@dataclass(frozen=True, slots=True)
class Row:
    """What was said of one indicator; None: nothing."""

    indicator: int
    programmed: Reading | None
    executed: Reading | None


@dataclass(frozen=True, slots=True)
class Table:
    """`slashed`: it had pairs like '60/45', that can be understood in two ways."""

    rows: tuple[Row, ...]
    rejected: tuple[str, ...]
    slashed: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """A pasted line: the indicator that it names, if it does, and its cells."""

    text: str
    number: int | None
    cells: list[str]


@dataclass
class _Reader:
    indicators: Indicators
    slash_is_base: bool
    found: dict[int, tuple[Reading | None, Reading | None]] = field(default_factory=dict)
    rejected: list[str] = field(default_factory=list)
    slashed: bool = False

    def reject(self, fragment: str) -> None:
        self.rejected.append(" ".join(fragment.split())[:SHOWN_BACK])

    def put(self, number: int, cells: Sequence[str], fragment: str) -> None:
        """One cell is what was executed; of two, the first is what was programmed."""
        if number not in self.indicators or number in self.found or len(cells) > 2 or not cells:
            self.reject(fragment)
        elif len(cells) == 2:
            self.found[number] = (_read(cells[0]), _read(cells[1]))
        else:
            self.found[number] = self._one(cells[0])

    def _one(self, cell: str) -> tuple[Reading | None, Reading | None]:
        left, slash, right = cell.partition("/")
        if not slash or not any(letter.isdigit() for letter in left):
            return None, _read(cell)
        percentages = "%" in cell  # '60%/45%' cannot be so many of so many
        self.slashed = self.slashed or not percentages
        if self.slash_is_base and not percentages:
            return None, _read(cell)
        return _read(left), _read(right)

    def understood(self) -> int:
        return sum(
            any(part is not None and not isinstance(part, Unreadable) for part in pair)
            for pair in self.found.values()
        )


def read_table(indicators: Indicators, text: str, *, slash_is_base: bool = False) -> Table | None:
    """None if the text does not look like several figures, of some of those indicators.

    A single column is what was executed; of two, the first is what was programmed. '60/45' is
    programmed/executed, or executed/base with `slash_is_base`.
    """
    lines = _lines(indicators, text[:LONGEST])
    reader = _Reader(indicators, slash_is_base)
    if not _read_labelled(reader, lines):
        if any(line.number is not None for line in lines):
            _read_numbered(reader, lines)
        else:
            _read_positions(reader, lines)
    convincing = read_table(indicators, text) if slash_is_base else _convincing(reader, lines)
    if not convincing:
        return None
    rows = tuple(Row(number, *reader.found[number]) for number in sorted(reader.found))
    return Table(rows, tuple(reader.rejected), reader.slashed)


def first_pair(text: str) -> str:
    """The first '60/45' in a text, to ask about it; empty if there is none."""
    found = re.search(r"\d[\d.,]*\s*/\s*\d[\d.,]*", text)
    return found[0] if found else ""


def _convincing(reader: _Reader, lines: Sequence[_Line]) -> bool:
    """Figures rather than a sentence with numbers in it."""
    understood = reader.understood()
    unread = len(reader.rejected) + sum(
        isinstance(part, Unreadable) for pair in reader.found.values() for part in pair
    )
    if any(line.number is not None for line in lines):
        return understood >= 1 and unread <= 2 * understood
    if len([line for line in lines if line.cells]) == 1:
        pairs = reader.slashed or any(pair[0] is not None for pair in reader.found.values())
        return understood >= (2 if pairs else 3) and 3 * unread <= understood
    return understood >= 2 and unread <= understood


def _lines(indicators: Indicators, text: str) -> list[_Line]:
    """Headings go; an empty line holds a place, unless every second one is empty."""
    raw = [line.strip("\r \v\f") for line in text.strip("\r\n ").split("\n")]
    empty = sum(not line.strip() for line in raw)
    if empty * 2 >= len(raw) - 1:
        raw = [line for line in raw if line.strip()]
    separator = separator_of([line for line in raw if line.strip()])
    lines = [part for line in raw for part in _parts(indicators, line, separator)]
    begin = next((n for n, line in enumerate(lines) if not _heading(line)), len(lines))
    return _with_number_column(
        indicators, [line for line in lines[begin:] if not _words_only(line)]
    )


def _parts(indicators: Indicators, line: str, separator: str) -> list[_Line]:
    inline = _INLINE.findall(line)
    if len(inline) > 1 and not _INLINE.sub("", line).strip(" ,;\t"):
        return [_Line(f"{n}: {cell}", int(n), [cell.strip(",;")]) for n, cell in inline]
    for form in (_NUMBERED, _NAMED_NUMBER):
        if found := form.fullmatch(line):
            return [_Line(line, int(found[1]), _figures_of(found[2], separator))]
    number = _by_name(indicators, line)
    if number is not None:
        return [_Line(line, number, _figures_of(line.lstrip(_BEFORE_NAMES), separator))]
    return [_Line(line, None, split_cells(line, separator))]


def _figures_of(line: str, separator: str) -> list[str]:
    """The cells behind an indicator's name, if that comes first."""
    cells = split_cells(line, separator)
    while len(cells) > 1 and cells[0] not in NOTHING and isinstance(_read(cells[0]), Unreadable):
        cells = cells[1:]
    return cells


def _by_name(indicators: Indicators, line: str) -> int | None:
    typed = plain(line.lstrip(_BEFORE_NAMES))
    return next((number for name, number in _names(indicators) if typed.startswith(name)), None)


@lru_cache(maxsize=8)
def _names(indicators: Indicators) -> tuple[tuple[str, int], ...]:
    """As they begin a line."""
    return tuple(
        (plain(name) + " ", number)
        for number, each in indicators.items()
        for name in (each.name, each.short_name)
    )


def _heading(line: _Line) -> bool:
    """More words than figures, and no label of a row of all of them."""
    if line.number is not None or not line.cells or _label(line.text):
        return False
    words = sum(
        isinstance(_read(cell), Unreadable) and not re.search(r"\d", cell) for cell in line.cells
    )
    return words * 2 > len(line.cells)


def _words_only(line: _Line) -> bool:
    return (
        bool(line.cells)
        and line.number is None
        and not re.search(r"\d", line.text)
        and all(isinstance(_read(cell), Unreadable) for cell in line.cells)
    )


def _with_number_column(indicators: Indicators, lines: list[_Line]) -> list[_Line]:
    """A first column of indicators: of three cells it can be nothing else, of two if it counts."""
    if any(line.number is not None for line in lines) or (len(lines) < 2 and not _triple(lines)):
        return lines
    filled = [line for line in lines if any(cell not in NOTHING for cell in line.cells)]
    firsts = [line.cells[0] if line.cells else "" for line in filled]
    if not filled or not all(re.fullmatch(r"[0-9]{1,2}", first) for first in firsts):
        return lines
    numbers = [int(first) for first in firsts]
    widths = {len(line.cells) for line in filled}
    triples = min(widths) >= 3 and max(widths) <= 4 and len(set(numbers)) == len(numbers)
    counting = all(later - earlier == 1 for earlier, later in pairwise(numbers))
    pairs = max(widths) == 2 and counting and (numbers[0] == 1 or len(numbers) > 2)
    if not (triples and set(numbers) <= set(indicators)) and not pairs:
        return lines
    return [_Line(line.text, int(line.cells[0]), _without_names(line.cells[1:])) for line in filled]


def _triple(lines: Sequence[_Line]) -> bool:
    return len(lines) == 1 and len(lines[0].cells) == 3 and "\t" in lines[0].text


def _without_names(cells: list[str]) -> list[str]:
    words = [cell for cell in cells if cell not in NOTHING and isinstance(_read(cell), Unreadable)]
    return [cell for cell in cells if cell not in words] if len(cells) > 2 else cells


def _label(line: str) -> str | None:
    word = re.match(r"\s*([^\W\d]+)", line)
    return _LABELS.get(plain(word[1])) if word else None


def _read_labelled(reader: _Reader, lines: Sequence[_Line]) -> bool:
    """Two rows of all of them, as in Gráfico 11: 'PROGRAM.' and 'EJECUCIÓN' stand before them."""
    found = {
        label: line.cells[1:] for line in lines if (label := _label(line.text)) and line.cells[3:]
    }
    if not found:
        return False
    width = max(map(len, found.values()))
    programmed, executed = (
        (found.get(name, []) + [""] * width)[:width] for name in ("programmed", "executed")
    )
    for number, cells in enumerate(zip(programmed, executed, strict=True), start=1):
        reader.put(number, cells, " ".join(cells))
    return True


def _read_numbered(reader: _Reader, lines: Sequence[_Line]) -> None:
    for line in lines:
        if line.number is not None:
            reader.put(line.number, line.cells, line.text)
        elif line.text.strip():
            reader.reject(line.text)


def _read_positions(reader: _Reader, lines: Sequence[_Line]) -> None:
    """The position tells the indicator: of a line's cells, of lines, or of two rows of goals."""
    rows = [line.cells or [""] for line in lines]
    widest = max(map(len, rows), default=0)
    if [len(row) for row in rows] == [len(reader.indicators)] * 2:
        rows = [[goal, done] for goal, done in zip(*rows, strict=True)]
    elif len(rows) == 1 or widest > 2:
        rows = [[cell] for row in rows for cell in row]
    for number, cells in enumerate(rows, start=1):
        reader.put(number, cells, " ".join(cells))


def _read(cell: str) -> Reading | None:
    return None if cell.strip() in NOTHING else read_figure(cell)
