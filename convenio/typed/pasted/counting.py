"""A row of the indicators' numbers above their figures, and rows that sum others up."""

import re
from collections.abc import Sequence
from itertools import pairwise

from convenio.catalogue.regions import plain
from convenio.typed.pasted.readings import is_small_whole

LEAST = 3  # numbers, before a row is taken for those of indicators
_ONLY_NUMBER = re.compile(r"(?:idg|indicador)\s*(?:n\s*[.°º]+\s*)?([0-9]{1,2})", re.IGNORECASE)
_HEADS_NUMBERS = ("", "n", "no", "nº", "n°", "idg", "indicador", "indicadores", "nro", "numero")
_TOTALS = ("total", "promedio", "prom", "suma", "subtotal", "media")


def is_total(cell: str) -> bool:
    return plain(cell).split(" ")[0] in _TOTALS


def numbers_row(cells: Sequence[str], most: int) -> tuple[str, ...]:
    """1, 2, 3 … behind a word or none; a total among them is '0', the place of no indicator."""
    found = ["0" if is_total(cell) else _ONLY_NUMBER.sub(r"\1", cell) for cell in cells]
    if cells and plain(cells[0]) in _HEADS_NUMBERS:
        found = found[1:]
    numbers = [int(cell) for cell in found if is_small_whole(cell)]
    counted = [number for number in numbers if number]
    if len(numbers) != len(found) or not counted or max(counted) > most:
        return ()
    in_order = counted == list(range(1, len(counted) + 1)) and len(counted) >= LEAST
    rising = all(earlier < later for earlier, later in pairwise(counted))
    named = (bool(cells[0]) and len(found) < len(cells)) or found[0] != cells[0]
    return tuple(found) if in_order or (rising and named and len(counted) > 1) else ()
