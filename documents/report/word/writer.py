"""The report as a Word file: real headings, captions that count, tables whose headings repeat."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

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
from documents.report.word.layout import head_pages, turn_page
from documents.report.word.letterhead import open_letterhead
from documents.report.word.markup import body, contents, field, paragraph, picture, run, writable
from documents.report.word.tables import table

_WHOLE, _HALF, _TALLEST = 10.2, 8.6, 16.0  # centimetres
_WARNING = "B4540A"


def write_docx(document: Document, drawn: Mapping[str, bytes], letterhead: bytes = b"") -> bytes:
    """`drawn`: PNGs by the digests of their charts. The same facts give the same bytes.

    Raises ValueError, in words for people, for a letterhead that can't be used.
    """
    base = open_letterhead(letterhead)
    head_pages(base, document, ours=not letterhead)  # before sections that begin are made of them
    writer = _Writer(base, drawn)
    page = base.sections[0]
    width = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    height = (page.page_height or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    writer.room = {False: width / 360_000, True: height / 360_000}
    elements = [*writer.cover(document), *writer.lists(document)]
    for section in document.parts:
        elements += writer.section(section)
    made = parse_xml(body(elements))
    last = base.element.body.find(qn("w:sectPr"))
    for element in list(made):
        last.addprevious(element)
    _describe(base, document)
    return _packed(base, document.moment)


class _Writer:
    def __init__(self, base: WordFile, drawn: Mapping[str, bytes]) -> None:
        self._base, self._drawn = base, drawn
        self._styles = {str(style.name): str(style.style_id) for style in base.styles}
        self.room: Mapping[bool, float] = {}

    def cover(self, document: Document) -> Iterator[str]:
        cover = document.cover
        if cover is None:
            return
        yield paragraph(run(document.header[0], bold=True))
        yield from (paragraph(run(words)) for words in document.header[1:])
        yield from (paragraph("") for _ in range(5))
        yield paragraph(run(cover.title), self._id("Title"))
        for words in filter(None, (cover.agreement, cover.semester, cover.scope)):
            yield paragraph(run(words), self._id("Subtitle"))
        for words in (*document.marks, *cover.lines, cover.dated):
            yield paragraph(run(words))

    def lists(self, document: Document) -> Iterator[str]:
        """Contents, tables and figures; of an extract none."""
        if document.cover is None or document.cover.scope:
            return
        titles = [block.text for block in document.blocks if isinstance(block, Title)]
        listed = (
            ("Contenido", 'TOC \\o "1-2" \\h \\z \\u', titles, "TOC 1"),
            (
                "Índice de cuadros",
                'TOC \\h \\z \\c "Cuadro"',
                [f"Cuadro N.º {t.number:02}. {_title(t)}" for t in document.tables],
                "Table of Figures",
            ),
            (
                "Índice de gráficos",
                'TOC \\h \\z \\c "Gráfico"',
                [f"Gráfico N.º {f.number:02}. {_title(f)}" for f in document.figures],
                "Table of Figures",
            ),
        )
        for place, (title, code, lines, style) in enumerate(listed):
            if lines:
                yield paragraph(run(title, bold=True), self._id("Subtitle"), new_page=place == 0)
                yield contents(code, lines, self._id(style))

    def section(self, section: Section) -> Iterator[str]:
        if section.landscape:
            yield turn_page(self._base, landscape=False)
        room = self.room[section.landscape]
        for place, block in enumerate(section.blocks):
            yield from self._block(block, room, first=place == 0 and not section.landscape)
        if section.landscape:
            yield turn_page(self._base, landscape=True)

    def _block(self, block: Block, room: float, *, first: bool) -> Iterator[str]:
        if isinstance(block, Title):
            style = self._id(f"Heading {min(block.level, 2)}")
            yield paragraph(run(block.text), style, new_page=first)
        elif isinstance(block, Paragraph):
            style = self._id("Informe Nota") if block.note else ""
            yield paragraph(_runs(block.runs), style, new_page=first)
        elif isinstance(block, Bullets):
            style = self._id("List Bullet") if block.marked else ""
            for item in block.items:
                yield paragraph(_runs(item), style)
        elif isinstance(block, Table):
            yield from self._table(block, room, first)
        else:
            yield from self._illustration(block, first)

    def _table(self, shown: Table, room: float, first: bool) -> Iterator[str]:
        if shown.numbered:
            yield from self._caption("Cuadro", shown, first)
        yield table(shown, room, self._id("Informe Celda"))
        yield from self._below(shown)

    def _illustration(self, shown: Illustration, first: bool) -> Iterator[str]:
        yield from self._caption("Gráfico", shown, first)
        content = self._drawn[shown.chart.digest]
        image = Image.from_blob(content)
        most = _HALF if shown.half else _WHOLE
        wide = min(most, _TALLEST * image.px_width / image.px_height)
        high = wide * image.px_height / image.px_width
        relation = self._embedded(image, shown.number)
        drawing = picture(relation, shown.number, shown.alternative, wide, high)
        yield paragraph(drawing, align="center", keep=True)
        yield from self._below(shown)

    def _embedded(self, image: Image, number: int) -> str:
        name = PackURI(f"/word/media/grafico{number}.png")
        part = ImagePart.from_image(image, name)
        relation = f"rIdGrafico{number}"
        self._base.part.rels.add_relationship(RELATIONSHIP_TYPE.IMAGE, part, relation)
        return relation

    def _caption(self, kind: str, shown: Table | Illustration, first: bool) -> Iterator[str]:
        counted = field(f'SEQ {kind} \\# "00"', f"{shown.number:02}")
        words = f"{run(f'{kind.upper()} N.º ')}{counted}{run('. ' + _title(shown))}"
        yield paragraph(words, self._id("Caption"), new_page=first, keep=True, align="center")

    def _below(self, shown: Table | Illustration) -> Iterator[str]:
        source = [f"Fuente: {shown.source}"] if shown.source else []
        lines = [*source, *(f"Nota: {note}" for note in shown.notes)]
        for words in lines or [""]:  # two tables with nothing in between would be one
            yield paragraph(run(words), self._id("Informe Nota"))

    def _id(self, name: str) -> str:
        return self._styles[name]


def _title(shown: Table | Illustration) -> str:
    return ". ".join(filter(None, (shown.caption, shown.subtitle)))


def _runs(runs: Runs) -> str:
    return "".join(run(each.text, bold=each.bold, italic=each.italic) for each in runs)


def _describe(base: WordFile, document: Document) -> None:
    moment = datetime.fromtimestamp(document.moment, UTC).replace(tzinfo=None)
    told = base.core_properties
    told.title, told.subject = writable(document.title), writable(document.subject)
    told.author = writable(", ".join(document.header[:2]))
    told.keywords = writable(", ".join(document.keywords))
    told.language, told.comments, told.last_modified_by = "es-PE", "", ""
    told.created = told.modified = moment
    told.revision = 1


def _packed(base: WordFile, moment: int) -> bytes:
    """The file's bytes, with the data's moment where a ZIP keeps that of saving."""
    saved, out = io.BytesIO(), io.BytesIO()
    base.save(saved)
    at = datetime.fromtimestamp(moment, UTC).timetuple()[:6]
    with zipfile.ZipFile(saved) as given, zipfile.ZipFile(out, "w") as packed:
        for entry in given.infolist():
            kept = zipfile.ZipInfo(entry.filename, at)
            stored = entry.filename.endswith(".png")
            kept.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            packed.writestr(kept, given.read(entry))
    return out.getvalue()
