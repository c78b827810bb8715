"""Regions in the order of what they executed, a tick at what each one programmed."""

from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from charts.canvas import style
from charts.canvas.page import Box, Page
from charts.canvas.rows import frame_rows
from charts.canvas.scale import Scale, percent_scale
from charts.canvas.text_width import width
from charts.facts.ranking import RankingFacts
from charts.kinds.bars import ABSENT, draw_marks, lying
from charts.kinds.cells import as_number, as_text
from charts.signs import either
from convenio.catalogue.regions import REGIONS
from convenio.report.results import State

_HEAD = 46
_ROW = 18
_BAR = 12
_PLACE_AT, _NAME_AT = 30, 35
_LEFT, _RIGHT = 148, style.WIDTH - 48
_EDGE = style.WIDTH - 8
_NUMBER = 34
_REMARKS = {State.NOT_EXECUTED: "no ejecutado", State.NO_GOAL: "sin meta"}


def draw(facts: RankingFacts) -> Figure:
    frame, heading = ranking_frame(facts), facts.heading
    page = Page(heading, _HEAD + _ROW * len(frame) + 4)
    first = page.top + _HEAD
    values = [*frame["programmed"], *frame["executed"]]
    left = _LEFT + (_NUMBER if frame["executed"].min() < 0 else 0)
    scale = percent_scale(values, left, min(_RIGHT, _EDGE - _widest(frame)))
    _draw_key(page, page.top + 8, contradicted=any(frame["told"]))
    for place, row in enumerate(frame_rows(frame)):
        if row.highlighted:
            band = Box(style.MARGIN - 4, first + place * _ROW, style.WIDTH - 16, _ROW)
            page.fill([band], style.HIGHLIGHT)
    draw_marks(page, scale, first, first + _ROW * len(frame))
    bars = {True: style.EXECUTED_HIGHLIGHTED, False: style.EXECUTED}
    for highlighted, fill in bars.items():
        page.fill(
            [
                lying(scale, first + place * _ROW + (_ROW - _BAR) / 2, _BAR, row.executed)
                for place, row in enumerate(frame_rows(frame))
                if row.executed_text and row.highlighted == highlighted
            ],
            fill,
        )
    for place, row in enumerate(frame_rows(frame)):
        _draw_row(page, scale, row, first + (place + 0.5) * _ROW)
    return page.figure


def _widest(frame: pd.DataFrame) -> float:
    """What the longest number takes behind its bar."""
    return 5 + max(width(f"{words}%", style.SMALL, bold=True) for words in frame["executed_text"])


def _draw_key(page: Page, y: float, *, contradicted: bool) -> None:
    page.fill([Box(style.MARGIN, y - 5, 10, 10)], style.EXECUTED)
    page.text(style.MARGIN + 14, y, "ejecutado")
    page.line([(style.MARGIN + 90, y - 7), (style.MARGIN + 90, y + 7)], style.INK, 2.4)
    page.text(style.MARGIN + 97, y, "programado")
    if contradicted:
        page.fill([Box(style.MARGIN + 190, y - 5, 10, 10)], style.MISSING)
        page.text(style.MARGIN + 204, y, "dos valores publicados")


def _draw_row(page: Page, scale: Scale, row: Any, y: float) -> None:
    page.text(_PLACE_AT, y, row.place, color=style.MUTED, align="right")
    ink = style.INK if row.named else style.MUTED
    page.text(_NAME_AT, y, row.name, bold=row.highlighted, color=ink)
    if row.programmed_text:
        x = scale(row.programmed)
        page.line([(x, y - 8), (x, y + 8)], style.PAPER, 4.4)
        page.line([(x, y - 8), (x, y + 8)], style.INK, 2.4)
    if row.executed_text:
        _draw_number(page, scale, row, y)
    else:
        word, fill = (row.told, style.MISSING) if row.told else ABSENT[row.state]
        wide = width(word, style.SMALL) + 12
        x = min(_beside_goal(scale, row, scale(0) + 4, wide), _EDGE - wide)
        box = Box(x, y - 7.5, wide, 15)
        page.fill([box], fill)
        page.text(box.x + 6, y, word)


def _draw_number(page: Page, scale: Scale, row: Any, y: float) -> None:
    words, end = f"{row.executed_text}%", scale(row.executed)
    wide = width(words, style.SMALL, row.highlighted) + 4
    remark = _REMARKS.get(row.state, "")
    more = width(remark, style.SMALL)
    if row.executed < 0:
        page.text(end - 4, y, words, bold=row.highlighted, align="right")
        x = scale(0) + 5
        page.text(x if x + more < _EDGE else end - wide - more, y, remark, color=style.MUTED)
        return
    x = _beside_goal(scale, row, end + 5, wide + more)
    fits = x + wide + more < _EDGE
    if not fits:
        x = _beside_goal(scale, row, end + 5, wide)
    paper = style.HIGHLIGHT if row.highlighted else style.Fill(style.PAPER)
    page.fill([Box(x - 1, y - 6, wide + more if fits else wide, 12)], paper)
    page.text(x, y, words, bold=row.highlighted)
    if fits:
        page.text(x + wide, y, remark, color=style.MUTED)
    elif end - scale(0) > more + 10:
        page.text(end - 5, y, remark, color=style.EXECUTED.ink, align="right")
    elif remark:
        x = _beside_zero(scale, row, more)
        page.fill([Box(x - 1, y - 6, more + 2, 12)], paper)
        page.text(x, y, remark, color=style.MUTED)


def _beside_zero(scale: Scale, row: Any, wide: float) -> float:
    """Left of it, where falls leave room; else behind the goal."""
    x = scale(0) - 5 - wide
    name_ends = _NAME_AT + width(row.name, style.SMALL, row.highlighted)
    return x if x > name_ends + 4 or not row.programmed_text else scale(row.programmed) + 6


def _beside_goal(scale: Scale, row: Any, x: float, wide: float) -> float:
    """Words that the goal's tick would cross stand behind it."""
    if row.programmed_text and x - 8 < scale(row.programmed) < x + wide + 3:
        return scale(row.programmed) + 6
    return x


def ranking_frame(facts: RankingFacts) -> pd.DataFrame:
    """A row for each standing, in the order of RankingFacts."""
    return pd.DataFrame(
        {
            "name": "otra región" if standing.region is None else REGIONS[standing.region].name,
            "named": standing.region is not None,
            "highlighted": standing.region is not None and standing.region == facts.highlighted,
            "state": standing.state,
            "programmed": as_number(standing.programmed),
            "executed": as_number(standing.executed),
            "programmed_text": as_text(standing.programmed),
            "executed_text": as_text(standing.executed),
            "told": either(standing.told),
            "place": str(place.rank) if place else "",
        }
        for standing, place in facts.in_order
    )
