"""The report as a Word file: real headings, captions that count, tables whose headings repeat."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from docx.document import Document as WordFile
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.parts.image import ImagePart

from documents.report.document import (
    Block,
    Bullets,
    Document,
    Illustration,
    Paragraph,
    Runs,
    Section,
    Table,
    Title,
)
from documents.report.word.layout import COLUMN_GAP, head_pages, page_layout
from documents.report.word.letterhead import open_letterhead
from documents.report.word.markup import (
    body,
    contents,
    ended,
    field,
    paragraph,
    picture,
    run,
)
from documents.report.word.package import packed
from documents.report.word.tables import table

_WHOLE, _TALLEST = 10.2, 16.0  # centimetres
_COLUMNS = 2
_WARNING, _NAVY = "B4540A", "0A2F4F"
Pages = tuple[Mapping[str, Any], str]
"""How the pages of a section are, as `page_layout` takes it, and what stands on them."""


def write_docx(document: Document, drawn: Mapping[str, bytes], letterhead: bytes = b"") -> bytes:
    """`drawn`: PNGs by the digests of their charts. The same facts give the same bytes.

    Raises ValueError, in words for people, for a letterhead that can't be used.
    """
    base = open_letterhead(letterhead)
    head_pages(base, document, ours=not letterhead)  # before sections that begin are made of them
    *sections, (how, rest) = _sections(_Writer(base, drawn), document, ours=not letterhead)
    closed = [ended(shown, page_layout(base, **each).xml) for each, shown in sections]
    made = parse_xml(body([*closed, rest]))
    last = base.element.body.find(qn("w:sectPr"))
    for element in list(made):
        last.addprevious(element)
    last.getparent().replace(last, page_layout(base, **how))
    return packed(base, document)


def _sections(writer: "_Writer", document: Document, *, ours: bool) -> Iterator[Pages]:
    """The cover, and then what has pages of one kind, together."""
    if document.cover is not None:
        own = ours or writer.base.sections[-1].different_first_page_header_footer
        yield {"cover": own}, "".join(writer.cover(document))
    before = "".join(writer.lists(document))
    for how, parts in groupby(document.parts, _how):
        shown: list[str] = []
        for part in parts:
            shown.append("".join(writer.section(part, how, first=not shown and not before)))
        if before and how:
            yield {}, before
            before = ""
        yield how, before + "".join(shown)
        before = ""


def _how(section: Section) -> Mapping[str, Any]:
    """Charts of half a page stand side by side, in columns."""
    if section.landscape:
        return {"landscape": True}
    halves = [isinstance(block, Illustration) and block.half for block in section.blocks]
    return {"columns": _COLUMNS} if len(halves) > 1 and all(halves) else {}


class _Writer:
    def __init__(self, base: WordFile, drawn: Mapping[str, bytes]) -> None:
        self.base, self._drawn = base, drawn
        self._styles = {str(style.name): str(style.style_id) for style in base.styles}

    def cover(self, document: Document) -> Iterator[str]:
        cover = document.cover
        assert cover is not None
        ministry, *names = document.header
        yield paragraph(run(ministry, bold=True, color=_NAVY, points=13))
        yield from (paragraph(run(words)) for words in names[:1])
        yield paragraph("", after=150)
        yield paragraph(run(cover.title), self._id("Title"))
        for words in filter(None, (cover.agreement, cover.semester, cover.scope)):
            yield paragraph(run(words), self._id("Subtitle"))
        yield paragraph("", after=150)
        if document.marks:
            yield paragraph(run(" · ".join(document.marks), bold=True, color=_WARNING))
        for words in (*cover.lines, cover.dated):
            yield paragraph(run(words))
        yield from (paragraph(run(f"«{words}»", italic=True)) for words in names[1:])

    def lists(self, document: Document) -> Iterator[str]:
        """Contents, tables and figures; of an extract none."""
        if document.cover is None or document.cover.scope:
            return
        titles = [block for block in document.blocks if isinstance(block, Title)]
        tables = [f"Cuadro N.º {t.number:02}. {_title(t)}" for t in document.tables]
        figures = [f"Gráfico N.º {f.number:02}. {_title(f)}" for f in document.figures]
        chief, below, listed = map(self._id, ("toc 1", "toc 2", "table of figures"))
        named = [(title.text, chief if title.level == 1 else below) for title in titles]
        for title, code, lines in (
            ("Contenido", 'TOC \\o "1-2" \\h \\z \\u', named),
            ("Índice de cuadros", 'TOC \\h \\z \\c "Cuadro"', [(t, listed) for t in tables]),
            ("Índice de gráficos", 'TOC \\h \\z \\c "Gráfico"', [(f, listed) for f in figures]),
        ):
            if lines:
                yield paragraph(run(title, bold=True), self._id("Subtitle"), keep=True)
                yield contents(code, lines)

    def section(self, section: Section, how: Mapping[str, Any], *, first: bool) -> Iterator[str]:
        """`first`: it begins on a new page anyway."""
        room = self._room(**how)
        for place, block in enumerate(section.blocks):
            leads = isinstance(next(iter(section.blocks[place + 1 :]), None), Bullets)
            yield from self._block(block, room, first=place == 0 and not first, leads=leads)

    def _room(self, *, landscape: bool = False, columns: int = 1) -> float:
        """Centimetres from margin to margin, or of a column."""
        page = self.base.sections[-1]
        wide, high = page.page_width or 0, page.page_height or 0
        sides = (page.left_margin or 0) + (page.right_margin or 0)
        room = ((max(wide, high) if landscape else wide) - sides) / 360_000
        return (room - COLUMN_GAP * (columns - 1)) / columns

    def _block(self, block: Block, room: float, *, first: bool, leads: bool) -> Iterator[str]:
        """`leads`: a list follows, from which it is not parted by a page's end."""
        if isinstance(block, Title):
            style = self._id(f"Heading {min(block.level, 2)}")
            yield paragraph(run(block.text), style, new_page=first)
        elif isinstance(block, Paragraph):
            style = self._id("Informe Nota") if block.note else ""
            said = _runs(block.runs)
            yield paragraph(said, style, new_page=first, keep=leads, align="both")
        elif isinstance(block, Bullets):
            style = self._id("List Bullet") if block.marked else ""
            for item in block.items:
                yield paragraph(_runs(item), style, align="both")
        elif isinstance(block, Table):
            yield from self._table(block, room, first)
        else:
            yield from self._illustration(block, room, first)

    def _table(self, shown: Table, room: float, first: bool) -> Iterator[str]:
        if shown.numbered:
            yield from self._caption("Cuadro", shown, first)
        yield table(shown, room, self._id("Informe Celda"))
        yield from self._below(shown)

    def _illustration(self, shown: Illustration, room: float, first: bool) -> Iterator[str]:
        yield from self._caption("Gráfico", shown, first)
        content = self._drawn[shown.chart.digest]
        image = Image.from_blob(content)
        wide = min(room, _WHOLE, _TALLEST * image.px_width / image.px_height)
        high = wide * image.px_height / image.px_width
        relation = self._embedded(image, shown.number)
        drawing = picture(relation, shown.number, shown.alternative, wide, high)
        yield paragraph(drawing, align="center", keep=True)
        yield from self._below(shown)

    def _embedded(self, image: Image, number: int) -> str:
        name = PackURI(f"/word/media/grafico{number}.png")
        part = ImagePart.from_image(image, name)
        relation = f"rIdGrafico{number}"
        self.base.part.rels.add_relationship(RELATIONSHIP_TYPE.IMAGE, part, relation)
        return relation

    def _caption(self, kind: str, shown: Table | Illustration, first: bool) -> Iterator[str]:
        zero = "0" if shown.number < 10 else ""  # LibreOffice knows no '\# "00"'
        counted = field(f"SEQ {kind} \\* ARABIC", str(shown.number))
        words = f"{run(f'{kind.upper()} N.º {zero}')}{counted}{run('. ' + _title(shown))}"
        yield paragraph(words, self._id("Caption"), new_page=first, keep=True, align="center")

    def _below(self, shown: Table | Illustration) -> Iterator[str]:
        source = [f"Fuente: {shown.source}"] if shown.source else []
        lines = [*source, *(f"Nota: {note}" for note in shown.notes)]
        *kept, last = lines or [""]  # two tables with nothing in between would be one
        style, whole = self._id("Informe Nota"), isinstance(shown, Illustration)
        yield from (paragraph(run(words), style, keep=whole) for words in kept)
        yield paragraph(run(last), style, after=8)

    def _id(self, name: str) -> str:
        return self._styles[name]


def _title(shown: Table | Illustration) -> str:
    if not shown.subtitle:
        return shown.caption
    return f"{shown.caption.removesuffix('.')}. {shown.subtitle}"


def _runs(runs: Runs) -> str:
    return "".join(run(each.text, bold=each.bold, italic=each.italic) for each in runs)
