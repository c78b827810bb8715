"""A filled Anexo 4, or any sheet with its rows, as figures; every fault by its cell."""

import warnings
from collections.abc import Callable, Collection, Iterator
from io import BytesIO
from typing import Any, TypeVar

from openpyxl import load_workbook

from documents.workbooks.read.cells import Cell
from documents.workbooks.read.findings import Findings, NotFit, Reason
from documents.workbooks.read.headings import FormColumn, Headings, find_headings
from documents.workbooks.read.known_indicators import Lists, meant
from documents.workbooks.read.rows import FormRowReader, column_letters
from documents.workbooks.read.safety import require_fit
from documents.workbooks.read.sheet_choice import FoundTable, Rows, choose_table, find_tables

MOST_ROWS = 2_000
MOST_COLUMNS = 60
MOST_SHEETS = 20
Read = TypeVar("Read")


def read_workbook(lists: Lists, content: bytes) -> Findings:
    """Raises NotFit. `lists`: the indicators of each semester that it may be of."""
    return read_safely(content, lambda fit: _read(lists, fit))


def read_safely(content: bytes, read: Callable[[bytes], Read]) -> Read:
    """What that makes of it. Raises NotFit, also for what it trips over."""
    require_fit(content)
    try:
        with warnings.catch_warnings(action="ignore"):  # of what openpyxl does not keep
            return read(content)
    except NotFit:
        raise
    except Exception as error:  # whatever openpyxl trips over
        raise NotFit(Reason.DAMAGED) from error


def _read(lists: Lists, content: bytes) -> Findings:
    found = find_tables(sheets(content, computed=True), _headings, lambda headings: headings.at)
    if not found:
        raise NotFit(Reason.NO_TABLE)
    return _findings(lists, content, *choose_table(lists, found))


def _headings(rows: Rows) -> Headings | None:
    return find_headings([[cell.value for cell in row] for row in rows])


def _findings(
    lists: Lists, content: bytes, table: FoundTable[Headings], period: str | None
) -> Findings:
    sheet, rows, headings = table.sheet, table.rows, table.layout
    if len(rows) > MOST_ROWS:
        raise NotFit(Reason.TOO_MANY_ROWS)
    indicators = meant(lists, period)
    figures = (FormColumn.GOAL, FormColumn.EXECUTED, FormColumn.MARK)
    columns = [at for column in figures if (at := headings.column(column)) is not None]
    below = rows[headings.at + 1 :]
    reader = FormRowReader(headings, indicators, uncomputed(content, sheet, below, columns))
    for number, row in enumerate(below, start=headings.at + 2):
        reader.read(row, number)
    if not reader.seen and not reader.faults:
        raise NotFit(Reason.NO_TABLE)
    found = tuple(reader.found[number] for number in sorted(reader.found))
    return Findings(sheet, found, tuple(reader.faults), table.region, period, indicators.agreement)


def sheets(content: bytes, *, computed: bool) -> Iterator[tuple[str, Rows]]:
    """`computed`: what formulas came to, else the formulas."""
    book = load_workbook(BytesIO(content), read_only=True, data_only=computed, keep_links=False)
    try:
        for sheet in book.worksheets[:MOST_SHEETS]:
            rows = [
                [_cell(cell) for cell in row]
                for row in sheet.iter_rows(1, MOST_ROWS + 1, 1, MOST_COLUMNS)
            ]
            yield sheet.title, rows
    finally:
        book.close()


def _cell(cell: Any) -> Cell:
    if cell.value is None:
        return Cell()
    value = "=" if cell.data_type == "f" else cell.value
    return Cell(value, cell.number_format or "General", cell.data_type == "e")


def uncomputed(content: bytes, sheet: str, below: Rows, columns: Collection[int]) -> frozenset[str]:
    """Cells that seem blank and hold a formula: what made the file never computed it."""
    if not any(at < len(row) and row[at].value is None for row in below for at in columns):
        return frozenset()
    formulas = next(rows for name, rows in sheets(content, computed=False) if name == sheet)
    return frozenset(
        f"{column_letters(at)}{number}"
        for number, row in enumerate(formulas, start=1)
        for at in columns
        if at < len(row) and row[at].value == "="
    )
