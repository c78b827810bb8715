"""OpenDocument spreadsheets written by hand, as programs other than LibreOffice may write them."""

from collections.abc import Mapping
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from documents.workbooks.read.ods.copy import as_xlsx

KIND = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = " ".join(
    [
        *(
            f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
            for name in ("office", "table", "text", "style")
        ),
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"',
    ]
)


def cell(value: object = None, more: str = "", *, share: bool = False) -> str:
    """A cell of XML; `more`: further attributes. `share`: formatted as a percentage."""
    if value is None:
        return f"<table:table-cell {more}/>"
    if isinstance(value, str):
        words = f"<text:p>{escape(value)}</text:p>"
        return f'<table:table-cell office:value-type="string" {more}>{words}</table:table-cell>'
    kind = "percentage" if share else "float"
    return f'<table:table-cell office:value-type="{kind}" office:value="{value}" {more}/>'


def row(*cells: object, more: str = "") -> str:
    """A row; what is no XML yet becomes a cell."""
    made = (
        each if isinstance(each, str) and each.startswith("<") else cell(each) for each in cells
    )
    return f"<table:table-row {more}>{''.join(made)}</table:table-row>"


def table(*rows: str, name: str = "Hoja1", columns: str = "", more: str = "") -> str:
    return f'<table:table table:name="{name}" {more}>{columns}{"".join(rows)}</table:table>'


def content_of(*tables: str, styles: str = "", before: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {NAMESPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )


def ods(*tables: str, styles: str = "", before: str = "", **parts: str) -> bytes:
    """A file; `parts`: further ones by name, with '__' for a slash and '_dot_' for a dot."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", KIND)
        archive.writestr("content.xml", content_of(*tables, styles=styles, before=before))
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), part)
    return out.getvalue()


def copied(content: bytes) -> Mapping[str, Worksheet]:
    """The sheets of the copy that is read in its place, by name."""
    return {sheet.title: sheet for sheet in load_workbook(BytesIO(as_xlsx(content))).worksheets}
