"""A drawn picture as its words, fills and lines, each with its place: what can be read of it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from numpy.typing import NDArray

from charts.facts.base import ChartFacts
from charts.render import draw

Points = NDArray[np.float64]
Edges = tuple[float, float, float, float]  # of Python: each is looked at thousands of times
_FINE = 4  # dots for each unit: widths are not rounded
_SLACK = 0.7  # units that a letter may stand out by: less than a dot of what a chat shows


@dataclass(frozen=True, slots=True)
class Drawn:
    """Left, bottom, right and top in units, y upwards; `order`: what is later lies above.

    `size` is a word's letters', or how thick a line is.
    """

    order: int
    edges: Edges
    words: str = ""
    size: float = 0
    face: str = ""

    def holds(self, x: float, y: float) -> bool:
        left, bottom, right, top = self.edges
        return left < x < right and bottom < y < top

    def holds_all(self, left: float, bottom: float, right: float, top: float) -> bool:
        own = self.edges
        return own[0] <= left and own[1] <= bottom and right <= own[2] and top <= own[3]

    def overlaps(self, other: "Drawn", by: float = 0) -> bool:
        return _overlap(self.edges, other.edges, by)

    @property
    def high(self) -> float:
        return round(self.edges[3] - self.edges[1], 2)

    @property
    def middle(self) -> tuple[float, float]:
        left, bottom, right, top = self.edges
        return (left + right) / 2, (bottom + top) / 2


@dataclass(frozen=True, slots=True)
class Sheet:
    wide: float
    high: float
    texts: list[Drawn]
    fills: list[Drawn]
    lines: list[Drawn]
    """A segment each."""

    def under(self, text: Drawn) -> Drawn | None:
        """The fill that its middle lies upon."""
        below = (fill for fill in reversed(self.fills) if fill.order < text.order)
        x, y = text.middle
        return next((fill for fill in below if fill.holds(x, y)), None)


def sheet_of(facts: ChartFacts) -> Sheet:
    return sheet_on(draw(facts))


def sheet_on(figure: Figure) -> Sheet:
    wide, high = figure.get_size_inches() * 72
    figure.dpi = 72 * _FINE
    FigureCanvasAgg(figure)
    sheet = Sheet(wide, high, [], [], [])
    for order, artist in enumerate(figure.artists):
        if isinstance(artist, Text):
            extent = _edges(artist.get_window_extent().get_points())
            size = float(artist.get_fontsize())
            sheet.texts.append(Drawn(order, extent, artist.get_text(), size))
        elif isinstance(artist, PolyCollection):
            face = to_hex(np.asarray(artist.get_facecolor())[0].tolist()).upper()
            sheet.fills.extend(
                Drawn(order, _edges(artist.get_transform().transform(path.vertices)), face=face)
                for path in artist.get_paths()
            )
        elif isinstance(artist, Line2D) and artist.get_linestyle() != "None":
            points = artist.get_transform().transform(artist.get_xydata())
            sheet.lines.extend(
                Drawn(order, _edges(points[n : n + 2]), size=float(artist.get_linewidth()))
                for n in range(len(points) - 1)
                if not np.isnan(points[n : n + 2]).any()
            )
    return sheet


def _edges(points: Points) -> Edges:
    (left, bottom), (right, top) = points.min(axis=0) / _FINE, points.max(axis=0) / _FINE
    return float(left), float(bottom), float(right), float(top)


def _overlap(one: Edges, other: Edges, by: float) -> bool:
    return (
        one[0] < other[2] - by
        and other[0] < one[2] - by
        and one[1] < other[3] - by
        and other[1] < one[3] - by
    )


def faults(sheet: Sheet) -> list[str]:
    """What can't be read, in words."""
    return [*_outside(sheet), *_upon_each_other(sheet), *_out_of_cells(sheet), *_hidden(sheet)]


def _outside(sheet: Sheet) -> Iterator[str]:
    for text in sheet.texts:
        left, bottom, right, top = text.edges
        if left < 1 or bottom < 1 or right > sheet.wide - 1 or top > sheet.high - 1:
            yield f"{text.words!r} leaves the picture"


def _upon_each_other(sheet: Sheet) -> Iterator[str]:
    edges = np.array([text.edges for text in sheet.texts])
    left, bottom, right, top = edges.T
    meet = (left[:, None] < right) & (left < right[:, None])
    meet &= (bottom[:, None] < top) & (bottom < top[:, None])
    for one, other in zip(*np.nonzero(np.triu(meet, 1)), strict=True):
        yield f"{sheet.texts[one].words!r} lies upon {sheet.texts[other].words!r}"


def _out_of_cells(sheet: Sheet) -> Iterator[str]:
    for text in sheet.texts:
        cell = sheet.under(text)
        if cell is None:
            continue
        left, bottom, right, top = text.edges
        if not cell.holds_all(left + _SLACK, bottom + _SLACK, right - _SLACK, top - _SLACK):
            yield f"{text.words!r} is larger than its cell"


def _hidden(sheet: Sheet) -> Iterator[str]:
    """Words that something lies over, or that a line goes through where nothing covers it."""
    for text in sheet.texts:
        for fill in sheet.fills:
            if fill.order > text.order and fill.overlaps(text, _SLACK):
                yield f"{text.words!r} lies under a fill"
        cell = sheet.under(text)
        for fill in sheet.fills:
            above = cell is None or fill.order > cell.order
            if above and fill.order < text.order and fill.overlaps(text, _SLACK):
                yield f"{text.words!r} lies upon the edge of a fill"
        for line in sheet.lines:
            covered = cell is not None and line.order < cell.order < text.order
            if not covered and line.overlaps(text, _SLACK):
                yield f"a line goes through {text.words!r}"
