"""A report's receipt as a page of PDF: what was sent in one version, when, and what became of it.

Its words come ready as ReceiptFacts; only their places on the page are decided here. Streams are
left uncompressed, so that anyone can look for its number and its hash.
"""

import io
from dataclasses import dataclass

from pydantic import TypeAdapter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from convenio.typed.clean_text import one_line
from documents.receipt_facts import ReceiptFacts
from documents.receipt_fonts import BOLD, REGULAR, drawable

_LEFT, _RIGHT = 57, A4[0] - 57  # points: 2 cm from the edges
_TOP = A4[1] - 62
_COLUMNS = (_LEFT, _LEFT + 34, _LEFT + 350, _LEFT + 416)
_GAP = 6  # points between a cell and the next column
_LINES = 2  # of what does not fit in one
_FACTS = TypeAdapter(ReceiptFacts)


@dataclass
class _Pen:
    """Writes line below line: `y`, in points from the bottom, is where the next one stands."""

    canvas: Canvas
    y: float = _TOP

    def line(self, words: str, *, size: float = 9.2, bold: bool = False) -> None:
        """A paragraph of two lines at most."""
        name = BOLD if bold else REGULAR
        shown = drawable(words, name)
        parts = simpleSplit(shown, name, size, _RIGHT - _LEFT) or [""]
        for part in (*parts[: _LINES - 1], " ".join(parts[_LINES - 1 :])):
            if part:
                self._write(_LEFT, part, size, name, _RIGHT)
                self.y -= size * 1.45

    def cells(self, cells: tuple[str, ...], *, bold: bool = False) -> None:
        name = BOLD if bold else REGULAR
        ends = (*(x - _GAP for x in _COLUMNS[1:]), _RIGHT)
        for x, end, cell in zip(_COLUMNS, ends, cells, strict=True):
            self._write(x, drawable(cell, name), 8.8, name, end)
        self.y -= 15

    def rule(self) -> None:
        self.canvas.setLineWidth(0.5)
        self.canvas.line(_LEFT, self.y + 9, _RIGHT, self.y + 9)
        self.y -= 6

    def _write(self, x: float, words: str, size: float, name: str, end: float) -> None:
        """Write one line from `x`, cut where it would go beyond `end`."""
        self.canvas.setFont(name, size)
        while words and x + self.canvas.stringWidth(words) > end:
            words = words[:-2].rstrip() + "…"
        self.canvas.drawString(x, self.y, words)


def receipt_pdf(facts_json: str) -> bytes:
    """One page; the same facts give the same bytes.

    Raises ValueError on JSON that isn't a receipt's.
    """
    facts = _FACTS.validate_json(facts_json)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, pageCompression=0, invariant=1)
    canvas.setTitle(one_line(f"Constancia {facts.number}"))
    canvas.setAuthor("Puntual")
    _draw(_Pen(canvas), facts)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(pen: _Pen, facts: ReceiptFacts) -> None:
    pen.line(facts.title, size=18, bold=True)
    pen.line(facts.number, size=14, bold=True)
    pen.y -= 4
    for line in facts.about:
        pen.line(line)
    pen.y -= 8
    if facts.rows:
        pen.cells(("IdG", "Indicador", "Meta", "Ejecutado"), bold=True)
    pen.rule()
    for row in facts.rows:
        pen.cells(row)
    for item in facts.items:
        pen.line(item)
    pen.rule()
    for line in facts.totals:
        pen.line(line)
    pen.y -= 8
    pen.line("Su camino", bold=True)
    for line in facts.steps:
        pen.line(line)
    pen.y -= 8
    pen.line("Huella (SHA-256)", bold=True)
    pen.line(facts.content_hash, size=9)
    pen.line(
        f"Para comprobarla, escriba al bot: /verificar {facts.number} {facts.content_hash[:8]}"
    )
