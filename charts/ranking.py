"""Regions in the order of what they executed, a tick at each one's goal."""

from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from charts import style
from charts.bars import ABSENT, draw_marks, lying
from charts.headings import Heading
from charts.measure import width
from charts.page import Box, Page
from charts.rows import rows_of
from charts.scale import Scale, percent_scale
from convenio.results import State

_HEAD = 46
_ROW = 18
_BAR = 12
_PLACE_AT, _NAME_AT = 30, 35
_LEFT, _RIGHT = 148, style.WIDTH - 40
_NUMBER = 34


def draw(frame: pd.DataFrame, heading: Heading) -> Figure:
    """Columns as in frames.ranking_frame, already in order."""
    page = Page(heading, _HEAD + _ROW * len(frame) + 4)
    first = page.top + _HEAD
    values = [*frame["programmed"], *frame["executed"]]
    left = _LEFT + (_NUMBER if frame["executed"].min() < 0 else 0)
    scale = percent_scale(values, left, _RIGHT)
    _draw_key(page, page.top + 8)
    for place, row in enumerate(rows_of(frame)):
        if row.highlighted:
            band = Box(style.MARGIN - 4, first + place * _ROW, style.WIDTH - 16, _ROW)
            page.fill([band], style.HIGHLIGHT)
    draw_marks(page, scale, first, first + _ROW * len(frame))
    bars = {True: style.EXECUTED_HIGHLIGHTED, False: style.EXECUTED}
    for highlighted, fill in bars.items():
        page.fill(
            [
                lying(scale, first + place * _ROW + (_ROW - _BAR) / 2, _BAR, row.executed)
                for place, row in enumerate(rows_of(frame))
                if row.executed_text and row.highlighted == highlighted
            ],
            fill,
        )
    for place, row in enumerate(rows_of(frame)):
        _draw_row(page, scale, row, first + (place + 0.5) * _ROW)
    return page.figure


def _draw_key(page: Page, y: float) -> None:
    page.fill([Box(style.MARGIN, y - 5, 10, 10)], style.EXECUTED)
    page.text(style.MARGIN + 14, y, "ejecutado")
    page.line([(style.MARGIN + 90, y - 7), (style.MARGIN + 90, y + 7)], style.INK, 2.4)
    page.text(style.MARGIN + 97, y, "meta")


def _draw_row(page: Page, scale: Scale, row: Any, y: float) -> None:
    page.text(_PLACE_AT, y, row.place, color=style.MUTED, align="right")
    page.text(_NAME_AT, y, row.name, bold=row.highlighted, color=_ink_of(row))
    if row.programmed_text:
        x = scale(row.programmed)
        page.line([(x, y - 8), (x, y + 8)], style.PAPER, 4.4)
        page.line([(x, y - 8), (x, y + 8)], style.INK, 2.4)
    if row.executed_text:
        _draw_number(page, scale, row, y)
    elif row.state in ABSENT:
        word, fill = ABSENT[row.state]
        box = Box(scale(0) + 3, y - 7.5, width(word, style.SMALL) + 12, 15)
        page.fill([box], fill)
        page.text(box.x + 6, y, word)


def _ink_of(row: Any) -> str:
    return style.INK if row.named else style.MUTED


def _draw_number(page: Page, scale: Scale, row: Any, y: float) -> None:
    remark = {State.NOT_EXECUTED: "no ejecutado", State.NO_GOAL: "sin meta"}.get(row.state, "")
    if row.executed < 0:
        page.text(scale(row.executed) - 4, y, f"{row.executed_text}%", align="right")
        return
    x = scale(row.executed) + 5
    if row.programmed_text and -2 < scale(row.programmed) - x < width(row.executed_text, 11) + 12:
        x = scale(row.programmed) + 5
    page.text(x, y, f"{row.executed_text}%", bold=row.highlighted)
    page.text(x + width(f"{row.executed_text}%", style.SMALL) + 6, y, remark, color=style.MUTED)
