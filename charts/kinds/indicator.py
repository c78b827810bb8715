"""Two averages, two bars: of an indicator over the regions (Gráficos 20 to 31), or of a region."""

import pandas as pd
from matplotlib.figure import Figure

from charts.canvas import style
from charts.canvas.page import Box, Page
from charts.canvas.rows import frame_rows
from charts.canvas.scale import percent_scale
from charts.canvas.text_width import wrap
from charts.kinds.bars import draw_levels, standing_bar, write_clear
from charts.words.headings import Heading

_BARS = 240
_BODY = _BARS + 52
_LEFT, _RIGHT = 52, style.WIDTH - style.MARGIN
_WIDE = 92
_NUMBER = 28.0
_LINE = 18
_FILLS = (style.PROGRAMMED, style.EXECUTED)


def draw(frame: pd.DataFrame, heading: Heading) -> Figure:
    """Two rows, as in frames.indicator_frame."""
    page = Page(heading, _BODY)
    scale = percent_scale(frame["value"], page.top + _BARS - 8, page.top + 36)
    draw_levels(page, scale, _LEFT, _RIGHT)
    half = (_RIGHT - _LEFT) / 2
    below = page.top + _BARS + 10
    for place, row in enumerate(frame_rows(frame)):
        middle = _LEFT + (place + 0.5) * half
        left = middle - _WIDE / 2
        if row.text:
            bar = standing_bar(scale, left, _WIDE, row.value)
            page.fill([bar], _FILLS[place])
            write_clear(page, middle, bar.y - 19, f"{row.text}%", _NUMBER, bold=True)
        else:
            _draw_absent(page, Box(left, scale(0) - 60, _WIDE, 60), row.absent)
        page.text(middle, below, row.label, size=style.STRONG, bold=True, align="center")
        page.text(middle, below + 19, row.summands, color=style.MUTED, align="center")
    page.line([(_LEFT, scale(0)), (_RIGHT, scale(0))], style.INK)
    return page.figure


def _draw_absent(page: Page, box: Box, words: str) -> None:
    page.fill([box], style.MISSING)
    lines = wrap(words, style.STRONG, box.width - 8)
    x, middle = box.middle
    for n, line in enumerate(lines):
        y = middle + (n - (len(lines) - 1) / 2) * _LINE
        page.text(x, y, line, size=style.STRONG, align="center")
