"""The lines of a pasted text: what each one is, the indicator that it names, and its cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import Region, plain, resolve_region
from convenio.typed.column_headings import ColumnHeading, ColumnRole, read_heading
from convenio.typed.figures import Mark
from convenio.typed.pasted.cells import ABOUT, NOTHING, separator_of, split_cells
from convenio.typed.pasted.counting import is_total, numbers_row
from convenio.typed.pasted.inline import inline_figures, named_pieces
from convenio.typed.pasted.labels import labels_and_cells, says_otherwise
from convenio.typed.pasted.names import NAMED_NUMBER, after_name, name_in
from convenio.typed.pasted.readings import is_figure, is_words, read_pasted_cell, says_figure
from convenio.typed.pasted.text import clean_lines, struck_out

_WORD = r"(?:(?:idg|indicador)\s*)?(?:n\s*[.°º]+\s*)?"
_NUMBERED = re.compile(
    rf"\s*{_WORD}([0-9]{{1,3}})(?: *[:)=]+| *[.\-–]{{1,2}}(?=\s)) *\t?(.*)", re.I
)
_RULE = re.compile(r"[\s|+:=_\-–—]*[|+=_\-–—]{3,}[\s|+:=_\-–—]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_NAMES = "0123456789\t .;|:)-–°º"
_WORDS_BEFORE = re.compile(
    r"\s*([^\W\d][^\d:]*?(?:20\d\d\s*-\s*(?:I{1,2}|[12]))?[^\d:]*?)\s*:?\s+"
    rf"(?=[-−+~≈<>]?\s*\d|no |sin |n/a|s/m|(?:{ABOUT}|entre|cerca|alrededor|m[aá]s de)\s)",
    re.IGNORECASE,
)
LABELLED_FIGURES = 3  # at least, of a row that has a figure of each indicator


class LineKind(Enum):
    BLANK = auto()
    HEADING = auto()
    LABELLED = auto()  # a row of all indicators behind a word: 'Meta 60 60 70 …'
    INDICATOR = auto()
    NUMBERS = auto()  # a row 1, 2, 3 … above the figures
    CONTINUED = auto()  # 'Ejecutado: 45%' below '1. Meta: 60%'
    FIGURES = auto()
    TOTAL = auto()
    WORDS = auto()


@dataclass(frozen=True, slots=True)
class PastedLine:
    """`number`: the indicator that it names. `named`: by its name; `heading`: of a labelled row.

    `width`: how many cells the whole line has, where a sign parts them; `cells` are its last ones.
    `parted`: all its cells then. `labels`: the word before each cell, where words stand between.
    """

    text: str
    kind: LineKind
    cells: tuple[str, ...] = ()
    number: int | None = None
    named: int | None = None
    heading: ColumnHeading | None = None
    labels: tuple[ColumnRole | None, ...] = ()
    region: Region | None = None
    width: int = 0
    parted: tuple[str, ...] = ()


def lines_of(indicators: Indicators, text: str, period: Period | None) -> list[PastedLine]:
    """An empty line holds a place, unless every second one is empty."""
    raw = clean_lines(text)
    empty = sum(not line.strip() for line in raw)
    if empty * 2 >= len(raw) - 1:
        raw = [line for line in raw if line.strip()]
    separator = separator_of([line for line in raw if line.strip()])
    found: list[PastedLine] = []
    for line in raw:
        kept, struck = struck_out(line)
        found += [PastedLine(each, LineKind.WORDS) for each in struck]
        pieces = named_pieces(kept or "-" if struck else line)
        found += [] if pieces else [PastedLine(" ".join(line.split()), LineKind.WORDS)]
        for piece in pieces:
            found += _read(indicators, piece, separator, period, after=found)
        _join_label(found, period)
    return [line for line in found if line.kind is not LineKind.BLANK or not _is_spaced(found)]


def _join_label(lines: list[PastedLine], period: Period | None) -> None:
    """'Meta', then '60' on the next line, below the line that names an indicator."""
    if len(lines) < 3 or lines[-1].kind is not LineKind.FIGURES or len(lines[-1].cells) != 1:
        return
    head, label = lines[-3:-1]
    heading = read_heading(label.text, period) if label.kind is LineKind.HEADING else None
    alone = head.kind is LineKind.CONTINUED or (head.number is not None and not head.cells)
    if alone and heading and heading.role in (ColumnRole.GOAL, ColumnRole.EXECUTED):
        text = f"{label.text} {lines[-1].text}"
        line = replace(lines[-1], text=text, kind=LineKind.CONTINUED, labels=(heading.role,))
        lines[-2:] = [replace(line, number=head.number)]


def _is_spaced(lines: Sequence[PastedLine]) -> bool:
    """Whether lines name their indicators, so that an empty one holds no place."""
    return any(line.kind is LineKind.INDICATOR for line in lines)


def _read(
    indicators: Indicators,
    line: str,
    separator: str,
    period: Period | None,
    after: Sequence[PastedLine],
) -> list[PastedLine]:
    text = " ".join(line.split())
    if not text or _RULE.fullmatch(text):
        return [PastedLine("", LineKind.BLANK)]
    if inline := inline_figures(line):
        return [PastedLine(f"{n}: {cell}", LineKind.INDICATOR, (cell,), n) for n, cell in inline]
    cells = split_cells(line, separator)
    if numbers := numbers_row(cells, len(indicators)):
        return [PastedLine(text, LineKind.NUMBERS, numbers)]
    if is_total(next((cell for cell in cells if cell), "")):
        return [PastedLine(text, LineKind.TOTAL)]
    width = len(cells) if separator and separator in line else 0
    read = (
        _indicator_line(indicators, line, separator, period)
        or _labelled_row(line, cells, separator, period, after)
        or _other(line, cells, period)
    )
    before = after[-1] if after else None
    if read.kind is LineKind.FIGURES and before and before.number and not before.cells:
        read = replace(read, kind=LineKind.CONTINUED, number=before.number)
    return [replace(read, width=width, parted=tuple(cells) if width else ())]


def _indicator_line(
    indicators: Indicators, line: str, separator: str, period: Period | None
) -> PastedLine | None:
    """A line that begins with an indicator's number or name."""
    text = " ".join(line.split())
    for form in (_NUMBERED, NAMED_NUMBER):
        if found := form.fullmatch(line):
            rest = found[2] or ""
            named = name_in(indicators, rest)
            behind = rest if named is None else after_name(indicators, rest)
            if not (separator and separator in line) and says_otherwise(behind, period):
                return PastedLine(text, LineKind.WORDS)
            return _with_cells(text, behind, separator, int(found[1]), named)
    words = line.lstrip(_BEFORE_NAMES)
    named = name_in(indicators, words)
    if named is None:
        return _numbered_words(indicators, line, separator)
    if not (separator and separator in line) and says_otherwise(
        after_name(indicators, words), period
    ):
        return PastedLine(text, LineKind.WORDS)
    before = re.match(r"\s*([0-9]{1,2})[\s.;|:)\-–°º]+(?=\D)", line)
    number = int(before[1]) if before else None
    return _with_cells(text, after_name(indicators, words), separator, number, named)


