"""A filled Anexo 4, or any sheet with its rows, as figures; every fault by its cell."""

import warnings
from collections.abc import Callable, Collection, Iterator
from io import BytesIO
from typing import Any, TypeVar
from zipfile import ZipFile

from openpyxl import load_workbook

from convenio.typed.clean_text import clean_text, one_line
from documents.workbooks.read.findings import Findings, NotFit, Reason
from documents.workbooks.read.form_table import Uncomputed, read_form
from documents.workbooks.read.grid.cells import EMPTY, Cell
from documents.workbooks.read.grid.csv_sheet import csv_sheet, is_csv
from documents.workbooks.read.grid.places import column_letters
from documents.workbooks.read.grid.sheet_layout import Rows, SheetLayout, layout_of
from documents.workbooks.read.grid.strict import as_transitional
from documents.workbooks.read.known_indicators import Lists
from documents.workbooks.read.ods.copy import as_xlsx
from documents.workbooks.read.safety import require_fit
from documents.workbooks.read.ways import AS_IT_STANDS, Settled

MOST_ROWS = 2_000  # that have something in them
DEEPEST_ROW = 50_000
MOST_COLUMNS = 60
MOST_SHEETS = 20
Read = TypeVar("Read")
Sheets = list[tuple[str, Rows]]


def read_workbook(
    lists: Lists, content: bytes, name: str = "", settled: Settled = AS_IT_STANDS
) -> Findings:
    """Read a workbook or a CSV, or raise NotFit; `lists`: of each semester it may be of."""

    def read(found: Sheets, known: Uncomputed) -> Findings:
        return read_form(lists, found, name, known, settled)

    return read_file(content, name, read)


def read_file(content: bytes, name: str, read: Callable[[Sheets, Uncomputed], Read]) -> Read:
    """What is made of a file's sheets; the cells of a CSV are all computed. Raises NotFit."""
    if is_csv(content, name):
        return read([csv_sheet(content)], lambda *_: frozenset())

    def read_fit(fit: bytes) -> Read:
        return read(list(sheets(fit, computed=True)), lambda *where: uncomputed(fit, *where))

    return read_safely(content, read_fit)


def read_safely(content: bytes, read: Callable[[bytes], Read]) -> Read:
    """What that makes of it. Raises NotFit, also for what it trips over."""
    require_fit(content)
    try:
        with warnings.catch_warnings(action="ignore"):  # of what openpyxl does not keep
            return read(as_transitional(as_xlsx(content)))
    except (NotFit, MemoryError):
        raise
    except Exception as error:  # whatever openpyxl trips over
        raise NotFit(Reason.DAMAGED) from error


def sheets(content: bytes, *, computed: bool) -> Iterator[tuple[str, Rows]]:
    """The sheets' cells, with what formulas came to if `computed`; what is hidden is marked."""
    book = load_workbook(BytesIO(content), read_only=True, data_only=computed, keep_links=False)
    try:
        with ZipFile(BytesIO(content)) as archive:
            for sheet in book.worksheets[:MOST_SHEETS]:
                rows = _rows(sheet)
                _layout(archive, sheet).apply(rows)
                yield one_line(sheet.title), rows
    finally:
        book.close()


def _layout(archive: ZipFile, sheet: Any) -> SheetLayout:
    return layout_of(archive, sheet._worksheet_path, hidden=sheet.sheet_state != "visible")


def _rows(sheet: Any) -> Rows:
    """The rows down to the last that has something; what is only formatted is nothing."""
    sheet.reset_dimensions()  # what a file says of its size need not be true
    rows: Rows = []
    last = filled = 0
    for number, row in enumerate(sheet.iter_rows(1, None, 1, MOST_COLUMNS), start=1):
        if number > DEEPEST_ROW or filled > MOST_ROWS:
            break
        if any(cell.value is not None for cell in row):
            rows.append([_cell(cell) for cell in row])
            last, filled = number, filled + 1
        else:
            rows.append([EMPTY] * MOST_COLUMNS if number < MOST_ROWS else [])
    return rows[:last]


def _cell(cell: Any) -> Cell:
    """Words come without what nobody sees, so that headings, labels and figures read as shown."""
    if cell.value is None:
        return EMPTY
    value = "=" if cell.data_type == "f" else cell.value
    value = clean_text(value) if isinstance(value, str) else value
    return Cell(value, cell.number_format or "General", cell.data_type == "e")


def uncomputed(content: bytes, sheet: str, rows: Rows, columns: Collection[int]) -> frozenset[str]:
    """Cells that seem blank and hold a formula: what made the file never computed it."""
    if not any(at < len(row) and row[at].value is None for row in rows for at in columns):
        return frozenset()
    formulas = next(found for name, found in sheets(content, computed=False) if name == sheet)
    return frozenset(
        f"{column_letters(at)}{number}"
        for number, row in enumerate(formulas, start=1)
        for at in columns
        if at < len(row) and row[at].value == "="
    )
