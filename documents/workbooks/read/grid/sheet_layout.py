"""What is hidden on a sheet, and what is merged: reading row by row leaves that out."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from zipfile import ZipFile

from openpyxl.utils.cell import range_boundaries
from openpyxl.xml.functions import iterparse

from documents.workbooks.read.grid.cells import Cell

Rows = list[list[Cell]]
MOST_SPREAD = 100_000  # cells that merged ranges may fill in
_SIGNS = (b"hidden=", b"<mergeCell", b":mergeCell", b'width="0"', b'ht="0"')


@dataclass(slots=True)
class SheetLayout:
    """Rows and columns from 0; a range is first column, first row, last column, last row."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    everything: bool = False

    def apply(self, rows: Rows) -> None:
        """Fill what is merged with its first cell, and mark what nobody sees."""
        left = MOST_SPREAD
        for first_column, first_row, last_column, last_row in self.merged:
            if first_row >= len(rows) or first_column >= len(rows[first_row]):
                continue
            first = rows[first_row][first_column]
            if first.value is None:
                continue
            copy = replace(first, spread=True)
            for row in rows[first_row : last_row + 1]:
                end = min(last_column + 1, len(row))
                left -= end - first_column
                if left < 0:
                    return
                for column in range(first_column, end):
                    if row[column].value is None:
                        row[column] = copy
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                out_of_sight = self.everything or at in self.rows or column in self.columns
                if out_of_sight and cell.value is not None:
                    row[column] = replace(cell, hidden=True)


def layout_of(archive: ZipFile, path: str, *, hidden: bool) -> SheetLayout:
    """The layout of the sheet in that part; `hidden`: the whole sheet is."""
    layout = SheetLayout(everything=hidden)
    if not any(sign in archive.read(path) for sign in _SIGNS):
        return layout
    for name, attributes in _elements(archive, path):
        if name == "col" and _is_hidden(attributes, "width"):
            layout.columns |= set(
                range(int(attributes["min"]) - 1, min(int(attributes["max"]), 99))
            )
        elif name == "row" and "r" in attributes and _is_hidden(attributes, "ht"):
            layout.rows.add(int(attributes["r"]) - 1)
        elif name == "mergeCell":
            bounds = range_boundaries(attributes["ref"])
            first_column, first_row, last_column, last_row = (int(at or 1) - 1 for at in bounds)
            layout.merged.append((first_column, first_row, last_column, last_row))
    return layout


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    return attributes.get("hidden") in ("1", "true") or attributes.get(size) in ("0", "0.0")


def _elements(archive: ZipFile, path: str) -> Iterator[tuple[str, dict[str, str]]]:
    with archive.open(path) as part:
        for _, element in iterparse(part):
            yield element.tag.rpartition("}")[2], dict(element.attrib)
            element.clear()
