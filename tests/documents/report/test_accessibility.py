"""The PDF as a screen reader takes it: its tags, read by another library than sets them."""

import io
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

from tests.documents.report import stories
from tests.documents.report.files import pdf_of, squeezed

# what puts ink on a page
SHOWN = {b"Tj", b"TJ", b"'", b'"', b"Do", b"S", b"s", b"f", b"f*", b"B", b"B*", b"sh"}


@cache
def reader() -> PdfReader:
    return PdfReader(io.BytesIO(pdf_of(stories.one_region().document).content))


@cache
def elements() -> tuple[Any, ...]:
    """The structure's elements, in the order in which they are read."""
    root: Any = reader().trailer["/Root"]
    return tuple(_below(root["/StructTreeRoot"]))


def _below(element: Any) -> Iterator[Any]:
    for child in _children(element):
        if "/S" in child:
            yield child
            yield from _below(child)


def _children(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    listed = kids if isinstance(kids, list) else [kids]
    return [each for each in (kid.get_object() for kid in listed) if isinstance(each, dict)]


def of_kind(kind: str) -> list[Any]:
    return [each for each in elements() if each["/S"] == f"/{kind}"]


def attribute(element: Any, name: str) -> Any:
    given = element.get("/A", {})
    given = given.get_object() if hasattr(given, "get_object") else given
    listed = given if isinstance(given, list) else [given]
    found = [each.get_object()[name] for each in listed if name in each.get_object()]
    return found[0] if found else None


def test_the_document_says_its_language_and_its_title() -> None:
    root: Any = reader().trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "es-PE")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader().metadata
    assert str(reader().metadata["/Title"]) == stories.one_region().document.title  # type: ignore[index]


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [int(each["/S"][2:]) for each in elements() if each["/S"][2:].isdigit()]
    assert levels[0] == 1
    assert {1, 2} <= set(levels)
    assert all(now <= before + 1 for before, now in pairwise(levels))


def test_each_figure_is_told_in_words() -> None:
    told = [squeezed(str(each.get("/Alt", ""))) for each in of_kind("Figure")]
    figures = stories.one_region().document.figures
    assert told == [squeezed(figure.alternative) for figure in figures]


def test_a_table_has_headings_that_say_what_they_are_of_and_rows_of_one_length() -> None:
    tables = of_kind("Table")
    assert len(tables) == sum(
        block.type == "table" for block in stories.one_region().document.blocks
    )
    for table in tables:
        rows = [each for each in _below(table) if each["/S"] == "/TR"]
        widths = {sum(attribute(cell, "/ColSpan") or 1 for cell in _children(row)) for row in rows}
        assert len(widths) == 1
        heads = _children(rows[0])
        assert {cell["/S"] for cell in heads} == {"/TH"}
        assert {attribute(cell, "/Scope") for cell in heads} == {"/Column"}


def test_whatever_a_page_shows_is_tagged_or_an_artifact() -> None:
    tagged = 0
    pages: list[Any] = list(reader().pages)
    for page in pages:
        numbers, shown = _marked(ContentStream(page.get_contents(), reader()))
        assert None not in shown
        tagged += len(numbers)
        if "/Annots" in page:
            assert page["/Tabs"] == "/S"
            assert all(note.get_object().get("/Contents") for note in page["/Annots"])
    assert tagged == sum(len(_numbers(each)) for each in elements())


def _marked(content: ContentStream) -> tuple[set[int], set[Any]]:
    """The numbers that lead to elements; what is shown within: one, an artifact, or None."""
    within: list[Any] = []
    numbers: set[int] = set()
    shown: set[Any] = set()
    for operands, operator in content.operations:
        if operator in (b"BDC", b"BMC"):
            about = operands[1] if len(operands) > 1 else {}
            number = about.get("/MCID") if isinstance(about, dict) else None
            numbers |= set() if number is None else {int(number)}
            within.append("artifact" if operands[0] == "/Artifact" else number)
        elif operator == b"EMC":
            within.pop()
        elif operator in SHOWN:
            shown.add(next((each for each in reversed(within) if each is not None), None))
    return numbers, shown


def _numbers(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    listed = kids if isinstance(kids, list) else [kids]
    return [
        each
        for each in (kid.get_object() for kid in listed)
        if isinstance(each, int) or (isinstance(each, dict) and each.get("/Type") == "/MCR")
    ]


def test_all_fonts_are_in_the_file() -> None:
    pages: list[Any] = list(reader().pages)
    given = [each for page in pages for each in page["/Resources"].get("/Font", {}).values()]
    fonts = {str(font["/BaseFont"]): font for font in (each.get_object() for each in given)}
    assert fonts
    for font in fonts.values():
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(described)
        assert "/ToUnicode" in font
