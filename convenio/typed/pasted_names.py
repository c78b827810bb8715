"""The indicator that a pasted line begins with, its number or name, and the cells behind it."""

import re
from functools import lru_cache

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import plain
from convenio.typed.column_headings import ColumnRole
from convenio.typed.pasted_cells import NOTHING, split_cells
from convenio.typed.pasted_readings import is_figure, says_figure

NAMED_NUMBER = re.compile(
    r"\s*(?:idg|indicador)\s*(?:n\s*[.°º]+\s*)?([0-9]{1,3})(?:(?:[ :.\-–]*\t|[ :.\-–]+)(.*)|$)",
    re.I,
)
_LABEL = re.compile(
    r"(metas?|programad[oa]s?|programaci[oó]n|program?\.?|ejecutad[oa]s?|ejecuci[oó]n|ejec\.?"
    r"|avances?|logrado|logro|alcanzad[oa]|resultado)(?![^\W\d_])\s*(?:\(?%\)?)?\s*[:=]?\s*",
    re.IGNORECASE,
)


def name_in(indicators: Indicators, words: str) -> int | None:
    """The indicator whose name, or 'IdG 5', a text begins with."""
    if found := NAMED_NUMBER.fullmatch(words):
        return int(found[1])
    typed = plain(words) + " "
    return next((number for name, number in _names(indicators) if typed.startswith(name)), None)


def after_name(indicators: Indicators, words: str) -> str:
    """What stands behind the indicator's name that a text begins with."""
    if found := NAMED_NUMBER.fullmatch(words):
        return found[2] or ""
    typed = plain(words) + " "
    name = next(name for name, _ in _names(indicators) if typed.startswith(name))
    ends = (found.end() for found in re.finditer(r"\S+", words))
    behind = next((words[end:] for end in ends if plain(words[:end]) + " " == name), words)
    return re.sub(r"^[ :;|]*\t?", "", behind)


@lru_cache(maxsize=8)
def _names(indicators: Indicators) -> tuple[tuple[str, int], ...]:
    """As they begin a line, the longest first."""
    names = [
        (plain(name) + " ", number)
        for number, indicator in indicators.items()
        for name in (indicator.name, indicator.short_name)
    ]
    return tuple(sorted(names, key=lambda pair: -len(pair[0])))


def labels_and_cells(rest: str, separator: str) -> tuple[list[ColumnRole | None], list[str]]:
    """The cells behind an indicator's name, each with the word before it if it has one."""
    marks = [found for found in _LABEL.finditer(rest) if re.search(r"\d", rest[found.end() :])]
    if not marks:
        cells = _figures_of(split_cells(rest, separator))
        return [None] * len(cells), cells
    labels: list[ColumnRole | None] = []
    cells = []
    before = _figures_of(split_cells(rest[: marks[0].start()], separator))
    ends = [found.start() for found in marks[1:]] + [len(rest)]
    pieces: list[tuple[ColumnRole | None, list[str]]] = [
        (None, [cell for cell in before if says_figure(cell)])
    ]
    for found, end in zip(marks, ends, strict=True):
        role = ColumnRole.GOAL if plain(found[1])[:1] in "mp" else ColumnRole.EXECUTED
        inner = rest[found.end() : end].strip(" \t,;|-–y")
        pieces.append((role, [cell for cell in split_cells(inner, separator) if cell]))
    for label, inside in pieces:
        labels += [label] * len(inside)
        cells += inside
    return labels, cells


def _figures_of(cells: list[str]) -> list[str]:
    """The cells behind an indicator's name, if that comes first."""
    while len(cells) > 1 and cells[0] not in NOTHING and not is_figure(cells[0]):
        cells = cells[1:]
    return [cell for cell in cells if cell] if len(cells) == 1 else cells
