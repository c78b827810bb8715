"""A sheet with a table: title, headings that stay, rows, and how it is printed.

Rows are written from above to below and then gone from memory. A text is written as a text: no
cell that somebody typed becomes a formula.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format

A4 = 9
IN_CENTS = {"num_format": "0.00"}
LONGEST_CELL = 32_000  # letters; Excel refuses more than 32,767


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with its value, since a phone's viewer computes nothing."""

    text: str
    value: float | str = ""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """`style`: of a number; 'average' has two decimals, any other two at most."""

    heading: str
    width: float
    style: str = "plain"


Value = str | int | Decimal | date | datetime | Formula | None


class Looks:
    def __init__(self, book: Workbook) -> None:
        edge = {"border": 1, "border_color": "#BFBFBF", "valign": "top"}
        self.title: Format = book.add_format({"bold": True, "font_size": 14})
        self.note: Format = book.add_format({"italic": True, "font_color": "#595959"})
        head = {"bold": True, "text_wrap": True, "align": "center", "bg_color": "#D9E2EC"}
        self.heading: Format = book.add_format(edge | head | {"valign": "vcenter"})
        self.of: dict[str, Format] = {
            "plain": book.add_format(edge),
            "wrapped": book.add_format(edge | {"text_wrap": True}),
            "middle": book.add_format(edge | {"bold": True, "align": "center"}),
            "average": book.add_format(edge | IN_CENTS),
            "day": book.add_format(edge | {"num_format": "dd/mm/yyyy"}),
            "moment": book.add_format(edge | {"num_format": "dd/mm/yyyy hh:mm"}),
        }


class TableSheet:
    """`title` in the first row, notes below it, then the headings and what `add` writes."""

    def __init__(
        self,
        book: Workbook,
        looks: Looks,
        name: str,
        columns: Sequence[SheetColumn],
        title: str = "",
        notes: Sequence[str] = (),
    ) -> None:
        self._sheet = book.add_worksheet(name)
        self._looks, self._columns = looks, columns
        for at, column in enumerate(columns):
            self._sheet.set_column(at, at, column.width)
        lines = [title, *notes, ""] if title else []
        for at, line in enumerate(lines):
            self._sheet.write_string(at, 0, line, looks.note if at else looks.title)
        self._headings_at = self._next = len(lines)
        self._set_page()
        self._put_headings()

    @property
    def first(self) -> int:
        """The row of the first line, as in a formula."""
        return self._headings_at + 2

    @property
    def row(self) -> int:
        """The row that comes next, as in a formula."""
        return self._next + 1

    def add(self, *values: Value) -> None:
        for at, (value, column) in enumerate(zip(values, self._columns, strict=True)):
            long = column.style == "plain" and _is_long(value)  # kept exactly all the same
            self._put(at, value, self._looks.of["average" if long else column.style])
        self._next += 1

    def close(self) -> None:
        """Finish the sheet, once all rows are there."""
        last, end = max(self._next - 1, self._headings_at), len(self._columns) - 1
        self._sheet.autofilter(self._headings_at, 0, last, end)
        self._sheet.print_area(0, 0, last, end)

    def _put(self, at: int, value: Value, look: Format) -> None:
        match value:
            case None | "":
                self._sheet.write_blank(self._next, at, None, look)
            case Formula():
                self._sheet.write_formula(self._next, at, f"={value.text}", look, value.value)
            case str():
                self._sheet.write_string(self._next, at, value[:LONGEST_CELL], look)
            case datetime():
                self._sheet.write_datetime(self._next, at, value, look)
            case date():
                day = datetime.combine(value, time.min)
                self._sheet.write_datetime(self._next, at, day, look)
            case _:
                self._sheet.write_number(self._next, at, float(value), look)

    def _put_headings(self) -> None:
        self._sheet.set_row(self._headings_at, 48)
        for at, column in enumerate(self._columns):
            self._sheet.write_string(self._headings_at, at, column.heading, self._looks.heading)
        self._next += 1

    def _set_page(self) -> None:
        self._sheet.freeze_panes(self._headings_at + 1, 0)
        self._sheet.repeat_rows(self._headings_at)
        self._sheet.set_paper(A4)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_footer("&L&A&RPágina &P de &N")


def _is_long(value: Value) -> bool:
    """Tell whether it is a number with more than two decimals."""
    number = value.value if isinstance(value, Formula) else value
    return isinstance(number, float | Decimal) and round(number, 2) != number
