"""Both files say what the document says, and their figures are the command line's."""

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import docx
import pytest
from pypdf import PdfReader

from convenio.catalogue.regions import REGIONS
from convenio.report.results import whole
from documents.report.document import (
    Bullets,
    Document,
    Paragraph,
    Table,
    Title,
)
from tests.documents.report import stories
from tests.documents.report.files import (
    docx_of,
    docx_tables,
    docx_text,
    pdf_of,
    pdf_text,
    squeezed,
)
from tests.documents.report.stories import Story

pytestmark = pytest.mark.pictures

STORIES = {
    "example": stories.example,
    "corrected": stories.corrected,
    "one region": stories.one_region,
    "nothing yet": stories.nothing_yet,
    "only published": stories.only_published,
}
each_story = pytest.mark.parametrize("told", STORIES.values(), ids=STORIES)


def percent(value: Decimal | None) -> str:
    return "–" if value is None else f"{whole(value)}%"


def table(document: Document, caption: str) -> Table:
    return next(table for table in document.tables if table.caption.startswith(caption))


@each_story
def test_both_files_hold_the_same_text_tables_and_figures(told: Callable[[], Story]) -> None:
    document = told().document
    typeset, word = pdf_of(document), docx_of(document)
    in_pdf, in_word = pdf_text(typeset.content), docx_text(word)
    for words in _words(document):
        assert squeezed(words) in in_pdf
        assert squeezed(words) in in_word
    every = [block for block in document.blocks if isinstance(block, Table)]
    written = docx_tables(word)
    assert len(written) == len(every)
    for shown, rows in zip(every, written, strict=True):
        heads, body = rows[0], [row for row in rows[1:] if len(row) == len(rows[0])]
        assert heads == [column.heading for column in shown.columns]
        assert [tuple(row) for row in body] == list(shown.rows)
        for row in shown.rows:
            assert squeezed("".join(row)) in in_pdf
    opened = docx.Document(io.BytesIO(word))
    assert len(opened.inline_shapes) == len(document.figures)
    assert _figures_in(typeset.content) == len(document.figures)
    captions = [p.text for p in opened.paragraphs if p.style and p.style.name == "Caption"]
    assert len(captions) == len(document.tables) + len(document.figures)


def _words(document: Document) -> list[str]:
    cover = document.cover
    assert cover is not None
    words = [cover.title, cover.semester, cover.dated, *document.marks]
    for block in document.blocks:
        if isinstance(block, Title):
            words.append(block.text)
        elif isinstance(block, Paragraph):
            words.append("".join(run.text for run in block.runs))
        elif isinstance(block, Bullets):
            words += ["".join(run.text for run in item) for item in block.items]
        else:
            words += [block.caption if block.type == "figure" or block.numbered else ""]
            words += [*block.notes, block.source]
    return words


def _figures_in(pdf: bytes) -> int:
    """Pictures with a text alternative, as its tags have them."""
    root: Any = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    found, todo = 0, [root["/StructTreeRoot"]]
    while todo:
        element: Any = todo.pop().get_object()
        if isinstance(element, list):
            todo += element
        elif isinstance(element, dict):
            found += element.get("/S") == "/Figure" and bool(element.get("/Alt"))
            todo += [element["/K"]] if "/K" in element else []
    return found


@each_story
def test_the_averages_are_those_of_the_command_line(told: Callable[[], Story]) -> None:
    story = told()
    document = story.document
    known = {
        row["region"]: row
        for row in story.summary["regions"]
        if row["executed_average"] is not None or row["programmed_average"] is not None
    }
    if not known:
        assert not [t for t in document.tables if t.caption.startswith("Desempeño")]
        return
    rows = table(document, "Desempeño promedio").rows
    expected = [
        (
            REGIONS[code].name,
            percent(known[code]["programmed_average"]),
            str(known[code]["programmed_summands"] or "–"),
            percent(known[code]["executed_average"]),
            str(known[code]["executed_summands"] or "–"),
        )
        for code in REGIONS
        if code in known
    ]
    assert [row[1:6] for row in rows] == expected
    later = {row[0]: row[3:5] for row in table(document, story.facts.period.previous.label).rows}
    assert later == {name: (goal, done) for name, goal, _, done, _ in expected}


