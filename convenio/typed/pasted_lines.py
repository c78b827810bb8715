"""The lines of a pasted text: the indicator that each names, and its cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import plain
from convenio.typed.figures import Reading, UnreadableFigure, read_figure
from convenio.typed.pasted_cells import NOTHING, separator_of, split_cells

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
class PastedLine:
    """A pasted line: the indicator that it names, if it does, and its cells."""

    text: str
    number: int | None
    cells: list[str]


def lines_of(indicators: Indicators, text: str) -> list[PastedLine]:
    """The lines without headings; an empty one holds a place, unless every second one is empty."""
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


def label_of(line: str) -> str | None:
    """The label 'programmed' or 'executed', where the line begins with a word for it."""
    word = re.match(r"\s*([^\W\d]+)", line)
    return _LABELS.get(plain(word[1])) if word else None


def read_pasted_cell(cell: str) -> Reading | None:
    """The figure in a cell; None where it says nothing."""
    return None if cell.strip() in NOTHING else read_figure(cell)


def _parts(indicators: Indicators, line: str, separator: str) -> list[PastedLine]:
    inline = _INLINE.findall(line)
    if len(inline) > 1 and not _INLINE.sub("", line).strip(" ,;\t"):
        return [PastedLine(f"{n}: {cell}", int(n), [cell.strip(",;")]) for n, cell in inline]
    for form in (_NUMBERED, _NAMED_NUMBER):
        if found := form.fullmatch(line):
            return [PastedLine(line, int(found[1]), _figures_of(found[2], separator))]
    number = _by_name(indicators, line)
    if number is not None:
        return [PastedLine(line, number, _figures_of(line.lstrip(_BEFORE_NAMES), separator))]
    return [PastedLine(line, None, split_cells(line, separator))]


def _figures_of(line: str, separator: str) -> list[str]:
    """The cells behind an indicator's name, if that comes first."""
    cells = split_cells(line, separator)
    while (
        len(cells) > 1
        and cells[0] not in NOTHING
        and isinstance(read_pasted_cell(cells[0]), UnreadableFigure)
    ):
        cells = cells[1:]
    return cells


def _by_name(indicators: Indicators, line: str) -> int | None:
    typed = plain(line.lstrip(_BEFORE_NAMES))
    return next((number for name, number in _names(indicators) if typed.startswith(name)), None)


@lru_cache(maxsize=8)
def _names(indicators: Indicators) -> tuple[tuple[str, int], ...]:
    """The names of indicators as they begin a line."""
    return tuple(
        (plain(name) + " ", number)
        for number, indicator in indicators.items()
        for name in (indicator.name, indicator.short_name)
    )


def _heading(line: PastedLine) -> bool:
    """Tell whether a line is a heading: more words than figures, and no label."""
    if line.number is not None or not line.cells or label_of(line.text):
        return False
    words = sum(
        isinstance(read_pasted_cell(cell), UnreadableFigure) and not re.search(r"\d", cell)
        for cell in line.cells
    )
    return words * 2 > len(line.cells)


def _words_only(line: PastedLine) -> bool:
    return (
        bool(line.cells)
        and line.number is None
        and not re.search(r"\d", line.text)
        and all(isinstance(read_pasted_cell(cell), UnreadableFigure) for cell in line.cells)
    )


def _with_number_column(indicators: Indicators, lines: list[PastedLine]) -> list[PastedLine]:
    """The lines with a first column of indicators taken off, if that is what it is."""
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
    return [
        PastedLine(line.text, int(line.cells[0]), _without_names(line.cells[1:])) for line in filled
    ]


def _triple(lines: Sequence[PastedLine]) -> bool:
    return len(lines) == 1 and len(lines[0].cells) == 3 and "\t" in lines[0].text


def _without_names(cells: list[str]) -> list[str]:
    words = [
        cell
        for cell in cells
        if cell not in NOTHING and isinstance(read_pasted_cell(cell), UnreadableFigure)
    ]
    return [cell for cell in cells if cell not in words] if len(cells) > 2 else cells
