"""A column's cells as figures: fractions, decimal marks and dates are decided for all of them."""

import re
from collections.abc import Mapping
from decimal import Decimal

from convenio.typed.figures import (
    SHOWN_BACK,
    Ambiguous,
    Doubt,
    FigureFault,
    Percentage,
    Reading,
    UnreadableFigure,
    read_figure,
)
from convenio.typed.pasted.cells import NOTHING, figure_and_ratio
from convenio.typed.pasted.readings import is_date

ROUNDED_BY = Decimal("0.5")
FRACTIONS_UP_TO = Decimal("1.5")
FRACTIONS_AT_LEAST = 2  # that could be nothing else, before a column is taken for fractions


def read_column(cells: Mapping[int, str]) -> tuple[dict[int, Reading | None], bool]:
    """Each cell's reading, and whether the column was taken for fractions of one."""
    read = {number: _read(cell) for number, cell in cells.items()}
    if _are_fractions(cells, read):
        return {number: _as_fraction(reading) for number, reading in read.items()}, True
    if _may_be_fractions(cells, read):
        return {number: _either(cells[number], reading) for number, reading in read.items()}, False
    mark = decimal_mark(cells, read)
    return {
        number: with_decimals(cells[number], reading, mark) for number, reading in read.items()
    }, False


def _read(cell: str) -> Reading | None:
    """Read a cell; a percentage whose ratio says otherwise has both readings."""
    if is_date(cell):
        return UnreadableFigure(cell.strip()[:SHOWN_BACK], FigureFault.SEVERAL_NUMBERS)
    both = figure_and_ratio(cell)
    if both is None:
        return None if cell.strip() in NOTHING else read_figure(cell)
    said, ratio = read_figure(both[0]), read_figure(both[1])
    if not isinstance(ratio, Percentage) or not isinstance(said, Percentage):
        return said
    if abs(said.value - ratio.value) <= ROUNDED_BY:
        return ratio
    return Ambiguous(f"{both[0]} ({both[1]})"[:SHOWN_BACK], (said, ratio), Doubt.DIFFER)


def _may_be_fractions(cells: Mapping[int, str], read: Mapping[int, Reading | None]) -> bool:
    """One of several numbers about as large as one is below it: '0,45', '1', '1,13'."""
    said = {number: reading for number, reading in read.items() if reading is not None}
    values = [_smallest(reading) for reading in said.values()]
    signed = any("%" in cells[number] or "/" in cells[number] for number in said)
    below = any(isinstance(each, Ambiguous) and _is_below_one(each) for each in said.values())
    small = all(value is not None and abs(value) <= FRACTIONS_UP_TO for value in values)
    return below and small and len(values) > 1 and not signed


def _either(cell: str, reading: Reading | None) -> Reading | None:
    """A number beside fractions is one too, or a percentage as it stands."""
    if not isinstance(reading, Percentage) or not reading.value:
        return reading
    whole = Percentage((reading.value * 100).normalize() + 0)
    return Ambiguous(cell[:SHOWN_BACK], (reading, whole), Doubt.SEPARATOR)


def _are_fractions(cells: Mapping[int, str], read: Mapping[int, Reading | None]) -> bool:
    """All are numbers about as large as one, written without a percent sign, some below one."""
    said = {number: reading for number, reading in read.items() if reading is not None}
    if any("%" in cells[number] or "/" in cells[number] for number in said):
        return False
    values = [_smallest(reading) for reading in said.values()]
    below = sum(
        isinstance(reading, Ambiguous) and _is_below_one(reading) for reading in said.values()
    )
    small = all(value is None or abs(value) <= FRACTIONS_UP_TO for value in values)
    return small and below >= FRACTIONS_AT_LEAST and 2 * below >= len([v for v in values if v])


def _smallest(reading: Reading) -> Decimal | None:
    if isinstance(reading, Ambiguous):
        return min((percentage.value for percentage in reading.readings), key=abs)
    return reading.value if isinstance(reading, Percentage) else None


def _is_below_one(reading: Ambiguous) -> bool:
    if reading.doubt is not Doubt.SEPARATOR:
        return False
    return abs(min((percentage.value for percentage in reading.readings), key=abs)) < 1


def _as_fraction(reading: Reading | None) -> Reading | None:
    value = None if reading is None else _smallest(reading)
    return reading if value is None else Percentage((value * 100).normalize() + 0)


def decimal_mark(cells: Mapping[int, str], read: Mapping[int, Reading | None]) -> str:
    """The sign that marks decimals in a cell of which there is no doubt; empty for none."""
    for number, reading in read.items():
        found = re.search(r"\d([.,])\d{1,2}(?!\d)", cells[number])
        large = isinstance(reading, Percentage) and abs(reading.value) > FRACTIONS_UP_TO
        if found and large:
            return found[1]
    return ""


def with_decimals(cell: str, reading: Reading | None, mark: str) -> Reading | None:
    """Read '1,234' as a bit more than one where the column's other cells have decimal commas."""
    if not isinstance(reading, Ambiguous) or reading.doubt is not Doubt.SEPARATOR:
        return reading
    if not mark:
        return reading
    if _is_below_one(reading):  # beside '43,5' a '0,5' is half of a percent
        return min(reading.readings, key=lambda percentage: abs(percentage.value))
    if re.search(rf"\d\{mark}\d{{3}}(?!\d)", cell):
        return min(reading.readings, key=lambda percentage: abs(percentage.value))
    return reading