@pytest.mark.parametrize("told", [stories.example, stories.corrected], ids=["example", "corrected"])
def test_the_figures_are_those_of_the_command_line(told: Callable[[], Story]) -> None:
    story = told()
    shown = {}
    for block in story.document.blocks:
        if isinstance(block, Table) and not block.numbered:
            name = block.caption.removeprefix("Datos del gráfico: ")
            shown[name] = [row[2:4] for row in block.rows]
    told_by_region: dict[str, list[tuple[str, str]]] = {}
    for row in story.figures:
        goal, done = row["programmed"], row["executed"]
        words = {"no_goal": "sin meta", "not_applicable": "no aplica", "missing": "no informado"}
        absent = words.get(row["state"], "no ejecutado")
        executed = absent if row["state"] == "not_executed" or not done else f"{done}%"
        pair = (f"{goal}%" if goal else absent, executed)
        told_by_region.setdefault(REGIONS[row["region"]].office, []).append(pair)
    assert shown
    assert shown == {office: told_by_region[office] for office in shown}
    if told is stories.corrected:
        assert shown["DRTPE Loreto"][1] == ("60%", "41.5%")


def test_a_correction_is_listed_and_marked_where_it_is_shown() -> None:
    document = stories.corrected().document
    assert table(document, "Correcciones").rows == (("Loreto", "2", "se contó dos veces"),)
    sent = {row[1]: row[3] for row in table(document, "Constancias").rows}
    assert sent["2020-II-LORETO-2"] == "recibido"  # after the deadline, but no late report
    notes = {f.number: f.notes for f in document.figures if f.about == "loreto"}
    assert all("Corregido después de la publicación: IdG 2." in told for told in notes.values())


def test_a_semester_of_which_nothing_came_says_so_and_has_no_empty_chart() -> None:
    document = stories.nothing_yet().document
    words = " ".join(_words(document))
    assert words.count("Todavía no se ha recibido ningún informe de este semestre.") == 3
    assert "G/DRTPE que informaron (0): todavía ninguna" in words
    assert "Ninguna de las 21 G/DRTPE que debían informar lo ha hecho." in words
    assert "Todavía faltan los informes de Amazonas, Apurímac," in words
    assert "Todavía no se ha recibido ninguna evaluación que comparar con las cifras." in words
    assert [figure.caption[:13] for figure in document.figures] == ["Transferencia"]
    assert "Todavía no se ha enviado ninguna versión." in words
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf_of(document).content)).pages]
    assert sum("Ninguna región ha informado todavía este indicador." in page for page in pages) < 4


def test_the_same_facts_give_the_same_bytes() -> None:
    document = stories.nothing_yet().document
    assert pdf_of(document).content == pdf_of(document).content
    assert docx_of(document) == docx_of(document)


def test_the_pdf_is_tagged_has_bookmarks_and_tells_where_each_region_is() -> None:
    document = stories.example().document
    typeset = pdf_of(document)
    reader = PdfReader(io.BytesIO(typeset.content))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "es-PE"
    metadata = root["/Metadata"].get_data().decode()
    assert "pdfuaid:part" in metadata
    assert "pdfaid:conformance" in metadata
    assert len(reader.pages) == typeset.pages
    assert "Normativalab.Resultado" in squeezed(reader.pages[2].extract_text())  # in the list
    titles = [block.text for block in document.blocks if isinstance(block, Title)]
    assert [str(mark["/Title"]) for mark in _flat(reader.outline)] == titles
    for region in ("puno", "loreto"):
        pages = typeset.places[region]
        office = squeezed(REGIONS[region].office)
        assert len(set(pages)) == 2
        assert all(office in squeezed(reader.pages[page - 1].extract_text()) for page in pages)


def _flat(outline: Any) -> list[Any]:
    flat: list[Any] = []
    for entry in outline:
        flat += _flat(entry) if isinstance(entry, list) else [entry]
    return flat


def test_every_page_with_an_invented_figure_says_so_and_a_genuine_extract_does_not() -> None:
    story = stories.example()
    marked = PdfReader(io.BytesIO(pdf_of(story.document).content))
    words = "DATOS SIMULADOS, SALVO LORETO"
    assert all(words in page.extract_text() for page in marked.pages)
    opened = docx.Document(io.BytesIO(docx_of(story.document)))
    heads = [line.text for line in opened.sections[-1].header.paragraphs]
    assert f"BORRADOR · {words}" in heads
    assert f"BORRADOR · {words}" in [line.text for line in opened.paragraphs[:10]]  # the cover
    assert story.extract("puno").marks == ("BORRADOR", "DATOS SIMULADOS")
    assert story.extract("loreto").marks == ("BORRADOR", "TEXTOS SIMULADOS")
