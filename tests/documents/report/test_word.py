"""The Word file, as Word and LibreOffice take it."""

import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from documents.report.document import Illustration, Table, Title
from tests.documents.report import stories
from tests.documents.report.files import docx_of, pdf_of, pdf_text, squeezed
from tests.spreadsheets import converted


def test_word_can_count_anew_repeats_headings_and_says_what_pictures_show() -> None:
    document = stories.example().document
    opened = docx.Document(io.BytesIO(docx_of(document)))
    codes = [str(field.text).strip() for field in opened.element.iter(qn("w:instrText"))]
    assert codes[0].startswith("TOC")
    for kind, shown in (("Cuadro", document.tables), ("Gráfico", document.figures)):
        assert codes.count(f"SEQ {kind} \\* ARABIC") == len(shown)
    heads = list(opened.element.iter(qn("w:tblHeader")))
    assert len(heads) == len(opened.tables)
    told = [shape._inline.docPr.get("descr") for shape in opened.inline_shapes]
    assert told == [figure.alternative for figure in document.figures]
    assert not [line.text for line in opened.paragraphs if ".." in line.text]  # 'lab.. Resultado'
    headings = [
        p.text for p in opened.paragraphs if p.style and str(p.style.name).startswith("Heading")
    ]
    assert headings == [block.text for block in document.blocks if isinstance(block, Title)]
    wide = [s.page_width > s.page_height for s in opened.sections if s.page_width and s.page_height]
    assert wide == [
        False,
        False,
        False,
        False,
        True,
    ]  # cover, parts, charts in columns, parts, annex
    columns = [cols.get(qn("w:num")) for cols in opened.element.iter(qn("w:cols"))]
    assert columns == [None, None, "2", None, None]
    covers = [section.different_first_page_header_footer for section in opened.sections]
    assert covers == [True, False, False, False, False]
    properties = opened.core_properties
    assert (properties.title, properties.language) == (document.title, "es-PE")


@pytest.mark.long(minutes=0.3)
def test_libreoffice_opens_the_word_file_and_shows_what_it_says(tmp_path: Path) -> None:
    document = stories.one_region().document
    (tmp_path / "informe.docx").write_bytes(docx_of(document))
    [opened] = converted(tmp_path, "pdf", tmp_path / "informe.docx")
    shown = pdf_text(opened)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(opened)).pages]
    assert abs(len(pages) - pdf_of(document).pages) <= 2
    around = [*document.header, " · ".join(document.marks), document.footer]
    assert all(len(_without(page, around)) > 30 for page in pages), "a page with its header alone"
    for block in document.blocks:
        if isinstance(block, Title):
            assert squeezed(block.text) in shown
        elif isinstance(block, Illustration) or (isinstance(block, Table) and block.numbered):
            kind = "GRÁFICO" if isinstance(block, Illustration) else "CUADRO"
            assert squeezed(f"{kind} N.º {block.number:02}. {block.caption}") in shown
        if isinstance(block, Table):
            assert all(squeezed(cell) in shown for row in block.rows for cell in row)


def _without(page: str, around: list[str]) -> str:
    said = squeezed(page)
    for words in map(squeezed, around):
        said = said.replace(words, "")
    return said
