"""What reading row by row leaves out is found in a file: hidden, merged, formatted, Strict."""

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from documents.workbooks.read.form_reader import MOST_ROWS, read_workbook, sheets
from documents.workbooks.read.goal_sheet import read_goal_sheet
from tests.documents.workbooks.grids import LISTS, figures, goals_of

ROWS: tuple[list[object], ...] = (["IdG", "Meta", "Ejecutado"], [1, 60, 45], [2, 70, 30])
RIGHT = {1: (60, 45), 2: (70, 30)}
STRICT = (
    (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    ),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)


def page_of(book: Workbook, *rows: Sequence[object]) -> Worksheet:
    page = book.active
    assert isinstance(page, Worksheet)
    for row in rows:
        page.append(list(row))
    return page


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_hidden_columns_rows_and_sheets_are_marked() -> None:
    book = Workbook()
    page = page_of(book, *ROWS, [3, 99, 98])
    page.column_dimensions["B"].hidden = True
    page.row_dimensions[4].hidden = True
    other = book.create_sheet("2020-II")
    other.append(["IdG", "Ejecutado"])
    other.append([1, 11])
    other.sheet_state = "veryHidden"
    found = read_workbook(LISTS, saved(book))
    assert figures(found) == {1: (None, 45), 2: (None, 30)}
    assert [each.words for each in found.unread] == [
        "hoja «2020-II» (oculta)",
        "columna B «Meta» (oculta)",
        "fila 4 (oculta)",
    ]


def test_merged_cells_have_the_value_of_their_first_one() -> None:
    book = Workbook()
    page = page_of(book, ["Región", "Indicador", "Meta"], ["Puno", 1, 60], [None, 2, 70])
    page.merge_cells("A2:A3")
    assert goals_of(read_goal_sheet(LISTS, saved(book))) == {("puno", 1): 60, ("puno", 2): 70}


def test_rows_that_are_only_formatted_are_nothing() -> None:
    book = Workbook()
    page = page_of(book, *ROWS)
    for row in range(5, MOST_ROWS + 1_000):
        page.cell(row, 1).font = Font(bold=True)
    ((_, rows),) = sheets(saved(book), computed=True)
    assert len(rows) == 3
    assert figures(read_workbook(LISTS, saved(book))) == RIGHT


def test_strict_open_xml_is_read_as_any_other() -> None:
    book = Workbook()
    page_of(book, *ROWS)
    out = BytesIO()
    with ZipFile(BytesIO(saved(book))) as source, ZipFile(out, "w", ZIP_DEFLATED) as strict:
        for part in source.infolist():
            text = source.read(part)
            for usual, other in STRICT:
                text = text.replace(usual, other)
            strict.writestr(part.filename, text)
    found = read_workbook(LISTS, out.getvalue())
    assert (figures(found), found.unread) == (RIGHT, ())


def test_what_a_file_says_of_its_size_is_not_believed() -> None:
    book = Workbook()
    page_of(book, *ROWS)
    out = BytesIO()
    with ZipFile(BytesIO(saved(book))) as source, ZipFile(out, "w") as target:
        for part in source.infolist():
            text = source.read(part).replace(b'ref="A1:C3"', b'ref="A1"')
            target.writestr(part.filename, text)
    assert figures(read_workbook(LISTS, out.getvalue())) == RIGHT


def test_merged_ranges_that_fill_the_whole_sheet_many_times_take_no_time() -> None:
    book = Workbook()
    page = page_of(book, *ROWS, *([n, None, None] for n in range(3, 1_500)))
    for row in range(1, 1_400):
        page.merged_cells.add(f"D{row}:BH2000")
        page.cell(row, 4, "x")
    found = read_workbook(LISTS, saved(book))
    assert figures(found) == RIGHT
