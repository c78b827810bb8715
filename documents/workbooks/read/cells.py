"""A spreadsheet's cell as a figure. Excel changes what is typed: 60% is kept as 0.6, 6/12 as a day.

What could be meant in two ways is a fault that says so, as in a chat.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from convenio.typed.figures import (
    LARGEST,
    SHOWN_BACK,
    Ambiguous,
    Doubt,
    Mark,
    Percentage,
    UnreadableFigure,
    read_figure,
)
from convenio.typed.figures import FigureFault as Unread
from documents.workbooks.read.findings import CellFault

_EMPTY = ("", "-", "–", "—")
_SIX_DECIMALS = Decimal("0.000001")
_DAYS = (date, datetime, time, timedelta)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds, its number format, and whether it is one of Excel's errors."""

    value: object = None
    number_format: str = "General"
    is_error: bool = False

    @property
    def blank(self) -> bool:
        return self.value is None or (isinstance(self.value, str) and self.value.strip() in _EMPTY)

    @property
    def shown(self) -> str:
        """What it holds, short enough to be shown back; of a long fraction two decimals."""
        value = f"{self.value:.2f}" if _is_long(self.value) else self.value
        return " ".join(str(value).split())[:SHOWN_BACK]


def _is_long(value: object) -> bool:
    """Tell whether it is a number with more than two decimals, and not next to nothing."""
    return isinstance(value, float) and abs(value) >= 0.01 and round(value, 2) != value


def read_cell(cell: Cell) -> Percentage | Mark | CellFault | None:
    """What the cell says or what is wrong with it; None of a blank one."""
    value = cell.value
    if cell.blank:
        return None
    if cell.is_error:
        return CellFault.ERROR
    if isinstance(value, _DAYS):
        return CellFault.DATE
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(Decimal(str(value)), cell.number_format)
    return _typed(str(value))


def read_mark(cell: Cell) -> Mark | CellFault | None:
    if cell.blank:
        return None
    read = read_figure(str(cell.value))
    return read if isinstance(read, Mark) else CellFault.NOT_A_MARK


def _number(value: Decimal, number_format: str) -> Percentage | CellFault:
    if _is_percent(number_format):
        value *= 100
    elif 0 < abs(value) < 1:
        return CellFault.FRACTION
    if abs(value) > LARGEST:
        return CellFault.TOO_LARGE
    exact = value.quantize(_SIX_DECIMALS, ROUND_HALF_UP)
    whole = exact == exact.to_integral_value()
    return Percentage(exact.quantize(Decimal(1)) if whole else exact.normalize())


def _is_percent(number_format: str) -> bool:
    """'0.0%', but not '0"%"', which only shows the sign."""
    outside_quotes = "".join(number_format.replace("\\%", "").split('"')[::2])
    return "%" in outside_quotes


def _typed(text: str) -> Percentage | Mark | CellFault:
    read = read_figure(text)
    if isinstance(read, Ambiguous) and read.doubt is not Doubt.SEPARATOR:
        return CellFault.NOT_EXACT
    if isinstance(read, Ambiguous):
        fraction = any(abs(reading.value) < 1 for reading in read.readings)
        return CellFault.FRACTION if fraction else CellFault.TWO_READINGS
    if isinstance(read, UnreadableFigure):
        too_large = read.fault is Unread.TOO_LARGE
        return CellFault.TOO_LARGE if too_large else CellFault.NOT_A_FIGURE
    return read
