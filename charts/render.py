"""The entry of a process that draws: a kind and facts as JSON in, a PNG out."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from typing import Any

import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Picture
from PIL import Image

from charts import facts as f
from charts.canvas import style
from charts.frames import figures, months, timeline
from charts.kinds import comparison, heatmap, indicator, progress, ranking, region, schedule, status
from charts.requests import ChartKind, ChartRequest
from charts.words.headings import Heading
from charts.words.titles import heading_for
from convenio.calendar.periods import Period
from convenio.report.results import Figure, State

_Parts = tuple[Callable[[Any], pd.DataFrame], Callable[[pd.DataFrame, Heading], Picture]]
_PARTS: Mapping[ChartKind, _Parts] = {
    ChartKind.REGION: (figures.region_frame, region.draw),
    ChartKind.COMPARISON: (figures.comparison_frame, comparison.draw),
    ChartKind.INDICATOR: (figures.indicator_frame, indicator.draw),
    ChartKind.RANKING: (figures.ranking_frame, ranking.draw),
    ChartKind.HEATMAP: (figures.heatmap_frame, heatmap.draw),
    ChartKind.STATUS: (figures.status_frame, status.draw),
    ChartKind.PROGRESS: (timeline.progress_frame, progress.draw),
    ChartKind.SCHEDULE: (months.schedule_frame, schedule.draw),
}
_COLORS = 128  # a palette is a third of the bytes, and quicker to write


def draw(facts: f.Facts) -> Picture:
    """Raises NothingToShow."""
    request = ChartRequest.of(facts)
    frame_of, figure_of = _PARTS[request.kind]
    if isinstance(facts, f.RegionFacts) and not facts.figures:
        frame_of, figure_of = figures.published_frame, indicator.draw
    return figure_of(frame_of(facts), heading_for(facts))


def start_worker() -> None:
    """For a process that will draw: what the first picture loads is loaded now, and what is loaded
    the collector never looks at again (it would take longer than drawing)."""
    blank = f.RegionFacts(
        as_of=date(2020, 1, 1),
        period=Period(2020, 1),
        region="loreto",
        figures=(Figure(1, State.MISSING),),
    )
    png(draw(blank))
    gc.collect()
    gc.freeze()


def render_png(kind: ChartKind, facts_json: str) -> bytes:
    """Raises NothingToShow, and ValueError on JSON that isn't this kind's."""
    with _collector_at_rest():
        return png(draw(ChartRequest(kind, facts_json).facts))


def png(figure: Picture, longest_side: int = style.LONGEST_SIDE) -> bytes:
    figure.dpi = 72 * longest_side / max(figure.get_size_inches() * 72)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    pixels = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba())
    few_colors = pixels.convert("RGB").quantize(
        _COLORS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    )
    out = BytesIO()
    few_colors.save(out, "png", compress_level=3)
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
