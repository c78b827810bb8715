"""Lines that begin with a word of what their figures are: 'Meta 60 60 70', 'Ejecutado: 45%'."""

import re
from collections.abc import Sequence

from convenio.calendar.periods import Period
from convenio.catalogue.regions import Region, plain, resolve_region
from convenio.typed.column_headings import ColumnRole, read_heading
from convenio.typed.pasted.cells import ABOUT, NOTHING, split_cells
from convenio.typed.pasted.likely_names import FILLERS
from convenio.typed.pasted.line_kinds import LineKind, PastedLine
from convenio.typed.pasted.readings import is_figure, is_words, says_figure

_SAID = (ColumnRole.GOAL, ColumnRole.EXECUTED, ColumnRole.FIGURE)
_LISTED = re.compile(r"\d{1,2}[).:]")
_WITH_FIGURE = re.compile(
    r"([^\W\d][^\d:=]*?)\s*(?:[:=]\s*([-−+]?\d[\d.,]*\s*%?)|\s(?=\S+%)([-−+]?\d[\d.,]*\s*%))"
)
_OF_ALL = (
    r"\b(?:global(?:es)?|general(?:es)?|total(?:es)?|promedios?|consolidad[oa]s?|en conjunto)\b"
)
_NO_MORE = (
    *("i", "ii", "1", "2", "semestre", "sem", "periodo", "este", "presente", "actual", "2020"),
    *("fecha", "real", "final", "un", "una", "que", "se", "lo", "fue", "es", "por", "ciento"),
    *("porcentaje", "alcanzado", "obtenido", "programada", "ejecutada", "prevista", "indicador"),
)
LABELLED_FIGURES = 3  # at least, of a row that has a figure of each indicator
_WORDS_BEFORE = re.compile(
    r"\s*([^\W\d][^\d:]{0,90}?(?:20\d\d\s*-\s*(?:I{1,2}|[12]))?[^\d:]{0,90}?)(?:\s*:\s*|\s+)"
    rf"(?=[-−+~≈<>]?\s*\d|no |sin |n/a|s/m|(?:{ABOUT}|entre|cerca|alrededor|m[aá]s de)\s)",
    re.IGNORECASE,
)


def labelled_row(
    line: str,
    cells: list[str],
    separator: str,
    period: Period | None,
    after: Sequence[PastedLine],
) -> PastedLine | None:
    text = " ".join(line.split())
    first, rest = label_and_rest(line, cells, separator)
    if not first or not rest or not any(says_figure(cell) for cell in rest):
        return None
    if any(_LISTED.fullmatch(cell) for cell in rest):  # 'Puno: 1) 60% 2) 45%'
        return PastedLine(text, LineKind.WORDS, tuple(rest))
    region = resolve_region(first, forgiving=False)
    parted = bool(separator) and separator in line
    if parted and _is_row(cells, after, period):
        return None
    said = [heading for cell in rest if (heading := read_heading(cell, period))]
    spoken = not parted and (sum(map(is_words, rest)) > 1 or any(h.role in _SAID for h in said))
    if isinstance(region, Region) and len(rest) >= LABELLED_FIGURES and not spoken:
        return PastedLine(text, LineKind.LABELLED, tuple(rest), region=region)
    heading = read_heading(first, period)
    if len(rest) < LABELLED_FIGURES and re.search(_OF_ALL, plain(first)):
        return PastedLine(text, LineKind.TOTAL)
    if heading is None or heading.role in (ColumnRole.NUMBER, ColumnRole.NAME, ColumnRole.REGION):
        return None
    if len(rest) >= LABELLED_FIGURES:
        kind = LineKind.WORDS if spoken else LineKind.LABELLED
        return PastedLine(text, kind, tuple(rest), heading=heading)
    known = [line.number for line in after if line.kind is not LineKind.BLANK][-1:]
    if not known or known[0] is None:
        return None
    if _names_more(first, period):
        return PastedLine(text, LineKind.WORDS, tuple(rest), known[0])
    if heading.role in _SAID:
        labels = (heading.role,) * len(rest)
        return PastedLine(text, LineKind.CONTINUED, tuple(rest), known[0], labels=labels)
    return PastedLine(text, LineKind.WORDS, tuple(rest), known[0])


def label_and_rest(line: str, cells: list[str], separator: str) -> tuple[str, list[str]]:
    """The words that a row begins with, and its other cells."""
    if separator and separator in line:
        if is_figure(cells[0]):
            return "", cells
        both = _WITH_FIGURE.fullmatch(cells[0])
        if both and all(cell in NOTHING or is_figure(cell) for cell in cells[1:]):  # 'Meta: 60% |'
            return both[1], [both[2] or both[3], *cells[1:]]
        return cells[0].strip(" :"), cells[1:]
    found = _WORDS_BEFORE.match(line)
    if found is None:
        return "", cells
    return found[1].strip(" :."), split_cells(line[found.end() :], separator)


def _names_more(label: str, period: Period | None) -> bool:
    """Whether a label says of what else its figure is: 'Avance del POI', 'Nivel del convenio'."""
    words = [word for word in plain(label).split() if word not in _NO_MORE]
    return any(read_heading(word, period) is None and word not in FILLERS for word in words)


def _is_row(cells: Sequence[str], after: Sequence[PastedLine], period: Period | None) -> bool:
    """Whether a heading stands over each cell, and one over the indicators: 'Estado', 'IdG', …"""
    heads = [line for line in after if line.kind is LineKind.HEADING][-1:]
    if not heads or heads[0].width != len(cells):
        return False
    roles = {heading.role for cell in heads[0].cells if (heading := read_heading(cell, period))}
    return bool(roles & {ColumnRole.NUMBER, ColumnRole.NAME})
