"""The words between the figures of a line: 'Meta: 60%, ejecutado: 45%'."""

import re

from convenio.calendar.periods import Period
from convenio.catalogue.regions import plain
from convenio.typed.column_headings import ColumnRole, WhyLeftOut, read_heading
from convenio.typed.named_semesters import semesters_in
from convenio.typed.pasted.cells import NOTHING, split_cells
from convenio.typed.pasted.readings import says_figure

_LABEL = re.compile(
    r"(metas?|programad[oa]s?|programaci[oó]n|prog(?:ram)?\.?|ejecutad[oa]s?|ejecuci[oó]n|ejec\.?"
    r"|avances?|logrado|logro|alcanzad[oa]|resultado)(?![^\W\d_])\s*(?:\(?%\)?)?\s*[:=]?\s*",
    re.IGNORECASE,
)

_REMAINS = re.compile(  # and 'no llegamos a 70', 'superamos la meta de 60', 'S/ 60'
    r"\b(?:faltan?|pendientes?|saldo|no|sin|super\w+|exced\w+|encima|debajo)\b"
    r"|\b(?:baj[oóa]\w*|disminu\w+|redu[cj]\w+|ca[ií](?:da|do|mos|y?[oó])\b|decre\w+|retroced\w+)"
    r"|\bS/|\$",
    re.I,
)
_MORE_THAN_ONE = re.compile(
    r"\s*(?:y|e|al?|,|-|–)\s+(?:el\s+|la\s+|idg\s+)?[0-9]{1,2}\s*[:=]", re.IGNORECASE
)
_OTHERWISE = (
    WhyLeftOut.OTHER_SEMESTER,
    WhyLeftOut.ACCUMULATED,
    WhyLeftOut.AVERAGE,
    WhyLeftOut.REMAINING,
    WhyLeftOut.BUDGET,
    WhyLeftOut.ELSEWHERE,
)


def says_otherwise(rest: str, period: Period | None) -> bool:
    """Whether the words before a line's first figure say that it is none: 'Falta 40%'.

    So do words of several indicators, as in 'IdG 1 y 2: 60%'.
    """
    found = re.match(r"[^\d]*(?=\d)", rest)
    if found is None:
        return False
    heading = read_heading(found[0].strip(" :,(-"), period)
    semester = period is not None and bool(_of_others(rest, period))
    otherwise = heading is not None and heading.why in _OTHERWISE
    return otherwise or semester or bool(_REMAINS.search(found[0]) or _MORE_THAN_ONE.match(rest))


def _of_others(rest: str, period: Period) -> bool:
    """Whether a line's first words name another semester: 'I sem 30%, II sem 45%'."""
    named = semesters_in(re.split(r"\d+(?:[.,]\d+)?\s*%|\(", rest)[0], period)
    return bool(named) and period not in named


def labels_and_cells(rest: str, separator: str) -> tuple[list[ColumnRole | None], list[str]]:
    """The cells behind an indicator's name, each with the word before it if it has one."""
    marks = [found for found in _LABEL.finditer(rest) if re.search(r"\d", rest[found.end() :])]
    if not marks:
        cells = _figures_of(split_cells(rest, separator))
        return [None] * len(cells), cells
    labels: list[ColumnRole | None] = []
    cells = []
    before = _figures_of(split_cells(rest[: marks[0].start()].rstrip(" ("), separator))
    ends = [found.start() for found in marks[1:]] + [len(rest)]
    pieces: list[tuple[ColumnRole | None, list[str]]] = [
        (None, [cell for cell in before if says_figure(cell)])
    ]
    for found, end in zip(marks, ends, strict=True):
        role = ColumnRole.GOAL if plain(found[1])[:1] in "mp" else ColumnRole.EXECUTED
        inner = _enclosed(rest[found.end() : end].strip(" \t,;|-–y("))
        pieces.append((role, [cell for cell in split_cells(inner, separator) if cell]))
    for label, inside in pieces:
        labels += [label] * len(inside)
        cells += inside
    return labels, cells


def _enclosed(words: str) -> str:
    """Without the closing sign of '(meta 60%)', whose opening one stands before the word."""
    return words[:-1] if words.endswith(")") and "(" not in words else words


def _figures_of(cells: list[str]) -> list[str]:
    """The cells behind an indicator's name, if that comes first."""
    while (
        len(cells) > 1
        and cells[0] not in NOTHING
        and not re.search(r"\d|^no |^sin ", cells[0], re.I)
    ):
        cells = cells[1:]
    return [cell for cell in cells if cell] if len(cells) == 1 else cells
