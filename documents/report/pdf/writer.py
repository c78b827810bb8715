"""The report's PDF, and its pages as pictures."""

from documents.report.document import Document
from documents.report.pdf.data import Drawn, typst_files
from documents.typeset.compiler import Typeset, set_pages, set_pdf


def write_pdf(document: Document, drawn: Drawn) -> Typeset:
    """The same document and charts give the same bytes."""
    return set_pdf(typst_files(document, drawn), document.moment)


def page_pictures(document: Document, drawn: Drawn, dots: float) -> list[bytes]:
    return set_pages(typst_files(document, drawn), dots)
