"""The lines of a pasted text: what each one is, the indicator that it names, and its cells."""

import re
from collections.abc import Sequence
from dataclasses import replace

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import plain
from convenio.typed.column_headings import ColumnRole, read_heading
from convenio.typed.figure_patterns import ARROW
from convenio.typed.figures import Mark
from convenio.typed.pasted.cells import NOTHING, separator_of, split_cells, undashed
from convenio.typed.pasted.counting import is_total, numbers_row
from convenio.typed.pasted.inline import inline_figures, named_pieces, of_several
from convenio.typed.pasted.labelled import labelled_row
from convenio.typed.pasted.labels import labels_and_cells, says_otherwise
from convenio.typed.pasted.line_kinds import LineKind, PastedLine, renumbered
from convenio.typed.pasted.names import (
    FILLERS,
    NAMED_NUMBER,
    SAYS_INDICATOR,
    after_name,
    name_in,
)
from convenio.typed.pasted.pairs import may_be_number, parted_pairs
from convenio.typed.pasted.readings import is_figure, is_words, is_year, read_pasted_cell
from convenio.typed.pasted.source.text import clean_lines, struck_out

_WORD = rf"(?:(?:{SAYS_INDICATOR}|i\.)\s*)?(?:n\s*[.°º]+\s*)?"
_LABEL = re.compile(r"\s*([^\W\d]+)\.?\s*:?\s*[-+~]?\d")
_OF_FORM = re.compile(r"\s*(?:anexo|formato|cuadro|oficio|informe)\b", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"\s*{_WORD}([0-9]{{1,3}})"
    rf"(?: *[:)=]+|\.-(?=[0-9])| *[.\-–]{{1,2}}(?=\s)|{ARROW.pattern}(?=\d)) *\t?(.*)",
    re.I,
)
_RULE = re.compile(r"[\s|+:=_\-–—]*[|+=_\-–—]{3,}[\s|+:=_\-–—]*")
_LEAD = re.compile(  # 'en el IdG 3 …', 'Para SOVIO …'
    r"^\s*(?:(?:en|para|de|del|con|al?|el|la|los|las|por)\s+)+(?=[^\W\d])", re.IGNORECASE
)
_FIGURE_FIRST = re.compile(
    r"\s*([-+−]?\d[\d.,]*\s*%|[-+−]?\d[\d.,]*(?=\s*(?:[-=–—]+>|→)))"
    r"[\s:=–—>→-]*(?:(?:en|para|de|del|el|la)\s+)*([^\W\d].*)",
    re.IGNORECASE,
)
_BEFORE_NAMES = "0123456789\t .;|:)-–°º"


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
            _number_above(indicators, found, piece, period)
            found += _read(indicators, piece, separator, period, after=found)
        _join_label(found, period)
    return [line for line in found if line.kind is not LineKind.BLANK or not _is_spaced(found)]


def _number_above(
    indicators: Indicators, lines: list[PastedLine], below: str, period: Period | None
) -> None:
    """'2', then 'Meta 60' on the next line: an indicator's number, if no figures came before."""
    label = _LABEL.match(below)
    heading = read_heading(label[1], period) if label else None
    if heading is None or heading.role not in (ColumnRole.GOAL, ColumnRole.EXECUTED):
        return
    figures = [line for line in lines if line.kind is LineKind.FIGURES]
    if not figures or figures != lines[-1:] or len(figures[0].cells) != 1:
        return
    if may_be_number(indicators, figures[0].cells[0]):
        lines[-1] = renumbered(figures[0], int(figures[0].cells[0]), ())


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
    line = undashed(line)
    if several := of_several(indicators, line, separator):
        return [PastedLine(f"{n}: {cell}", LineKind.INDICATOR, (cell,), n) for n, cell in several]
    if inline := inline_figures(line):
        return [PastedLine(f"{n}: {cell}", LineKind.INDICATOR, (cell,), n) for n, cell in inline]
    if pairs := parted_pairs(indicators, line):
        return [
            PastedLine(each.text, LineKind.INDICATOR, each.cells, each.number) for each in pairs
        ]
    cells = split_cells(line, separator)
    if numbers := numbers_row(cells, indicators):
        return [PastedLine(text, LineKind.NUMBERS, numbers)]
    if is_total(next((cell for cell in cells if cell), "")):
        return [PastedLine(text, LineKind.TOTAL)]
    width = len(cells) if separator and separator in line else 0
    read = (
        _indicator_line(indicators, line, separator, period)
        or labelled_row(line, cells, separator, period, after)
        or _other(line, cells, period)
    )
    before = after[-1] if after else None
    if read.kind is LineKind.FIGURES and before and before.number and not before.cells:
        said = is_words(read.cells[0]) and len(read.cells) > 1  # 'Hombres: 30%'
        kind = LineKind.WORDS if said else LineKind.CONTINUED
        read = replace(read, kind=kind, number=before.number)
    return [replace(read, width=width, parted=tuple(cells) if width else ())]


