"""The text of an .odt: what is shown of it, not notes, remarks, what was deleted or is hidden."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from documents.texts.archives import part_of
from documents.texts.paragraphs import as_line, as_rows
from documents.texts.unfit import NotReadable, TextFault

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TEXT, _TABLE, _STYLE = (
    f"{{{_OASIS}{name}:1.0}}" for name in ("office", "text", "table", "style")
)
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_GONE = (
    f"{_TEXT}tracked-changes",
    f"{_TEXT}note",
    f"{_OFFICE}annotation",
    f"{_TEXT}table-of-content",
)
_MOST_BLANKS, _MOST_CELLS = 100, 60
_DEEPEST = 60


def odt_text(content: bytes) -> str:
    """Raises NotReadable, and whatever XML that is none, or not plain, raises."""
    document = part_of(content, "content.xml")
    if document is None:
        raise NotReadable(TextFault.DAMAGED)
    root = fromstring(document, forbid_dtd=True)
    body = root.find(f"{_OFFICE}body")
    if body is None:
        return ""
    _empty_hidden(root, body)
    return "\n".join(_lines(body, listed=False, depth=0))


def _empty_hidden(root: Element, body: Element) -> None:
    """Take the words away that the document's own styles hide."""
    hidden = {
        style.get(f"{_STYLE}name")
        for style in root.iter(f"{_STYLE}style")
        if any(each.get(f"{_TEXT}display") == "none" for each in style)
    }
    for element in list(body.iter()) if hidden else ():
        if element.get(f"{_TEXT}style-name") in hidden:
            tail = element.tail
            element.clear()
            element.tail = tail


def _lines(element: Element, *, listed: bool, depth: int) -> Iterator[str]:
    for child in element:
        if child.tag in _GONE or depth > _DEEPEST:
            continue
        if child.tag in _PARAGRAPHS:
            boxes: list[Element] = []
            yield as_line("".join(_pieces(child, boxes)), listed=listed)
            for box in boxes:
                yield from _lines(box, listed=False, depth=depth + 1)
        elif child.tag == f"{_TABLE}table":
            yield from as_rows(_rows(child, depth + 1))
        else:
            within = listed or child.tag == f"{_TEXT}list-item"
            yield from _lines(child, listed=within, depth=depth + 1)


def _pieces(element: Element, boxes: list[Element]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * _count(child.get(f"{_TEXT}c"), _MOST_BLANKS)
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag.endswith("}text-box"):
            boxes.append(child)
        elif child.tag not in _GONE:
            yield from _pieces(child, boxes)
        yield child.tail or ""


def _rows(table: Element, depth: int) -> list[list[list[str]]]:
    rows = []
    for row in table.iter(f"{_TABLE}table-row"):
        cells: list[list[str]] = []
        for cell in row:
            if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                continue
            times = _count(cell.get(f"{_TABLE}number-columns-repeated"), _MOST_CELLS)
            lines = [line for line in _lines(cell, listed=False, depth=depth) if line]
            cells += [lines] * times
        rows.append(cells[:_MOST_CELLS])
    return rows


def _count(said: str | None, most: int) -> int:
    return min(int(said), most) if said and said.isdecimal() and len(said) < 7 else 1
