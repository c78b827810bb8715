"""Pages of a Word file: their header and footer, their columns, those that lie on their side."""

from collections.abc import Iterable
from copy import deepcopy

from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.section import CT_SectPr
from docx.section import _Footer, _Header
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from documents.report.document import Document
from documents.report.word.markup import CM, field, paragraph, run, writable

COLUMN_GAP = 0.5  # centimetres
_NAVY, _MUTED = RGBColor(0x0A, 0x2F, 0x4F), RGBColor(0x55, 0x60, 0x6E)
_WARNING = RGBColor(0xB4, 0x54, 0x0A)
_AFTER_COLUMNS = tuple(f"w:{name}" for name in ("formProt", "vAlign", "titlePg", "docGrid"))
_RULE = "<w:pBdr {}>{}</w:pBdr>"


def page_layout(
    base: WordFile, *, landscape: bool = False, columns: int = 1, cover: bool = False
) -> CT_SectPr:
    """How the pages of a section are; the first of a `cover` has a header of its own, or none."""
    layout: CT_SectPr = deepcopy(base.element.body.sectPr)
    layout.titlePg_val = cover
    size = layout.pgSz
    if landscape and size is not None:
        short, long = sorted((size.get(qn("w:w")), size.get(qn("w:h"))), key=int)
        size.set(qn("w:w"), long)
        size.set(qn("w:h"), short)
        size.set(qn("w:orient"), "landscape")
    if columns > 1:
        for found in layout.findall(qn("w:cols")):
            layout.remove(found)
        parted = OxmlElement("w:cols")
        parted.set(qn("w:num"), str(columns))
        parted.set(qn("w:space"), str(round(CM * COLUMN_GAP)))
        layout.insert_element_before(parted, *_AFTER_COLUMNS)
    return layout


def head_pages(base: WordFile, document: Document, *, ours: bool) -> None:
    """Header and footer of all pages; those of a letterhead stay, and only get the marks."""
    section = base.sections[-1]
    header, footer = section.header, section.footer
    if ours:
        _write(header, document.header[:2])
    marks = " · ".join(document.marks)
    even = base.settings.odd_and_even_pages_header_footer and not ours
    for marked in (header, section.even_page_header) if even else (header,):
        if marks:
            told = _added(marked, marks, _WARNING, WD_ALIGN_PARAGRAPH.RIGHT)
            told.runs[0].bold = True
    if ours:
        _rule(header.paragraphs[-1], "bottom")
        if names := document.header[2:]:
            said = "  ".join(f"«{name}»" for name in names)
            _added(header, said, _MUTED, WD_ALIGN_PARAGRAPH.CENTER).runs[0].italic = True
    if ours or not _said(footer):
        _write(footer, (document.footer,))
        _rule(footer.paragraphs[0], "top")
        page = run("Página ") + field("PAGE", "1") + run(" de ") + field("NUMPAGES", "1")
        words = paragraph(page, align="right").replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)
        footer._element.append(parse_xml(words))
        _close(footer.paragraphs)


def _write(where: _Header | _Footer, lines: Iterable[str]) -> None:
    where.is_linked_to_previous = False
    for old in where.paragraphs:
        old._element.getparent().remove(old._element)
    for place, words in enumerate(lines):
        chief = place == 0 and isinstance(where, _Header)
        told = _added(where, words, _NAVY if chief else _MUTED, WD_ALIGN_PARAGRAPH.LEFT)
        told.runs[0].bold = chief


def _added(
    where: _Header | _Footer, words: str, color: RGBColor, align: WD_ALIGN_PARAGRAPH
) -> Paragraph:
    line = where.add_paragraph()
    line.alignment = align
    told = line.add_run(writable(words))
    told.font.color.rgb = color
    _close([line])
    return line


def _close(lines: Iterable[Paragraph]) -> None:
    """Small, and with nothing between them: what is said on each page takes little room."""
    for line in lines:
        line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(0)
        line.paragraph_format.line_spacing = 1.0
        for part in line.runs:
            part.font.size = Pt(8)


def _rule(line: Paragraph, edge: str) -> None:
    drawn = f'<w:{edge} w:val="single" w:sz="4" w:space="1" w:color="0A2F4F"/>'
    layout = line._p.get_or_add_pPr()
    before = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    layout.insert_element_before(parse_xml(_RULE.format(nsdecls("w"), drawn)), *before)


def _said(where: _Header | _Footer) -> bool:
    return any(each.text.strip() for each in where.paragraphs)
