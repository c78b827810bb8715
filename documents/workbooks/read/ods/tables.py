"""The tables of an OpenDocument spreadsheet, cell by cell, from its XML as it is read.

Rows and cells that repeat (LibreOffice fills a sheet to row 1,048,576 so) are unfolded only as
far as they say something, and no further than where a table can stand.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from documents.workbooks.read.findings import NotFit, Reason
from documents.workbooks.read.ods.cells import OFFICE, STYLE, TABLE, Kept, count_of, kept_cell

LAST_ROW, LAST_COLUMN = 50_100, 80  # from 1; farther than whoever reads the copy looks
MOST_ROWS = 2_200  # of a sheet, that say something
MOST_SHEETS = 25
MOST_CELLS = 60_000  # that say something, in all sheets
_ROW, _COLUMN, _SHEET = f"{TABLE}table-row", f"{TABLE}table-column", f"{TABLE}table"
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_LINKS = tuple(
    f"{TABLE}{name}" for name in ("table-source", "cell-range-source", "dde-links", "dde-link")
)
_UNSEEN = ("collapse", "filter")


@dataclass
class OdsTable:
    """A sheet; rows and columns from 1. `merged`: first and last row and column of each area."""

    name: str
    hidden: bool
    cells: dict[tuple[int, int], Kept] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    filled_rows: int = 0
    next_row: int = 1
    next_column: int = 1

    def add_column(self, column: Element) -> None:
        last = self.next_column + count_of(column, "number-columns-repeated", LAST_COLUMN)
        if column.get(f"{TABLE}visibility") in _UNSEEN:
            self.hidden_columns += range(self.next_column, min(last, LAST_COLUMN + 1))
        self.next_column = last

    def add_row(self, row: Element) -> None:
        first = self.next_row
        self.next_row = first + count_of(row, "number-rows-repeated", LAST_ROW)
        rows = range(first, min(self.next_row, LAST_ROW + 1))
        if row.get(f"{TABLE}visibility") in _UNSEEN:
            self.hidden_rows += rows
        said = self._cells_of(row, first) if rows else {}
        for number in rows[: MOST_ROWS - self.filled_rows] if said else ():
            self.filled_rows += 1
            self.cells.update({(number, column): kept for column, kept in said.items()})
            if len(self.cells) > MOST_CELLS:
                raise NotFit(Reason.UNPACKS_TOO_LARGE)

    def _cells_of(self, row: Element, number: int) -> dict[int, Kept]:
        """The cells of a row that say something, by column; what a merged one covers does not."""
        said: dict[int, Kept] = {}
        column = 1
        for cell in row.iter():
            if cell.tag not in _CELLS or column > LAST_COLUMN:
                continue
            times = count_of(cell, "number-columns-repeated", LAST_COLUMN)
            if cell.tag == _CELLS[0]:
                self._merge(cell, number, column)
                kept = kept_cell(cell)
                last = min(column + times, LAST_COLUMN + 1)
                said |= dict.fromkeys(range(column, last), kept) if kept else {}
            column += times
        return said

    def _merge(self, cell: Element, row: int, column: int) -> None:
        down = count_of(cell, "number-rows-spanned", LAST_ROW + 1 - row)
        right = count_of(cell, "number-columns-spanned", LAST_COLUMN + 1 - column)
        if down > 1 or right > 1:
            self.merged.append((row, column, row + down - 1, column + right - 1))


def read_tables(content: IO[bytes]) -> Iterator[OdsTable]:
    """Each sheet in order. Raises NotFit, and whatever XML that is none or not plain raises."""
    hidden: set[str] = set()
    above: list[Element] = []
    table: OdsTable | None = None
    cells = sheets = rows = 0
    for event, element in iterparse(content, ("start", "end"), forbid_dtd=True):
        if event == "start":
            above.append(element)
            rows += element.tag == _ROW
            if element.tag == _SHEET and table is None:
                table = _begun(element, hidden)
            continue
        above.pop()
        rows -= element.tag == _ROW
        if element.tag in _LINKS:
            raise NotFit(Reason.EXTERNAL)
        if element.tag == f"{STYLE}table-properties" and _undisplayed(element):
            hidden.add(above[-1].get(f"{STYLE}name", ""))
        if rows:
            continue
        if table is not None and element.tag == _COLUMN:
            table.add_column(element)
        elif table is not None and element.tag == _ROW:
            table.add_row(element)
        elif table is not None and element.tag == _SHEET and _of_the_book(above):
            cells, sheets = cells + len(table.cells), sheets + 1
            if cells > MOST_CELLS:
                raise NotFit(Reason.UNPACKS_TOO_LARGE)
            yield table
            table = None
            if sheets == MOST_SHEETS:
                return
        if above:
            above[-1].remove(element)  # what was read is not kept


def _begun(element: Element, hidden: set[str]) -> OdsTable:
    style = element.get(f"{TABLE}style-name", "")
    unseen = style in hidden or element.get(f"{TABLE}display") == "false"
    return OdsTable(element.get(f"{TABLE}name", "Hoja"), unseen)


def _of_the_book(above: list[Element]) -> bool:
    return bool(above) and above[-1].tag == f"{OFFICE}spreadsheet"


def _undisplayed(properties: Element) -> bool:
    return properties.get(f"{TABLE}display") == "false"
