"""The sheet that every picture is drawn upon: title above, source below, pixels in between.

Everything is placed by hand, without Axes: it costs a third of what matplotlib's own layout does,
and nothing can move when a label is long.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from math import nan

from matplotlib.artist import Artist
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import Affine2D

from charts.canvas import style
from charts.canvas.outlines import Align, Label
from charts.canvas.text_width import width, wrap
from charts.facts.headings import Heading

_ROOM = style.WIDTH - 2 * style.MARGIN
_LINE, _BROKEN_LINE = 15, 20
_BROKEN = "barra cortada: su cifra no cabe en la escala"
_HALF_A_CAPITAL = 0.36  # of a font's size: from the middle of a capital down to the line it is on
_BREAK_STICKS_OUT, _BREAK_SLANTS = 2.5, 2.5
_BREAK = ((0, "", 6), (-3, style.INK, 1.6), (3, style.INK, 1.6))  # shift, colour, width of a stroke
_ORDER = 1  # the same for all: what is added later lies above
_printed: ContextVar[bool] = ContextVar("printed", default=False)


@contextmanager
def as_printed() -> Iterator[None]:
    """Leave out what a document says around a picture anyway: its subtitle and its source."""
    before = _printed.set(True)
    try:
        yield
    finally:
        _printed.reset(before)


@dataclass(frozen=True, slots=True)
class Box:
    """Left, top, width and height; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def corners(self) -> list[tuple[float, float]]:
        right, bottom = self.x + self.width, self.y + self.height
        return [(self.x, self.y), (right, self.y), (right, bottom), (self.x, bottom)]


