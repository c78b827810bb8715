"""A row of the indicators' numbers above their figures, and rows that sum others up."""

import re
from collections.abc import Sequence
from itertools import pairwise

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import plain
from convenio.typed.pasted.names import called
from convenio.typed.pasted.readings import is_small_whole

LEAST = 3  # numbers, before a row is taken for those of indicators
_ONLY_NUMBER = re.compile(r"(?:idg|indicador)\s*(?:n\s*[.°º]+\s*)?([0-9]{1,2})", re.IGNORECASE)
_HEADS_NUMBERS = (
    *("", "n", "no", "nº", "n°", "idg", "indicador", "indicadores", "nro", "numero"),
    *("region", "regiones", "semestre", "periodo", "ano", "concepto", "detalle"),
)
_TOTALS = ("total", "promedio", "prom", "suma", "subtotal", "media")


def is_total(cell: str) -> bool:
    return plain(cell).split(" ")[0] in _TOTALS


def numbers_row(cells: Sequence[str], indicators: Indicators) -> tuple[str, ...]:
    """1, 2, 3 … or names of indicators, behind a word or none.

    A total among them is '0', the place of no indicator.
    """
    return _names_row(cells, indicators) or _numbers_row(cells, len(indicators))


def _names_row(cells: Sequence[str], indicators: Indicators) -> tuple[str, ...]:
    own = cells[1:] if cells and plain(cells[0]) in _HEADS_NUMBERS else cells
    named = [0 if is_total(cell) else called(indicators, cell) for cell in own]
    numbers = [number for number in named if number]
    if None in named or len(numbers) < 2 or len(set(numbers)) != len(numbers):
        return ()
    return tuple(map(str, named))


def _numbers_row(cells: Sequence[str], most: int) -> tuple[str, ...]:
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
