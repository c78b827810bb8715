"""A spreadsheet's cell as a figure. Excel changes what is typed: 60% is kept as 0.6, 6/12 as a day.

What could be meant in two ways is a fault that says so, as in a chat.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from convenio.typed.figures import (
    LARGEST,
    SHOWN_BACK,
    Ambiguous,
    Doubt,
    FigureFault,
    Mark,
    Percentage,
    Reading,
    UnreadableFigure,
    read_figure,
)
from convenio.typed.numbers import tidy
from documents.workbooks.read.findings import CellFault
from documents.workbooks.read.grid.number_formats import PercentSign, percent_sign

_EMPTY = ("", "-", "–", "—", "_")
_SIX_DECIMALS = Decimal("0.000001")
_DAYS = (date, datetime, time, timedelta)
_NOTE_MARK = re.compile(r"\s*\(?\*+\)?\s*$")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds, its number format, and whether it is one of Excel's errors.

    `hidden`: nobody sees it. `spread`: it is a copy of a merged range's first cell.
    """

    value: object = None
    number_format: str = "General"
    is_error: bool = False
    hidden: bool = False
    spread: bool = False

    @property
    def blank(self) -> bool:
        return self.value is None or (
            isinstance(self.value, str) and self.value.strip().strip("_") in _EMPTY
        )

    @property
    def shown(self) -> str:
        """What it holds, short enough to be shown back; of a long fraction two decimals."""
        value = f"{self.value:.2f}" if _is_long(self.value) else self.value
        return " ".join(str(value).split())[:SHOWN_BACK]

    @property
    def shown_whole(self) -> str:
        """The value as a person sees it, in one line: 3.0 is 3."""
        value = self.value
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return "" if value is None else " ".join(str(value).split())

    @property
    def text(self) -> str:
        """Words; empty of a number."""
        return " ".join(self.value.split()) if isinstance(self.value, str) else ""

    @property
    def number(self) -> Decimal | None:
        """The number that is kept; None of words, days and errors."""
        if self.is_error or isinstance(self.value, bool | str):
            return None
        return Decimal(str(self.value)) if isinstance(self.value, int | float) else None

    @property
    def sign(self) -> PercentSign:
        number = self.number
        return PercentSign.NONE if number is None else percent_sign(self.number_format, number)


EMPTY = Cell()


def cell_at(row: list[Cell], column: int | None) -> Cell:
    return EMPTY if column is None or column >= len(row) else row[column]


def typed_reading(cell: Cell) -> Reading:
    """What was typed as words reads; a mark of a footnote behind it says nothing."""
    return read_figure(_NOTE_MARK.sub("", str(cell.value)))


def read_cell(cell: Cell, *, fractions: bool = False) -> Percentage | Mark | CellFault | None:
    """What the cell says or what is wrong with it; None of a blank one.

    `fractions`: of a column of parts of one, where 0.6 is 60%.
    """
    if cell.blank:
        return None
    if cell.is_error:
        return CellFault.ERROR
    if isinstance(cell.value, _DAYS):
        return CellFault.DATE
    number = cell.number
    if number is not None:
        return _number(number, cell.sign, fractions=fractions)
    return _typed(typed_reading(cell), fractions=fractions)


def readings_of(cell: Cell) -> tuple[Percentage, ...]:
    """The figures that a doubtful cell may be meant as: 0.6 as 0.6% and 60%."""
    number = cell.number
    if number is None:
        read = typed_reading(cell)
        if isinstance(read, Ambiguous):
            return read.readings
        number = read.value if isinstance(read, Percentage) else None
    if number is None or not number.is_finite():
        return ()
    exact = number.quantize(_SIX_DECIMALS, ROUND_HALF_UP)
    return tuple(Percentage(tidy(value)) for value in (exact, exact * 100))


def read_mark(cell: Cell) -> Mark | CellFault | None:
    if cell.blank:
        return None
    read = read_figure(str(cell.value))
    return read if isinstance(read, Mark) else CellFault.NOT_A_MARK


def _number(value: Decimal, sign: PercentSign, *, fractions: bool) -> Percentage | CellFault:
    if not value.is_finite():
        return CellFault.NOT_A_FIGURE
    if sign is PercentSign.SCALED or (fractions and sign is PercentSign.NONE):
        value *= 100
    elif 0 < abs(value) < 1 and sign is PercentSign.NONE:
        return CellFault.FRACTION
    if abs(value) > LARGEST:
        return CellFault.TOO_LARGE
    exact = value.quantize(_SIX_DECIMALS, ROUND_HALF_UP)
    whole = exact == exact.to_integral_value()
    return Percentage(exact.quantize(Decimal(1)) if whole else exact.normalize())


def _is_long(value: object) -> bool:
    """Tell whether it is a number with more than two decimals, and not next to nothing."""
    return isinstance(value, float) and abs(value) >= 0.01 and round(value, 2) != value


def _typed(read: Reading, *, fractions: bool) -> Percentage | Mark | CellFault:
    if isinstance(read, Ambiguous) and read.doubt is not Doubt.SEPARATOR:
        return CellFault.NOT_EXACT
    if isinstance(read, Ambiguous):
        fraction = any(abs(reading.value) < 1 for reading in read.readings)
        if fraction and fractions:
            return max(read.readings, key=lambda reading: abs(reading.value))
        return CellFault.FRACTION if fraction else CellFault.TWO_READINGS
    if isinstance(read, UnreadableFigure):
        too_large = read.fault is FigureFault.TOO_LARGE
        return CellFault.TOO_LARGE if too_large else CellFault.NOT_A_FIGURE
    return read
