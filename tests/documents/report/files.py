"""Both files of a document, and what stands in them."""

import io
import re
from collections.abc import Mapping
from functools import cache

import docx
import docx.table
from PIL import Image
from pypdf import PdfReader

from charts.requests import ChartRequest
from documents.report.document import Document
from documents.report.pdf.writer import write_pdf
from documents.report.word.writer import write_docx
from documents.typeset.compiler import Typeset

_APART = re.compile(r"[\s\u00a0\u00ad‐-]+")


def pdf_of(document: Document) -> Typeset:
    return write_pdf(document, _blank(document, _svg()))


def docx_of(document: Document, letterhead: bytes = b"") -> bytes:
    return write_docx(document, _blank(document, _png()), letterhead)


def pdf_text(content: bytes) -> str:
    """All that stands on its pages, without blanks and hyphens: lines break where they like."""
    reader = PdfReader(io.BytesIO(content))
    return squeezed("".join(page.extract_text() for page in reader.pages))


def docx_text(content: bytes) -> str:
    return squeezed("\n".join(docx_lines(content)))


def docx_lines(content: bytes) -> list[str]:
    """Its paragraphs and cells in order."""
    lines = []
    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, docx.table.Table):
            lines += [cell for row in table_rows(block) for cell in row]
        else:
            lines.append(block.text)
    return lines


def docx_tables(content: bytes) -> list[list[list[str]]]:
    """Each table's rows; a cell that goes across is told once."""
    return [table_rows(table) for table in docx.Document(io.BytesIO(content)).tables]


def table_rows(table: docx.table.Table) -> list[list[str]]:
    return [
        ["\n".join(p.text for p in cell.paragraphs) for cell in _cells(row)] for row in table.rows
    ]


def _cells(row: docx.table._Row) -> list[docx.table._Cell]:
    return list({id(cell._tc): cell for cell in row.cells}.values())


def squeezed(words: str) -> str:
    return _APART.sub("", words)


def _blank(document: Document, picture: bytes) -> Mapping[str, bytes]:
    """The same empty picture for each chart: what is drawn is tested with the charts."""
    charts: list[ChartRequest] = [figure.chart for figure in document.figures]
    return {chart.digest: picture for chart in charts}


@cache
def _svg() -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg" width="390pt" height="300pt"/>'


@cache
def _png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (39, 30), "white").save(out, "png")
    return out.getvalue()