def _with_cells(
    text: str, rest: str, separator: str, number: int | None, named: int | None
) -> PastedLine:
    labels, cells = labels_and_cells(rest, separator)
    return PastedLine(
        text,
        LineKind.INDICATOR,
        tuple(cells),
        number if number is not None else named,
        named,
        labels=tuple(labels),
    )


def _numbered_words(indicators: Indicators, line: str, separator: str) -> PastedLine | None:
    """'2 Plan 60 45': a number, the beginning of that indicator's name, and figures."""
    found = re.fullmatch(r"\s*([0-9]{1,2})[\s.]+([^\W\d][^\d\t;|]*?)[\s:]+([-−+]?\d.*)", line)
    if found is None or int(found[1]) not in indicators:
        return None
    number, words = int(found[1]), plain(found[2])
    names = (plain(indicators[number].name), plain(indicators[number].short_name))
    if not words or not any(name.startswith(words) or words in name.split() for name in names):
        return None
    return _with_cells(" ".join(line.split()), found[3], separator, number, None)


def _labelled_row(
    line: str,
    cells: list[str],
    separator: str,
    period: Period | None,
    after: Sequence[PastedLine],
) -> PastedLine | None:
    text = " ".join(line.split())
    first, rest = _label_and_rest(line, cells, separator)
    if not first or not rest or not any(says_figure(cell) for cell in rest):
        return None
    region = resolve_region(first, forgiving=False)
    if isinstance(region, Region) and len(rest) >= LABELLED_FIGURES:
        return PastedLine(text, LineKind.LABELLED, tuple(rest), region=region)
    heading = read_heading(first, period)
    if heading is None or heading.role in (ColumnRole.NUMBER, ColumnRole.NAME, ColumnRole.REGION):
        return None
    if len(rest) >= LABELLED_FIGURES:
        spoken = not (separator and separator in line) and sum(map(is_words, rest)) > 1
        kind = LineKind.WORDS if spoken else LineKind.LABELLED
        return PastedLine(text, kind, tuple(rest), heading=heading)
    known = [line.number for line in after if line.kind is not LineKind.BLANK][-1:]
    if known and known[0] is not None and heading.role in (ColumnRole.GOAL, ColumnRole.EXECUTED):
        labels = (heading.role,) * len(rest)
        return PastedLine(text, LineKind.CONTINUED, tuple(rest), known[0], labels=labels)
    return None


