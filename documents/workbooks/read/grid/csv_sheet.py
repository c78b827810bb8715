"""A CSV as the one sheet of a workbook: its cells as they are typed, none of them formatted."""

import csv
import io

from convenio.typed.clean_text import clean_text
from documents.workbooks.read.findings import NotFit, Reason
from documents.workbooks.read.grid.cells import EMPTY, Cell
from documents.workbooks.read.grid.sheet_layout import Rows
from documents.workbooks.read.safety import CSV_ENDING

LARGEST = 2_000_000  # bytes
MOST_ROWS = 2_000
MOST_COLUMNS = 60
_SIGNS = ";\t,"
_FIRST_LINES = 20  # that tell which sign parts the cells


def is_csv(content: bytes, name: str) -> bool:
    """Whether it is one by its name, and no workbook that was only called so."""
    return name.casefold().endswith(CSV_ENDING) and not content.startswith((b"PK", b"\xd0\xcf"))


def csv_sheet(content: bytes) -> tuple[str, Rows]:
    """The sheet: 'CSV', which has no name of its own, and its rows. Raises NotFit."""
    if len(content) > LARGEST:
        raise NotFit(Reason.TOO_LARGE)
    text = _decoded(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_sign_of(text))
    rows: Rows = []
    try:
        for record in reader:
            rows.append([_cell(words) for words in record[:MOST_COLUMNS]])
            if len(rows) > MOST_ROWS:
                raise NotFit(Reason.TOO_MANY_ROWS)
    except csv.Error as error:
        raise NotFit(Reason.DAMAGED) from error
    width = max(map(len, rows), default=0)
    return "CSV", [row + [EMPTY] * (width - len(row)) for row in rows]


def _decoded(content: bytes) -> str:
    """The text: UTF-8 or, as a sheet in Spanish is saved by default, Windows-1252."""
    if b"\0" in content:
        raise NotFit(Reason.CSV)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _sign_of(text: str) -> str:
    """The sign that stands in most of the first lines; of equals, a semicolon before a comma."""
    lines = [line for line in text.splitlines()[:_FIRST_LINES] if line.strip()]
    return max(_SIGNS, key=lambda sign: sum(sign in line for line in lines))


def _cell(words: str) -> Cell:
    kept = clean_text(words).strip()
    return Cell(kept) if kept else EMPTY
