"""The lines of a pasted text: what each one is, the indicator that it names, and its cells."""

import re
from collections.abc import Sequence
from dataclasses import replace

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.typed.column_headings import ColumnRole, read_heading
from convenio.typed.pasted.cells import separator_of, split_cells, undashed
from convenio.typed.pasted.counting import is_total, numbers_row
from convenio.typed.pasted.line_forms.heading_lines import other_line
from convenio.typed.pasted.line_forms.indicator_lines import indicator_line, likely_line
from convenio.typed.pasted.line_forms.inline import inline_figures, named_pieces, of_several
from convenio.typed.pasted.line_forms.labelled import labelled_row
from convenio.typed.pasted.line_kinds import LineKind, PastedLine, renumbered
from convenio.typed.pasted.pairs import may_be_number, parted_pairs
from convenio.typed.pasted.readings import is_figure, is_words
from convenio.typed.pasted.source.asides import without_asides
from convenio.typed.pasted.source.text import clean_lines, struck_out
from convenio.typed.pasted.spoken import spoken_lines

_CAUSE = re.compile(r"\s*(?:causas?|motivos?)\s*:\s*\S", re.IGNORECASE)
_LABEL = re.compile(r"\s*([^\W\d]+)\.?\s*:?\s*[-+~]?\d")
_RULE = re.compile(r"[\s|+:=_\-–—]*[|+=_\-–—]{3,}[\s|+:=_\-–—]*")
_PART_OF_MESSAGES = re.compile(  # '(2/2)', 'Parte 1 de 2'
    r"\s*(?:\((?:parte\s+)?\d\s?(?:/|de)\s?\d\)|(?:parte|mensaje)\s+\d\s?(?:/|de)\s?\d):?\s*",
    re.IGNORECASE,
)


def lines_of(indicators: Indicators, text: str, period: Period | None) -> list[PastedLine]:
    """An empty line holds a place, unless every second one is empty."""
    raw = clean_lines(text)
    empty = sum(not line.strip() for line in raw)
    if empty * 2 >= len(raw) - 1:
        raw = [line for line in raw if line.strip()]
    separator = separator_of([line for line in raw if line.strip()])
    found: list[PastedLine] = []
    for line in raw:
        if _PART_OF_MESSAGES.fullmatch(line):
            found.append(PastedLine(line.strip(), LineKind.WORDS))
            continue
        line, asides = without_asides(line, period)
        kept, struck = struck_out(line)
        found += [PastedLine(each, LineKind.WORDS) for each in struck]
        pieces = named_pieces(kept or "-" if struck else line)
        found += [] if pieces else [PastedLine(" ".join(line.split()), LineKind.WORDS)]
        for piece in pieces:
            _number_above(indicators, found, piece, period)
            found += _read(indicators, piece, separator, period, after=found)
        found += [PastedLine(aside, LineKind.NOTE) for aside in asides]
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
    if labelled := _labelled_numbers(indicators, line, period):
        return labelled
    if pairs := parted_pairs(indicators, line):
        return [
            PastedLine(each.text, LineKind.INDICATOR, each.cells, each.number) for each in pairs
        ]
    cells = split_cells(line, separator)
    if numbers := numbers_row(cells, indicators):
        return [PastedLine(text, LineKind.NUMBERS, numbers)]
    if is_total(next((cell for cell in cells if cell), "")) and not _are_headings(cells, period):
        return [PastedLine(text, LineKind.TOTAL)]
    width = len(cells) if separator and separator in line else 0
    read = (
        indicator_line(indicators, line, separator, period)
        or likely_line(indicators, line, cells, separator, period)
        or labelled_row(line, cells, separator, period, after)
        or other_line(line, cells, period)
    )
    if read.kind in (LineKind.WORDS, LineKind.FIGURES) and not width:
        said = spoken_lines(indicators, line, named=True) if re.search(r"[^\W\d_]", line) else None
        if said is not None:
            return _indicator_lines(indicators, said, period)
    before = after[-1] if after else None
    if read.kind is LineKind.HEADING and before and before.number and _CAUSE.match(line):
        read = replace(read, kind=LineKind.WORDS, number=before.number)
    if read.kind is LineKind.FIGURES and before and before.number and not before.cells:
        named = is_words(read.cells[0]) and len(read.cells) > 1  # 'Hombres: 30%'
        kind = LineKind.WORDS if named else LineKind.CONTINUED
        read = replace(read, kind=kind, number=before.number)
    return [replace(read, width=width, parted=tuple(cells) if width else ())]


def _labelled_numbers(indicators: Indicators, line: str, period: Period | None) -> list[PastedLine]:
    """'Metas: 1) 60 2) 45', one line for each; empty where it is no such line."""
    label, colon, rest = line.partition(":")
    heading = read_heading(label, period) if colon and not re.search(r"\d", label) else None
    if heading is None or heading.role not in (ColumnRole.GOAL, ColumnRole.EXECUTED):
        return []
    found = inline_figures(rest)
    numbers = [number for number, _ in found]
    if numbers != sorted(set(numbers)) or not set(numbers) <= set(indicators):
        return []
    return [
        PastedLine(f"{label}: {n}: {cell}", LineKind.INDICATOR, (cell,), n, labels=(heading.role,))
        for n, cell in found
    ]


def _indicator_lines(indicators: Indicators, said: str, period: Period | None) -> list[PastedLine]:
    """The lines of 'la 4 es 45 y la 5 no aplica', one for each indicator."""
    found = (indicator_line(indicators, line, "", period) for line in said.split("\n"))
    return [line for line in found if line is not None]


def _are_headings(cells: Sequence[str], period: Period | None) -> bool:
    """Whether a line that begins as a total does heads columns: 'Promedio', 'Meta', 'IdG'."""
    headed = [cell for cell in cells[1:] if read_heading(cell, period) is not None]
    return len(headed) > 1 and not any(is_figure(cell) for cell in cells)