def _label_and_rest(line: str, cells: list[str], separator: str) -> tuple[str, list[str]]:
    """The words that a row begins with, and its other cells."""
    if separator and separator in line:
        return ("", cells) if is_figure(cells[0]) else (cells[0].strip(" :"), cells[1:])
    found = _WORDS_BEFORE.match(line)
    if found is None:
        return "", cells
    return found[1].strip(" :."), split_cells(line[found.end() :], separator)


def _other(line: str, cells: list[str], period: Period | None) -> PastedLine:
    text = " ".join(line.split())
    figures = [cell for cell in cells if is_figure(cell)]
    if cells and len(cells) > 1 and all(_YEAR.fullmatch(cell) for cell in cells if cell):
        return PastedLine(text, LineKind.HEADING, tuple(cells))
    marks = [cell for cell in figures if isinstance(read_pasted_cell(cell), Mark)]
    headed = [cell for cell in cells if cell and read_heading(cell, period) is not None]
    bare = [cell for cell in figures if not read_heading(cell, period)]
    is_headed = (headed and all(cell in marks for cell in bare)) or (
        read_heading(text, period) and not figures
    )
    if is_headed and _is_sentence(text, cells, period):
        return PastedLine(text, LineKind.WORDS, tuple(cells))
    if is_headed and (not marks or len(headed) > len(marks)):
        return PastedLine(text, LineKind.HEADING, tuple(cells))
    if not figures and not any(re.search(r"\d", cell) or cell in NOTHING for cell in cells):
        return PastedLine(text, LineKind.WORDS, tuple(cells))
    return PastedLine(text, LineKind.FIGURES, tuple(cells))


def _is_sentence(text: str, cells: Sequence[str], period: Period | None) -> bool:
    """Whether words in one breath name no figures, as 'Adjunto lo del semestre:'."""
    if len(cells) < 2 or " ".join(cells) != text or read_heading(text, period) is not None:
        return False
    headings = [read_heading(cell, period) for cell in cells]
    beside = (ColumnRole.NUMBER, ColumnRole.REGION, ColumnRole.NAME, ColumnRole.SEMESTER)
    return headings[0] is None and all(found.role in beside for found in headings if found)


def renumbered(line: PastedLine, number: int, cells: Sequence[str]) -> PastedLine:
    """The same line as one of an indicator, whose number stood in its first cell."""
    return replace(line, kind=LineKind.INDICATOR, number=number, cells=tuple(cells))