class Page:
    """`top` and `bottom` bound what a chart may use."""

    def __init__(self, heading: Heading, body: float) -> None:
        titles = wrap(heading.title, style.TITLE, _ROOM, bold=True)
        printed = _printed.get()
        subtitles = [] if printed else wrap(heading.subtitle, style.BODY, _ROOM)
        sources = [""] * bool(heading.simulated) if printed else _footer(heading)
        cut = _BROKEN_LINE * bool(heading.cut)
        self.top = 12.0 + 22 * len(titles) + 16 * len(subtitles) + 6
        self.bottom = self.top + body
        height = round(self.bottom + 10 + cut + _LINE * len(sources) + 6)
        self.figure = Figure((style.WIDTH / 72, height / 72), dpi=72, facecolor=style.PAPER)
        flipped = Affine2D().scale(1 / style.WIDTH, -1 / height).translate(0, 1)
        self._on_sheet = flipped + self.figure.transFigure
        y = self._paragraph(titles, 12 + 11, 22, style.TITLE, bold=True)
        self._paragraph(subtitles, y - 3, 16, style.BODY, color=style.MUTED)
        rule = self.bottom + 4
        self.line([(style.MARGIN, rule), (style.WIDTH - style.MARGIN, rule)], style.FAINT)
        if cut:
            self._explain_breaks(rule + 14)
        y = self._paragraph(sources, rule + cut + 13, _LINE, style.SMALL, color=style.MUTED)
        if heading.simulated:
            self._tag(y - _LINE, heading.simulated)

    def _explain_breaks(self, y: float) -> None:
        bar = Box(style.MARGIN, y - 5, 30, 10)
        self.fill([bar], style.EXECUTED)
        self.break_bars([bar])
        self.text(style.MARGIN + 38, y, _BROKEN)

    def _paragraph(
        self,
        lines: Sequence[str],
        y: float,
        step: float,
        size: float,
        *,
        bold: bool = False,
        color: str = style.INK,
    ) -> float:
        for line in lines:
            self.text(style.MARGIN, y, line, size=size, bold=bold, color=color)
            y += step
        return y

    def _tag(self, y: float, words: str) -> None:
        wide = _tag_width(words)
        box = Box(style.WIDTH - style.MARGIN - wide, y - 8, wide, 16)
        self.fill([box], style.Fill(style.INK))
        narrow = wide == _ROOM
        self.text(*box.middle, words, bold=True, color=style.PAPER, align="center", narrow=narrow)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = style.SMALL,
        bold: bool = False,
        color: str = style.INK,
        align: Align = "left",
        narrow: bool = False,
    ) -> None:
        """`y` is the middle of a capital letter; no words, no artist."""
        if not words:
            return
        label = Label(
            x,
            y + _HALF_A_CAPITAL * size,
            words,
            size=size,
            bold=bold,
            color=color,
            align=align,
            upright=False,
            stretch=style.NARROW if narrow else 1,
        )
        self._add(label)

    def upright(self, x: float, bottom: float, words: str, color: str = style.INK) -> None:
        """Read from below; `x` is the middle."""
        left = x + _HALF_A_CAPITAL * style.SMALL
        label = Label(
            left,
            bottom,
            words,
            size=style.SMALL,
            bold=False,
            color=color,
            align="left",
            upright=True,
        )
        self._add(label)

    def break_bars(
        self,
        bars: Sequence[Box],
        *,
        upright: bool = False,
        paper: str = style.PAPER,
    ) -> None:
        """Break bars in the middle of each box: they are longer than is drawn."""
        for shift, color, wide in _BREAK if bars else ():
            points: list[tuple[float, float]] = []
            for bar in bars:
                x, y = bar.middle
                reach = (bar.width if upright else bar.height) / 2 + _BREAK_STICKS_OUT
                slant = _BREAK_SLANTS
                if upright:
                    points += [(x - reach, y + shift + slant), (x + reach, y + shift - slant)]
                else:
                    points += [(x + shift - slant, y + reach), (x + shift + slant, y - reach)]
                points.append((nan, nan))
            self.line(points, color or paper, wide)

    def line(
        self,
        points: Sequence[tuple[float, float]],
        color: str,
        thick: float = 1,
        dashes: tuple[float, float] | None = None,
    ) -> None:
        xs, ys = zip(*points, strict=True)
        drawn = Line2D(xs, ys, color=color, linewidth=thick)
        if dashes:
            drawn.set_dashes(dashes)
        self._add(drawn)

    def dots(self, points: Sequence[tuple[float, float]], *, filled: bool) -> None:
        xs, ys = zip(*points, strict=True)
        drawn = Line2D(xs, ys, linestyle="none", marker="o", markersize=9)
        drawn.set_markerfacecolor(style.EXECUTED.face if filled else style.PAPER)
        drawn.set_markeredgecolor(style.EXECUTED.face if filled else style.MUTED)
        drawn.set_markeredgewidth(2)
        self._add(drawn)

    def fill(self, boxes: Sequence[Box], fill: style.Fill) -> None:
        """Many boxes alike are one artist."""
        corners = [
            [
                (b.x, b.y),
                (b.x + b.width, b.y),
                (b.x + b.width, b.y + b.height),
                (b.x, b.y + b.height),
            ]
            for b in boxes
        ]
        drawn = PolyCollection(
            corners,
            facecolor=fill.face,
            edgecolor=fill.edge or "none",
            linewidth=0.8 if fill.edge else 0,
            linestyle="--" if fill.dashed else "-",
            hatch=fill.hatch,
        )
        self._add(drawn)

    def _add(self, artist: Artist) -> None:
        artist.set_zorder(_ORDER)
        artist.set_transform(self._on_sheet)
        self.figure.add_artist(artist)


def _tag_width(words: str) -> float:
    """As wide as the page at most: there the words are narrow."""
    return min(_ROOM, width(words, style.SMALL, bold=True) + 12)


def _footer(heading: Heading) -> list[str]:
    words = f"Fuente: {heading.source} {heading.dated}".rstrip()
    lines = wrap(words, style.SMALL, _ROOM)
    crowded = width(lines[-1], style.SMALL) > _ROOM - _tag_width(heading.simulated) - 6
    return [*lines, ""] if heading.simulated and crowded else lines
