"""The entry of a process that draws: a kind and facts as JSON in, a PNG out."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from charts import facts as f
from charts import frames, headings, region, style
from charts.headings import Heading
from charts.requests import ChartRequest, Kind

_Parts = tuple[
    Callable[[Any], pd.DataFrame],
    Callable[[Any], Heading],
    Callable[[pd.DataFrame, Heading], Figure],
]
_PARTS: Mapping[Kind, _Parts] = {
    Kind.REGION: (frames.region_frame, headings.region_heading, region.draw),
}


def draw(facts: f.Facts) -> Figure:
    """Raises NothingToShow."""
    request = ChartRequest.of(facts)
    frame_of, heading_of, figure_of = _PARTS[request.kind]
    return figure_of(frame_of(facts), heading_of(facts))


def render_png(kind: Kind, facts_json: str) -> bytes:
    """Raises NothingToShow, and ValueError on JSON that isn't this kind's."""
    with _collector_at_rest():
        return png(draw(ChartRequest(kind, facts_json).facts))


def png(figure: Figure, longest_side: int = style.LONGEST_SIDE) -> bytes:
    figure.dpi = 72 * longest_side / max(figure.get_size_inches() * 72)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    pixels = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba())
    out = BytesIO()
    pixels.convert("RGB").save(out, "png", compress_level=3)
    return out.getvalue()


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
