"""Pages of a Word file: their header and footer, and those that lie on their side."""

from copy import deepcopy

from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import _Footer, _Header
from docx.shared import Pt, RGBColor

from documents.report.document import Document
from documents.report.word.markup import field, paragraph, run, writable

_MUTED = RGBColor(0x55, 0x60, 0x6E)


def turn_page(base: WordFile, *, landscape: bool) -> str:
    """What ends a section: the pages until here, upright or `landscape`, are as it says."""
    layout = deepcopy(base.element.body.find(qn("w:sectPr")))
    size = layout.find(qn("w:pgSz"))
    if landscape and size is not None:
        wide, high = size.get(qn("w:w")), size.get(qn("w:h"))
        size.set(qn("w:w"), high)
        size.set(qn("w:h"), wide)
        size.set(qn("w:orient"), "landscape")
    return f"<w:p><w:pPr>{layout.xml}</w:pPr></w:p>"


def head_pages(base: WordFile, document: Document, *, ours: bool) -> None:
    """Header and footer of all pages; those of a letterhead stay, and only get the marks."""
    section = base.sections[-1]
    header, footer = section.header, section.footer
    if ours:
        _write(header, document.header)
    for mark in document.marks:
        added = header.add_paragraph()
        added.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        told = added.add_run(writable(mark))
        told.bold, told.font.size, told.font.color.rgb = True, Pt(8), RGBColor(0xB4, 0x54, 0x0A)
    if ours or not _said(footer):
        _write(footer, (document.footer,))
        page = run("Página ") + field("PAGE", "1") + run(" de ") + field("NUMPAGES", "1")
        words = paragraph(page, align="right").replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)
        footer._element.append(parse_xml(words))


def _write(where: _Header | _Footer, lines: tuple[str, ...]) -> None:
    where.is_linked_to_previous = False
    first, *rest = where.paragraphs or [where.add_paragraph()]
    for extra in rest:
        extra._element.getparent().remove(extra._element)
    for place, words in enumerate(lines):
        into = first if place == 0 else where.add_paragraph()
        told = into.add_run(writable(words))
        told.font.size, told.font.color.rgb = Pt(8), _MUTED
        told.bold = place == 0 and isinstance(where, _Header)


def _said(where: _Header | _Footer) -> bool:
    return any(each.text.strip() for each in where.paragraphs)
