"""Workbooks as people send them, made for tests."""

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook

HEADINGS = ("N.°", "Indicador", "Meta (%)", "Ejecutado (%)", "Marca")


def sheet_with(
    *rows: Sequence[object],
    headings: Sequence[object] = HEADINGS,
    above: Sequence[Sequence[object]] = (),
    percent: Sequence[str] = (),
) -> bytes:
    """A workbook of one sheet; `percent`: cells that are formatted as a percentage."""
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Hoja 1")
        shares = book.add_format({"num_format": "0%"})
        days = book.add_format({"num_format": "d/mm/yyyy"})
        for number, row in enumerate((*above, headings, *rows)):
            for column, value in enumerate(row):
                cell = f"{chr(ord('A') + column)}{number + 1}"
                look = shares if cell in percent else None
                if hasattr(value, "year"):
                    sheet.write_datetime(number, column, value, days)
                elif isinstance(value, tuple):
                    sheet.write_formula(number, column, value[0], look, value[1])
                elif value is not None:
                    sheet.write(number, column, value, look)
    return out.getvalue()


def book_of(**sheets: Sequence[Sequence[object]]) -> bytes:
    """A workbook with those rows in each sheet, by its name."""
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return out.getvalue()


def with_part(content: bytes, name: str, part: bytes = b"x") -> bytes:
    """The same archive with one more part in it."""
    out = BytesIO(content)
    with ZipFile(out, "a", ZIP_DEFLATED) as archive:
        archive.writestr(name, part)
    return out.getvalue()


def without_stored_values(content: bytes) -> bytes:
    """As of a program that writes formulas and computes none."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            text = source.read(part)
            if "worksheets/" in part.filename:
                text = text.replace(b"<v>-1</v></c>", b"</c>")
            target.writestr(part, text)
    return out.getvalue()
