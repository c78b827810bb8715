"""The entry of a process that draws: a kind and facts as JSON in, a PNG or an SVG out."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from io import BytesIO, StringIO
from typing import Any

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure as Picture
from PIL import Image

from charts.canvas import style
from charts.canvas.page import as_printed
from charts.facts.base import ChartFacts
from charts.facts.region import RegionFacts
from charts.requests import ChartKind, ChartRequest
from convenio.calendar.periods import Period
from convenio.report.results import Figure, State

_AS_SVG: Any = {"svg.hashsalt": "puntual"}
_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
_COLORS = 128  # a palette is a third of the bytes, and quicker to write
_DRAW: Mapping[ChartKind, Callable[[Any], Picture]] = {
    kind: import_module(f"charts.kinds.{kind}").draw for kind in ChartKind
}
"""The `draw` of each kind's module; a kind without one fails here, at import."""


def draw(facts: ChartFacts) -> Picture:
    """Draw the facts, or raise NothingToShow."""
    return _DRAW[ChartRequest.of(facts).kind](facts)


def start_worker() -> None:
    """Load what a first picture needs, in a process that will draw.

    The collector never looks at it again: that would take longer than drawing.
    """
    blank = RegionFacts(
        as_of=date(2020, 1, 1),
        period=Period(2020, 1),
        region="loreto",
        figures=(Figure(1, State.MISSING),),
    )
    png(draw(blank))
    gc.collect()
    gc.freeze()


def render_png(kind: ChartKind, facts_json: str) -> bytes:
    """Draw a PNG, or raise NothingToShow, or ValueError on JSON that isn't this kind's."""
    with _collector_at_rest():
        return png(draw(ChartRequest(kind, facts_json).facts))


def print_svg(kind: ChartKind, facts_json: str) -> bytes:
    """Draw for a document, as an SVG whose words are in `style.FAMILY`.

    The same facts give the same bytes. Raises what `render_png` does.
    """
    out = StringIO()
    with _collector_at_rest(), rc_context(_AS_SVG), as_printed():
        figure = draw(ChartRequest(kind, facts_json).facts)
        figure.dpi = 72
        wide, high = figure.get_size_inches() * 72
        page = RendererSVG(wide, high, out, metadata=_NO_METADATA)
        figure.draw(page)
        page.finalize()
    return out.getvalue().encode()


def print_png(kind: ChartKind, facts_json: str) -> bytes:
    """The same picture for a document that takes no vectors. Raises what `render_png` does."""
    with _collector_at_rest(), as_printed():
        return png(draw(ChartRequest(kind, facts_json).facts), style.PRINTED_SIDE)


def png(figure: Picture, longest_side: int | None = None) -> bytes:
    units = max(figure.get_size_inches() * 72)
    dots = longest_side or longest_side_of(units)
    figure.dpi = 72 * dots / units
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    pixels = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba())
    few_colors = pixels.convert("RGB").quantize(
        _COLORS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    )
    out = BytesIO()
    few_colors.save(out, "png", compress_level=3)
    return out.getvalue()


def longest_side_of(units: float) -> int:
    """Pixels of a picture's longest side, so that a tall one can be read as well."""
    return min(style.TALLEST, max(style.LONGEST_SIDE, round(style.LEAST_DOTS * units)))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """A figure is thousands of objects: the collector would look at all of them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
        gc.collect()
