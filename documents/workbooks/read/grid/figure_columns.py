"""A column's cells as figures: what one alone leaves open the others and the formats decide."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from convenio.typed.figures import Ambiguous, Mark, Percentage
from convenio.typed.pasted.columns import (
    FRACTIONS_AT_LEAST,
    decimal_mark,
    with_decimals,
)
from documents.workbooks.read.findings import CellFault
from documents.workbooks.read.grid.cells import Cell, read_cell, typed_reading
from documents.workbooks.read.grid.number_formats import PercentSign

FRACTIONS_UP_TO = Decimal(3)  # of one: 300%, in a column most of whose numbers are below it
DOUBTFUL_UP_TO = Decimal("1.5")
ShareReading = Percentage | Mark | CellFault | None


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column as read: what each row's cell says; `fractions`: it was taken for parts of one."""

    said: Mapping[int, ShareReading]
    fractions: bool = False


def read_figures(cells: Mapping[int, Cell]) -> FigureColumn:
    """The cells of one column, by their row."""
    plain = {row: value for row, cell in cells.items() if (value := _unsigned(cell))}
    below = sum(abs(value) < 1 for value in plain.values())
    small = all(abs(value) <= FRACTIONS_UP_TO for value in plain.values())
    signed = sum(_has_sign(cell) for cell in cells.values())
    fractions = small and not signed and below >= FRACTIONS_AT_LEAST and 3 * below >= 2 * len(plain)
    said = {row: read_cell(cell, fractions=fractions) for row, cell in cells.items()}
    if not fractions and _is_doubtful(plain, below, signed):
        said |= {
            row: CellFault.FRACTION
            for row, value in plain.items()
            if abs(value) <= DOUBTFUL_UP_TO and said[row] is not CellFault.FRACTION
        }
    return FigureColumn(_with_decimal_mark(cells, said), fractions)


def _is_doubtful(plain: Mapping[int, Decimal], below: int, signed: int) -> bool:
    """Whether a 1 may be 100% as well: beside fractions, or where all numbers are about one."""
    if not plain or len(plain) + signed < 2:
        return False
    about_one = all(abs(value) <= DOUBTFUL_UP_TO for value in plain.values())
    return about_one and (below > 0 or signed > 0 or all(value == 1 for value in plain.values()))


def _unsigned(cell: Cell) -> Decimal | None:
    """A number that has no percent sign, neither in its format nor typed; None for nought."""
    if cell.number is not None:
        return cell.number if cell.sign is PercentSign.NONE and cell.number.is_finite() else None
    if not isinstance(cell.value, str) or "%" in cell.value or re.search("[a-z/]", cell.value):
        return None
    read = typed_reading(cell)
    if isinstance(read, Ambiguous):
        return min((percentage.value for percentage in read.readings), key=abs)
    return read.value if isinstance(read, Percentage) else None


def _has_sign(cell: Cell) -> bool:
    if cell.number is not None:
        return cell.sign is PercentSign.SCALED and bool(cell.number)
    return isinstance(cell.value, str) and "%" in cell.value


def _with_decimal_mark(
    cells: Mapping[int, Cell], said: Mapping[int, ShareReading]
) -> Mapping[int, ShareReading]:
    """Read '1,234' as a bit more than one where other cells of the column have decimal commas."""
    open_rows = [row for row, read in said.items() if read is CellFault.TWO_READINGS]
    if not open_rows:
        return said
    typed = {row: str(cell.value) for row, cell in cells.items() if isinstance(cell.value, str)}
    readings = {row: typed_reading(cells[row]) for row in typed}
    mark = decimal_mark(typed, readings)
    settled = dict(said)
    for row in open_rows:
        read = with_decimals(typed[row], readings[row], mark)
        if isinstance(read, Percentage):
            settled[row] = read
    return settled
