"""The sheet that every picture is drawn upon: title above, source below, pixels in between.

Everything is placed by hand, without Axes: it costs a third of what matplotlib's own layout does,
and nothing can move when a label is long.
"""

from collections.abc import Sequence
from dataclasses import dataclass

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
_HALF_A_CAPITAL = 0.36  # of a font's size: from the middle of a capital down to the line it is on
_ORDER = 1  # the same for all: what is added later lies above


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
        subtitles = wrap(heading.subtitle, style.BODY, _ROOM)
        sources = _footer(heading)
        self.top = 12.0 + 22 * len(titles) + 16 * len(subtitles) + 6
        self.bottom = self.top + body
        height = round(self.bottom + 10 + 15 * (len(sources)) + 6)
        self.figure = Figure((style.WIDTH / 72, height / 72), dpi=72, facecolor=style.PAPER)
        flipped = Affine2D().scale(1 / style.WIDTH, -1 / height).translate(0, 1)
        self._on_sheet = flipped + self.figure.transFigure
        y = self._paragraph(titles, 12 + 11, 22, style.TITLE, bold=True)
        self._paragraph(subtitles, y - 3, 16, style.BODY, color=style.MUTED)
        rule = self.bottom + 4
        self.line([(style.MARGIN, rule), (style.WIDTH - style.MARGIN, rule)], style.FAINT)
        y = self._paragraph(sources, rule + 13, 15, style.SMALL, color=style.MUTED)
        if heading.simulated:
            self._tag(y - 15, heading.simulated)

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
        self.text(
            *box.middle, words, size=style.SMALL, bold=True, color=style.PAPER, align="center"
        )

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
    ) -> None:
        """`y` is the middle of a capital letter; no words, no artist."""
        if not words:
            return
        self._label(
            x, y + _HALF_A_CAPITAL * size, words, size=size, bold=bold, color=color, align=align
        )

    def upright(self, x: float, bottom: float, words: str, color: str = style.INK) -> None:
        """Read from below; `x` is the middle."""
        self._label(x + _HALF_A_CAPITAL * style.SMALL, bottom, words, color=color, upright=True)

    def _label(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = style.SMALL,
        bold: bool = False,
        color: str = style.INK,
        align: Align = "left",
        upright: bool = False,
    ) -> None:
        label = Label(x, y, words, size=size, bold=bold, color=color, align=align, upright=upright)
        self._add(label)

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
    return width(words, style.SMALL, bold=True) + 12


def _footer(heading: Heading) -> list[str]:
    words = f"Fuente: {heading.source} {heading.dated}".rstrip()
    lines = wrap(words, style.SMALL, _ROOM)
    crowded = width(lines[-1], style.SMALL) > _ROOM - _tag_width(heading.simulated) - 6
    return [*lines, ""] if heading.simulated and crowded else lines
