"""A lying bar for each count, its name on the left and its number behind it."""

import pandas as pd
from matplotlib.figure import Figure

from charts.canvas import style
from charts.canvas.page import Box, Page
from charts.canvas.rows import frame_rows
from charts.canvas.scale import count_scale
from charts.canvas.text_width import wrap
from charts.facts.counts import CountsFacts

_NAMES = 168  # their room
_LINE, _GAP, _BAR = 14, 6, 12
_LEFT, _RIGHT = style.MARGIN + _NAMES + 8, style.WIDTH - 44


def draw(facts: CountsFacts) -> Figure:
    frame = counts_frame(facts)
    page = Page(facts.heading, 8 + sum(frame["height"]))
    scale = count_scale(max(1, *frame["number"]), _LEFT, _RIGHT)
    y, bars = page.top + 4.0, []
    for row in frame_rows(frame):
        middle = y + row.height / 2
        first = middle - (len(row.lines) - 1) * _LINE / 2
        for n, words in enumerate(row.lines):
            page.text(_LEFT - 8, first + n * _LINE, words, align="right")
        bars.append(Box(_LEFT, middle - _BAR / 2, max(scale(row.number) - _LEFT, 1.5), _BAR))
        page.text(bars[-1].x + bars[-1].width + 5, middle, str(row.number), bold=True)
        y += row.height
    page.fill(bars, style.EXECUTED)
    page.line([(_LEFT, page.top + 2), (_LEFT, y + 2)], style.INK)
    return page.figure


def counts_frame(facts: CountsFacts) -> pd.DataFrame:
    """One row for each count: its name, its number, the lines of its name, their height."""
    names = [wrap(count.name, style.SMALL, _NAMES) for count in facts.counts]
    return pd.DataFrame(
        {
            "name": count.name,
            "number": count.number,
            "lines": lines,
            "height": len(lines) * _LINE + _GAP,
        }
        for count, lines in zip(facts.counts, names, strict=True)
    )
