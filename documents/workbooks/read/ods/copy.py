"""An .ods as an .xlsx of the same cells, so that whatever reads the one reads the other alike."""

from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from documents.workbooks.read.ods.cells import Kept
from documents.workbooks.read.ods.tables import OdsTable, read_tables
from documents.workbooks.read.safety import is_ods

_NOT_IN_A_NAME = str.maketrans(dict.fromkeys("\\*?:/[]", " "))


def as_xlsx(content: bytes) -> bytes:
    """A file that may be read: an .xlsx as it is, an .ods as a copy. Raises NotFit.

    Raises whatever the XML of an .ods trips over, as openpyxl does for an .xlsx.
    """
    if not is_ods(content):
        return content
    book = Workbook()
    book.remove(book.worksheets[0])
    with ZipFile(BytesIO(content)) as archive, archive.open("content.xml") as part:
        for table in read_tables(part):
            sheet = book.create_sheet(table.name.translate(_NOT_IN_A_NAME) or "Hoja")
            _copy(table, sheet)
    out = BytesIO()
    _let_one_be_seen(book)
    book.save(out)
    return out.getvalue()


def _copy(table: OdsTable, sheet: Worksheet) -> None:
    sheet.sheet_state = "hidden" if table.hidden else "visible"
    for (row, column), kept in table.cells.items():
        _put(sheet, row, column, kept)
    last = max((row for row, _ in table.cells), default=0)
    for row in (row for row in table.hidden_rows if row <= last):
        sheet.row_dimensions[row].hidden = True
    for column in table.hidden_columns:
        sheet.column_dimensions[get_column_letter(column)].hidden = True
    for first_row, first_column, last_row, last_column in table.merged:
        area = CellRange(None, first_column, first_row, last_column, last_row)
        sheet.merged_cells.ranges.add(area)


def _put(sheet: Worksheet, row: int, column: int, kept: Kept) -> None:
    cell = sheet.cell(row, column, kept.value)
    if isinstance(kept.value, str):  # what begins with '=' or '#' was typed so, or is said here
        cell.data_type = "f" if kept.is_formula else "e" if kept.is_error else "s"
    elif not isinstance(kept.value, bool) and isinstance(kept.value, int | float):
        cell.number_format = kept.number_format


def _let_one_be_seen(book: Workbook) -> None:
    """A book with no sheet to be seen is none; of such an .ods the readers find no table."""
    if all(sheet.sheet_state != "visible" for sheet in book.worksheets):
        book.create_sheet("Hoja vacía")
