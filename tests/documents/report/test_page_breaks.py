"""What stays together where a page of the report ends."""

import io
from dataclasses import replace

import docx
from pypdf import PdfReader

from documents.report.document import (
    Block,
    Bullets,
    Document,
    Section,
    Table,
    TableHead,
    paragraph,
    words,
)
from tests.documents.report import stories
from tests.documents.report.files import docx_of, pdf_of, squeezed

LONG = "palabras que llenan la celda de una fila "
SHARES = (1, 9, 4)


def document(*blocks: Block, landscape: bool = False) -> Document:
    made = stories.nothing_yet().document
    return replace(made, cover=None, parts=(Section(blocks=blocks, landscape=landscape),))


def pages_of(made: Document) -> list[str]:
    reader = PdfReader(io.BytesIO(pdf_of(made).content))
    return [squeezed(page.extract_text()) for page in reader.pages]


def table(cells: list[str]) -> Table:
    heads = tuple(TableHead(heading=f"C{share}", share=share) for share in SHARES)
    rows = tuple((str(at), "dato", cell) for at, cell in enumerate(cells))
    return Table(caption="Filas", columns=heads, rows=rows, number=1)


def test_a_row_of_a_table_stays_on_one_page_unless_none_could_hold_it() -> None:
    usual = [f"desde{at} {LONG * (at % 12)} hasta{at}." for at in range(24)]
    endless = f"desde24 {LONG * 150} hasta24."
    for landscape in (False, True):
        pages = pages_of(
            document(table([*usual, endless, "desde25 hasta25."]), landscape=landscape)
        )
        torn = [
            at
            for at in range(26)
            if not any(f"desde{at}" in page and f"hasta{at}." in page for page in pages)
        ]
        assert torn == [24]
        assert "".join(pages).count("que") == "".join([*usual, endless]).count("que")


def test_what_leads_to_a_list_stays_with_its_first_item() -> None:
    item = Bullets(items=(words(f"Primera. {LONG}"),))
    for lines in range(30, 46):
        before = tuple(paragraph(f"Línea {at}.") for at in range(lines))
        pages = pages_of(document(*before, paragraph("Recomendación:"), item))
        assert any("Recomendación:" in page and "Primera." in page for page in pages)
    opened = docx.Document(io.BytesIO(docx_of(document(paragraph("Recomendación:"), item))))
    kept = [line.paragraph_format.keep_with_next for line in opened.paragraphs if line.text]
    assert kept[0] is True


def test_a_caption_that_ends_with_a_full_stop_is_not_spread_over_the_line() -> None:
    figure = next(each for each in stories.example().document.figures if each.caption.endswith("."))
    page = PdfReader(io.BytesIO(pdf_of(document(figure)).content)).pages[0]
    assert figure.caption in " ".join(page.extract_text(extraction_mode="layout").split("  "))