def _indicator_line(
    indicators: Indicators, line: str, separator: str, period: Period | None
) -> PastedLine | None:
    """A line that begins with an indicator's number or name."""
    text = " ".join(line.split())
    line = _LEAD.sub("", line)
    for form in (_NUMBERED, NAMED_NUMBER):
        if found := form.fullmatch(line):
            rest = found[2] or ""
            named = name_in(indicators, rest)
            behind = rest if named is None else after_name(indicators, rest)
            if not (separator and separator in line) and says_otherwise(behind, period):
                return PastedLine(text, LineKind.WORDS)
            return _with_cells(text, behind, separator, int(found[1]), named)
    if first := _figure_first(indicators, line):
        return first
    words = _LEAD.sub("", line.lstrip(_BEFORE_NAMES))
    named = name_in(indicators, words)
    if named is None:
        return _numbered_words(indicators, line, separator)
    if len(re.findall(r"[0-9]+", line[: line.index(words)])) > 1:
        return None  # '45 60 SOVIO': the figures come first
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


def _figure_first(indicators: Indicators, line: str) -> PastedLine | None:
    """'60% SOVIO', '45 → IdG 2': one figure, and behind it the name of its indicator."""
    found = _FIGURE_FIRST.fullmatch(line)
    named = name_in(indicators, found[2]) if found else None
    if found is None or named is None or after_name(indicators, found[2]).strip():
        return None
    text = " ".join(line.split())
    return PastedLine(text, LineKind.INDICATOR, (found[1],), named, named, labels=(None,))


def _numbered_words(indicators: Indicators, line: str, separator: str) -> PastedLine | None:
    """'2 Plan 60 45': a number, the beginning of that indicator's name, and figures."""
    found = re.fullmatch(r"\s*([0-9]{1,2})[\s.]+([^\W\d][^\d\t;|]*?)[\s:]+([-−+]?\d.*)", line)
    if found is None or int(found[1]) not in indicators:
        return None
    number, words = int(found[1]), plain(found[2])
    names = (plain(indicators[number].name), plain(indicators[number].short_name))
    if words in FILLERS or not any(
        name.startswith(words) or words in name.split() for name in names
    ):
        return None
    return _with_cells(" ".join(line.split()), found[3], separator, number, None)


def _other(line: str, cells: list[str], period: Period | None) -> PastedLine:
    text = " ".join(line.split())
    figures = [cell for cell in cells if is_figure(cell)]
    if _OF_FORM.match(line) and " ".join(cells) == text:
        return PastedLine(text, LineKind.WORDS, tuple(cells))
    if len(cells) > 1 and (_are_years(cells, period) or _are_halves(cells)):
        return PastedLine(text, LineKind.HEADING, tuple(cells))
    marks = [cell for cell in figures if isinstance(read_pasted_cell(cell), Mark)]
    headed = [cell for cell in cells if cell and read_heading(cell, period) is not None]
    bare = [cell for cell in figures if not read_heading(cell, period)]
    is_headed = (headed and all(cell in marks for cell in bare)) or (
        read_heading(text, period) and not figures
    )
    if text.endswith(":") and re.search(r"[^\W\d]", text) and not is_headed:
        return PastedLine(text, LineKind.WORDS, tuple(cells))
    if is_headed and _is_sentence(text, cells, period):
        return PastedLine(text, LineKind.WORDS, tuple(cells))
    if is_headed and (not marks or len(headed) > len(marks)):
        return PastedLine(text, LineKind.HEADING, tuple(cells))
    if not figures and not any(re.search(r"\d", cell) or cell in NOTHING for cell in cells):
        return PastedLine(text, LineKind.WORDS, tuple(cells))
    return PastedLine(text, LineKind.FIGURES, tuple(cells))


def _are_years(cells: Sequence[str], period: Period | None) -> bool:
    """Whether all are years, perhaps beside headings: 'N°', '2019', '2020'."""
    years = [cell for cell in cells if is_year(cell)]
    others = [cell for cell in cells if cell and cell not in years]
    headed = all(read_heading(cell, period) is not None for cell in others)
    return bool(years) and headed and (not others or len(years) > 1)


def _are_halves(cells: Sequence[str]) -> bool:
    """Whether all are semesters' numbers, below the words of what they are: 'I', 'II'."""
    said = [cell for cell in cells if cell]
    return len(said) > 1 and {"I", "II"} == set(said)


def _is_sentence(text: str, cells: Sequence[str], period: Period | None) -> bool:
    """Whether words in one breath name no figures, as 'Adjunto lo del semestre:'."""
    if len(cells) < 2 or " ".join(cells) != text or read_heading(text, period) is not None:
        return False
    headings = [read_heading(cell, period) for cell in cells]
    beside = (ColumnRole.NUMBER, ColumnRole.REGION, ColumnRole.NAME, ColumnRole.SEMESTER)
    return headings[0] is None and all(found.role in beside for found in headings if found)
