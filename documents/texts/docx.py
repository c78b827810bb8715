"""The text of a .docx: what is shown of it, without what was deleted, hidden or repeated."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from documents.texts.archives import part_of
from documents.texts.paragraphs import PAGE, as_line, as_pages, as_rows
from documents.texts.unfit import NotReadable, TextFault

_GONE = frozenset(("del", "moveFrom", "Fallback", "instrText", "delText", "rPr", "pPr", "sectPr"))
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_DEEPEST = 12  # tables in tables


def docx_text(content: bytes) -> str:
    """Raises NotReadable, and whatever XML that is none, or not plain, raises."""
    document = part_of(content, "word/document.xml")
    if document is None:
        raise NotReadable(TextFault.DAMAGED)
    styles = part_of(content, "word/styles.xml")
    listing = _listing_styles(fromstring(styles, forbid_dtd=True)) if styles else frozenset()
    root = fromstring(document, forbid_dtd=True)
    return "\n".join(_lines(root, listing, 0))


def _name(element: Element) -> str:
    """Its name in whichever edition of the format."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _child(element: Element | None, name: str) -> Element | None:
    if element is None:
        return None
    return next((child for child in element if _name(child) == name), None)


def _value(element: Element | None, name: str = "val") -> str:
    if element is None:
        return ""
    return next((said for key, said in element.items() if key.rpartition("}")[2] == name), "")


def _listing_styles(styles: Element) -> frozenset[str]:
    """The styles whose paragraphs are items of a list."""
    found = set()
    for style in styles:
        number = _child(_child(style, "pPr"), "numPr")
        if number is not None and _value(_child(number, "numId")) != "0":
            found.add(_value(style, "styleId"))
    return frozenset(found)


def _lines(element: Element, listing: frozenset[str], depth: int) -> Iterator[str]:
    for child in element:
        name = _name(child)
        if name in _GONE:
            continue
        if name == "p":
            yield from _paragraph(child, listing, depth)
        elif name == "tbl" and depth < _DEEPEST:
            yield from as_rows(_rows(child, listing, depth + 1))
        elif depth < _DEEPEST * 4:
            yield from _lines(child, listing, depth + 1)


def _paragraph(paragraph: Element, listing: frozenset[str], depth: int) -> Iterator[str]:
    own = _child(paragraph, "pPr")
    number = _child(own, "numPr")
    if number is not None:
        listed = _value(_child(number, "numId")) != "0"
    else:
        listed = _value(_child(own, "pStyle")) in listing
    boxes: list[Element] = []
    text = "".join(_pieces(paragraph, boxes))
    if _child(own, "pageBreakBefore") is not None:
        text = PAGE + text
    yield PAGE.join(as_line(page, listed=listed) for page in as_pages(text))
    for box in boxes:
        yield from _lines(box, listing, depth + 1)


def _pieces(element: Element, boxes: list[Element]) -> Iterator[str]:
    """What a paragraph shows; text boxes that hang on it are put aside."""
    for child in element:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "br":
            yield PAGE if _value(child, "type") == "page" else "\n"
        elif name == "txbxContent":
            boxes.append(child)
        elif name == "r" and _child(_child(child, "rPr"), "vanish") is not None:
            continue
        elif name not in _GONE:
            yield from _pieces(child, boxes)


def _rows(table: Element, listing: frozenset[str], depth: int) -> list[list[list[str]]]:
    return [
        [
            [line for line in _lines(cell, listing, depth) if line]
            for cell in row
            if _name(cell) == "tc"
        ]
        for row in table
        if _name(row) == "tr"
    ]
