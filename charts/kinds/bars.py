"""What charts with bars have in common."""

from collections.abc import Iterable, Mapping, Sequence
from math import nan

from charts.canvas import style
from charts.canvas.page import Box, Page
from charts.canvas.scale import Scale
from charts.canvas.text_width import width
from convenio.report.results import State

_LEAST = 1.5  # pixels: a zero is there to be seen
_TALL, _WIDE = 14, 39  # pixels that '100%' takes, so that no other label comes too near
_BETWEEN = 2  # pixels, between two percentages
ABSENT: Mapping[State, tuple[str, style.Fill]] = {
    State.NOT_APPLICABLE: ("no aplica", style.NOT_APPLICABLE),
    State.NO_GOAL: ("sin meta", style.NO_GOAL),
    State.MISSING: ("falta", style.MISSING),
}


def standing_bar(scale: Scale, left: float, wide: float, value: float) -> Box:
    """A bar from zero up or, of a negative value, down."""
    zero, end = scale(0), scale(value)
    top = min(end, zero - _LEAST) if value >= 0 else zero
    return Box(left, top, wide, abs(zero - end) if value < 0 else zero - top)


def break_standing(page: Page, scale: Scale, bars: Iterable[tuple[Box, float]]) -> None:
    """Break those of the bars whose values are off the scale."""
    found = [(bar, at) for bar, value in bars if (at := scale.breaks_at(value)) is not None]
    page.break_bars([Box(bar.x, at, bar.width, 0) for bar, at in found], upright=True)


def break_lying(
    page: Page, scale: Scale, bars: Iterable[tuple[Box, float]], paper: str = style.PAPER
) -> None:
    found = [(bar, at) for bar, value in bars if (at := scale.breaks_at(value)) is not None]
    page.break_bars([Box(at, bar.y, 0, bar.height) for bar, at in found], paper=paper)


def draw_goals(page: Page, places: Sequence[tuple[float, float]], high: float) -> None:
    """Upright ticks around the places, with a rim that sets them off from their bars."""
    if not places:
        return
    gap = (nan, nan)
    points = [point for x, y in places for point in ((x, y - high / 2), (x, y + high / 2), gap)]
    page.line(points, style.PAPER, 4.4)
    page.line(points, style.INK, 2.4)


def lying(scale: Scale, top: float, high: float, value: float) -> Box:
    """A bar from zero to the right or, of a negative value, to the left."""
    zero, end = scale(0), scale(value)
    left = zero if value >= 0 else end
    return Box(left, top, max(abs(end - zero), _LEAST), high)


def write_clear(page: Page, x: float, y: float, words: str, size: float, *, bold: bool) -> None:
    """Write words around (x, y) so that no line that lies there crosses them."""
    wide = width(words, size, bold) + 4
    page.fill([Box(x - wide / 2, y - 0.55 * size, wide, 1.1 * size)], style.BLANK)
    page.text(x, y, words, size=size, bold=bold, align="center")


def draw_levels(page: Page, scale: Scale, left: float, right: float) -> None:
    """Horizontal lines, their percentages left of them if there is room; 100% stands out."""
    for tick in scale.ticks:
        y = scale(tick)
        page.line([(left, y), (right, y)], style.FAINT)
        words = f"{tick:.0f}%"
        wide = width(words, style.SMALL) * style.NARROW
        if abs(y - scale(100)) > _TALL and wide < left - 7:
            page.text(left - 5, y, words, color=style.MUTED, align="right", narrow=True)
    y = scale(100)
    page.line([(left, y), (right, y)], style.LIMIT, 1.2, (4, 2))
    page.text(left - 5, y, "100%", bold=True, color=style.LIMIT, align="right")


def draw_marks(page: Page, scale: Scale, top: float, bottom: float) -> None:
    """Upright lines, their percentages above them as far as there is room; 100% stands out."""
    written = 0.0
    for tick in scale.ticks:
        x, words = scale(tick), f"{tick:.0f}%"
        half = width(words, style.SMALL) / 2
        page.line([(x, top), (x, bottom)], style.INK if tick == 0 else style.FAINT)
        if abs(x - scale(100)) > _WIDE and x - half > written + _BETWEEN:
            page.text(x, top - 8, words, color=style.MUTED, align="center")
            written = x + half
    x = scale(100)
    page.line([(x, top), (x, bottom)], style.LIMIT, 1.2, (4, 2))
    page.text(x, top - 8, "100%", bold=True, color=style.LIMIT, align="center")
