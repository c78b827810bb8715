"""The document that a report is written upon: ours, or one with ODES's own styles and header."""

import io
import zipfile
from zipfile import BadZipFile

import docx
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from documents.report.word.limits import LARGEST, too_large

_UNPACKED = 40_000_000
_OLE = b"\xd0\xcf\x11\xe0"  # an old .doc, or one with a password
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_NAVY = RGBColor(0x0A, 0x2F, 0x4F)
_MUTED = RGBColor(0x55, 0x60, 0x6E)
_POINTS = {
    **{"Title": 26.0, "Subtitle": 14.0, "Heading 1": 15.0, "Heading 2": 12.0, "Caption": 9.5},
    **{"List Bullet": 11.0, "toc 1": 10.0, "toc 2": 10.0, "table of figures": 10.0},
    **{"Informe Celda": 8.5, "Informe Nota": 8.0},
}
_TITLES = {"Title": 0, "Subtitle": 8, "Heading 1": 12, "Heading 2": 10, "Caption": 10}
"""With the points above each."""
_FONT = "Times New Roman"
_DAMAGED = "El membrete está dañado: ábralo en Word, guárdelo como .docx y envíelo otra vez."


def open_letterhead(content: bytes) -> WordFile:
    """A letterhead's styles, header and footer, its text taken away; ours where it is empty.

    Raises ValueError, in words for people, for what can't be one.
    """
    if not content:
        return _styled(docx.Document(), ours=True)
    _check(content)
    try:
        base = docx.Document(io.BytesIO(content))
        _keep_heads(base)
        for element in list(base.element.body):
            if element.tag != qn("w:sectPr"):
                base.element.body.remove(element)
        return _styled(base, ours=False)
    except MemoryError:
        raise
    except Exception as fault:  # whatever hides in a file that somebody sent
        raise ValueError(_DAMAGED) from fault


def _keep_heads(base: WordFile) -> None:
    """Let the last section have what the ones before it handed down: header and footer."""
    last = base.element.body.sectPr
    layouts = list(base.element.body.iter(qn("w:sectPr")))
    for kind in ("w:footerReference", "w:headerReference"):
        held = {each.get(qn("w:type")): each for each in layouts for each in each.findall(qn(kind))}
        own = {each.get(qn("w:type")) for each in last.findall(qn(kind))}
        for of, reference in held.items():
            if of not in own:
                last.insert(0, reference)


def _check(content: bytes) -> None:
    if len(content) > LARGEST:
        raise ValueError(too_large(len(content)))
    if content.startswith(_OLE):
        raise ValueError(
            "El membrete tiene contraseña o es un .doc antiguo: guárdelo como .docx y sin ella."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = {name.lower() for name in packed.namelist()}
            size = sum(entry.file_size for entry in packed.infolist())
            if size > _UNPACKED:
                raise ValueError("El membrete es demasiado grande. Envíe uno más simple.")
            types = packed.read("[Content_Types].xml").decode("utf-8", "replace")
    except (BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError) as fault:
        raise ValueError(_DAMAGED) from fault
    if "macroenabled" in types.lower() or any(name.endswith("vbaproject.bin") for name in names):
        raise ValueError("El membrete tiene macros: guárdelo como .docx, sin macros.")
    if _MAIN not in types:
        raise ValueError("El membrete no es un documento de Word (.docx).")


def _styled(base: WordFile, *, ours: bool) -> WordFile:
    """With every style that the report uses; those that a letterhead has stay as they are."""
    normal = _style(base, "Normal")
    if ours:
        _set_out(base, normal)
    for name, points in _POINTS.items():
        if name not in base.styles:
            added = base.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            assert isinstance(added, ParagraphStyle)
            added.base_style, added.font.size = normal, Pt(points)
            added.paragraph_format.space_after = Pt(2)
            added.paragraph_format.line_spacing = 1.0
            if name == "Informe Nota":
                added.font.color.rgb = _MUTED
            elif name == "Informe Celda":
                added.paragraph_format.space_before = Pt(2)
            elif name == "toc 2":
                added.paragraph_format.left_indent = Cm(0.5)
    return base


def _set_out(base: WordFile, normal: ParagraphStyle) -> None:
    """Our own page, and styles that were there already: a font that each office has."""
    normal.font.name, normal.font.size = _FONT, Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.1
    page = base.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.4)
    page.top_margin, page.bottom_margin = Cm(3.1), Cm(2.3)
    for name, before in _TITLES.items():
        style = _style(base, name)
        style.font.name, style.font.size = _FONT, Pt(_POINTS[name])
        style.font.color.rgb, style.font.bold, style.font.italic = _NAVY, True, False
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(6)
        style.paragraph_format.line_spacing = 1.0
        _plain_fonts(style)
    for language in base.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "es-PE")


def _style(base: WordFile, name: str) -> ParagraphStyle:
    found = base.styles[name]
    assert isinstance(found, ParagraphStyle)
    return found


def _plain_fonts(style: ParagraphStyle) -> None:
    """Let a heading's own font count, not the theme's."""
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    if fonts is not None:
        for name in [name for name in fonts.attrib if "Theme" in name]:
            del fonts.attrib[name]
