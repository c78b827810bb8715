"""Indicators' numbers and their figures in turn, with nothing that says so: '4 45 5 60'."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from convenio.catalogue.indicators import Indicators
from convenio.typed.pasted.cells import NOTHING, split_cells
from convenio.typed.pasted.readings import is_figure, is_small_whole, says_figure

_COUNTED = 3  # pairs that count from one, before their numbers are surely those of indicators
_SHOWN = 3  # in a button
_PARTED = re.compile(r"\s*;\s*|\s*,\s+|\s+[/|]\s+")


@dataclass(frozen=True, slots=True)
class NumberedCells:
    """An indicator's number and the one or two cells behind it; `at`: the place of the first."""

    number: int
    cells: tuple[str, ...]
    at: int

    @property
    def text(self) -> str:
        return f"{self.number}: {' '.join(self.cells)}"


@dataclass(frozen=True, slots=True)
class Wording:
    """One meaning of a text that has two: `words` for a button, and a `text` of that one alone."""

    words: str
    text: str


def numbered_wording(turns: Sequence[NumberedCells]) -> Wording:
    texts = [each.text for each in turns]
    shown = ", ".join(f"IdG {text}" for text in texts[:_SHOWN])
    return Wording(f"{shown}…" if len(texts) > _SHOWN else shown, "\n".join(texts))


def placed_wording(order: Sequence[int], cells: Sequence[str]) -> Wording:
    lines = [f"{number}: {cell}" for number, cell in zip(order, cells, strict=False)]
    last = order[len(lines) - 1]
    return Wording(f"En orden: IdG {order[0]} a {last}", "\n".join(lines))


def may_be_number(indicators: Indicators, cell: str) -> bool:
    return is_small_whole(cell) and int(cell) in indicators


def numbers_in_turn(indicators: Indicators, cells: Sequence[str]) -> list[NumberedCells]:
    """The cells as numbers with one or two figures behind each; empty where they are not.

    The numbers rise, or no figure could be one of them.
    """
    for size in (2, 3):
        firsts = cells[::size]
        alone = len(firsts) < 2 and size == 2  # '4 45' is more likely a goal and a figure
        if len(cells) % size or alone or not _may_number(indicators, firsts):
            continue
        found = [
            NumberedCells(int(cells[at]), tuple(cells[at + 1 : at + size]), at + 1)
            for at in range(0, len(cells), size)
        ]
        figures = [cell for each in found for cell in each.cells]
        rise = all(earlier.number < later.number for earlier, later in pairwise(found))
        larger = not any(may_be_number(indicators, cell) for cell in figures)
        if (rise or larger) and all(map(says_figure, figures)):
            return found
    return []


def are_numbered(indicators: Indicators, found: Sequence[NumberedCells]) -> bool:
    """Whether the numbers can be nothing else: they count, are too many, or have no '%'."""
    numbers = [each.number for each in found]
    counted = numbers == list(range(1, len(numbers) + 1)) and len(numbers) >= _COUNTED
    figures = [cell for each in found for cell in each.cells]
    signed = all("%" in cell or not re.search(r"\d", cell) for cell in figures)
    return counted or signed or len(numbers) + len(figures) > len(indicators)


def parted_pairs(indicators: Indicators, line: str) -> list[NumberedCells]:
    """'4 45, 5 60; 7 no aplica': signs part the indicators of a line; empty where they do not."""
    parts = [split_cells(part, "") for part in _PARTED.split(line.strip(" ,;")) if part]
    if "\t" in line or len(parts) < 2 or not all(2 <= len(part) <= 3 for part in parts):
        return []
    if not _may_number(indicators, [part[0] for part in parts]):
        return []
    found = [NumberedCells(int(part[0]), tuple(part[1:]), 0) for part in parts]
    figures = (cell for each in found for cell in each.cells)
    return found if all(cell not in NOTHING and says_figure(cell) for cell in figures) else []


def pairs_of(line: str) -> list[list[str]]:
    """The two figures between the signs of '60 45, 70 30'; empty where there are others."""
    parts = [split_cells(part, "") for part in _PARTED.split(line.strip(" ,;")) if part]
    of_two = len(parts) > 1 and all(len(part) == 2 and all(map(is_figure, part)) for part in parts)
    return parts if of_two and "\t" not in line else []


def _may_number(indicators: Indicators, firsts: Sequence[str]) -> bool:
    numbered = all(may_be_number(indicators, first) for first in firsts)
    return numbered and len({int(first) for first in firsts}) == len(firsts)
