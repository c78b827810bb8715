"""A file of a new agreement's indicators, as CSV, .xlsx or .ods: the lines of its table."""

import csv
import io
from collections.abc import Iterator, Sequence

from convenio.catalogue.indicators import Indicator
from convenio.typed.indicator_rows import Faulty, Line, is_heading, read_indicator_rows
from documents.csv_reader import delimiter_of
from documents.workbooks.read.findings import NotFit
from documents.workbooks.read.form_reader import sheets
from documents.workbooks.read.grid.cells import Cell
from documents.workbooks.read.grid.strict import as_transitional
from documents.workbooks.read.ods.copy import as_xlsx
from documents.workbooks.read.safety import require_fit

_ZIP = b"PK\x03\x04"
LARGEST_TEXT = 2_000_000  # bytes


def read_indicator_file(content: bytes) -> tuple[Indicator, ...]:
    """Read a file of indicators, or raise Faulty with what is wrong."""
    return read_indicator_rows(
        _of_workbook(content) if content.startswith(_ZIP) else _of_text(content)
    )


def _of_workbook(content: bytes) -> Sequence[Line]:
    """The lines of the first sheet that has the headings, from there on."""
    try:
        require_fit(content)
        for _, rows in sheets(as_transitional(as_xlsx(content)), computed=True):
            lines: list[Line] = [(at, [*map(_text, row)]) for at, row in enumerate(rows, start=1)]
            begins = next((n for n, (_, cells) in enumerate(lines) if is_heading(cells)), None)
            if begins is not None:
                return lines[begins:]
    except NotFit:
        raise Faulty([_NOT_READ]) from None
    except MemoryError:
        raise
    except Exception as error:  # whatever openpyxl trips over
        raise Faulty([_NOT_READ]) from error
    raise Faulty(["ninguna hoja tiene los títulos «número», «nombre», «tipo» y «dirección»"])


_NOT_READ = "no es un libro .xlsx o .ods sin macros ni contraseña; guárdelo así o como CSV UTF-8"


def _text(cell: Cell) -> str:
    """A number as Excel keeps it, 3.0, is 3."""
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _of_text(content: bytes) -> Iterator[Line]:
    if len(content) > LARGEST_TEXT:
        raise Faulty([f"pesa más de {LARGEST_TEXT // 1_000_000} MB"])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Faulty(["no está en UTF-8: guárdelo como CSV UTF-8 o como .xlsx"]) from None
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    while True:
        line = rows.line_num + 1
        try:
            yield line, next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise Faulty([f"línea {line}: no es un CSV ({error})"]) from None
