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
from charts.kinds.bars import ABSENT, break_lying, draw_goals, draw_marks, lying
from charts.kinds.cells import as_number, as_text
from charts.signs import either
from convenio.catalogue.regions import REGIONS
from convenio.report.results import State

_HEAD = 46
_ROW = 19
_BAR, _TICK = 12, 17
_PLACE_AT, _NAME_AT = 30, 35
_LEFT, _RIGHT = 160, style.WIDTH - 48
_EDGE = style.WIDTH - 8
_AWAY = 5  # pixels, from a bar to its number
_REMARKS = {State.NOT_EXECUTED: "no ejecutado", State.NO_GOAL: "sin meta"}


def draw(facts: RankingFacts) -> Figure:
    frame, heading = ranking_frame(facts), facts.heading
    rows = frame_rows(frame)
    page = Page(heading, _HEAD + _ROW * len(frame) + 4)
    first = page.top + _HEAD
    scale = _scale_of(rows)
    _draw_key(page, page.top + 8, contradicted=any(row.told for row in rows))
    for place, row in enumerate(rows):
        if row.highlighted:
            band = Box(style.MARGIN - 4, first + place * _ROW, style.WIDTH - 16, _ROW)
            page.fill([band], style.HIGHLIGHT)
    draw_marks(page, scale, first, first + _ROW * len(frame))
    bars = {True: style.EXECUTED_HIGHLIGHTED, False: style.EXECUTED}
    for highlighted, fill in bars.items():
        page.fill(
            [
                _bar(scale, row, first + (place + 0.5) * _ROW)
                for place, row in enumerate(rows)
                if row.executed_text and row.highlighted == highlighted
            ],
            fill,
        )
    draw_goals(page, _goals(scale, rows, first), _TICK)
    for place, row in enumerate(rows):
        _draw_row(page, scale, row, first + (place + 0.5) * _ROW)
    return page.figure


def _goals(scale: Scale, rows: list[Any], first: float) -> list[tuple[float, float]]:
    return [
        (scale(row.programmed), first + (place + 0.5) * _ROW)
        for place, row in enumerate(rows)
        if row.programmed_text and scale.breaks_at(row.programmed) is None
    ]


def _scale_of(rows: list[Any]) -> Scale:
    """Beside the bars there is room for the longest number on each side."""
    right = max(_number_width(row.executed_text, bold=True) for row in rows)
    falls = [
        _number_width(row.executed_text, bold=True)
        for row in rows
        if row.executed_text and row.executed < 0
    ]
    return percent_scale(
        [value for row in rows for value in (row.programmed, row.executed)],
        _LEFT + max(falls, default=0),
        min(_RIGHT, _EDGE - right),
    )


def _number_width(words: str, *, bold: bool) -> float:
    return _AWAY + width(f"{words}%", style.SMALL, bold)


def _bar(scale: Scale, row: Any, y: float) -> Box:
    return lying(scale, y - _BAR / 2, _BAR, row.executed)


def _draw_key(page: Page, y: float, *, contradicted: bool) -> None:
    page.fill([Box(style.MARGIN, y - 5, 10, 10)], style.EXECUTED)
    page.text(style.MARGIN + 14, y, "ejecutado")
    page.line([(style.MARGIN + 92, y - 7), (style.MARGIN + 92, y + 7)], style.INK, 2.4)
    page.text(style.MARGIN + 99, y, "programado")
    if contradicted:
        page.fill([Box(style.MARGIN + 196, y - 5, 10, 10)], style.MISSING)
        page.text(style.MARGIN + 210, y, "dos valores publicados")


def _draw_row(page: Page, scale: Scale, row: Any, y: float) -> None:
    page.text(_PLACE_AT, y, row.place, color=style.MUTED, align="right")
    ink = style.INK if row.named else style.MUTED
    narrow = width(row.name, style.SMALL, row.highlighted) > _LEFT - _NAME_AT - _AWAY
    page.text(_NAME_AT, y, row.name, bold=row.highlighted, color=ink, narrow=narrow)
    if row.executed_text:
        paper = style.HIGHLIGHT if row.highlighted else style.BLANK
        break_lying(page, scale, [(_bar(scale, row, y), row.executed)], paper.face)
        _draw_number(page, scale, row, y, paper)
        return
    word, fill = (row.told, style.MISSING) if row.told else ABSENT[row.state]
    goal = _goal_remark(scale, row)
    wide = width(word, style.SMALL) + 12
    x = min(_behind_goal(scale, row, scale(0) + 4, wide), _EDGE - wide)
    page.fill([Box(x, y - 7.5, wide, 15)], fill)
    page.text(x + 6, y, word)
    if goal:
        page.text(x + wide + _AWAY, y, goal, color=style.MUTED)


def _draw_number(page: Page, scale: Scale, row: Any, y: float, paper: style.Fill) -> None:
    """Write the number at the end of its bar: upon it where the goal's tick is behind it.

    Of a tick for which a short bar leaves no other place, the ends show above and below.
    """
    words, end = f"{row.executed_text}%", scale(row.executed)
    wide = width(words, style.SMALL, row.highlighted)
    after = end
    if row.executed < 0:
        _write_on(page, paper, end - _AWAY - wide, y, words, bold=row.highlighted)
        after = scale(0)
    elif _is_crossed(scale, row, end, wide) and end - scale(0) > wide * style.NARROW + 6:
        fill = _bar_fill(row)
        box = Box(end - 6 - wide * style.NARROW, y - 5.5, wide * style.NARROW + 6, 11)
        page.fill([box], fill)
        page.text(
            end - 3, y, words, bold=row.highlighted, color=fill.ink, align="right", narrow=True
        )
    else:
        _write_on(page, paper, end + _AWAY, y, words, bold=row.highlighted)
        after = end + _AWAY + wide
    _draw_remark(page, scale, row, y, paper, after)


def _is_crossed(scale: Scale, row: Any, end: float, wide: float) -> bool:
    """Whether the goal's tick would go through the number behind its bar."""
    if not row.programmed_text or scale.breaks_at(row.programmed) is not None:
        return False
    return end + _AWAY - 4 < scale(row.programmed) < end + _AWAY + wide + 4


def _bar_fill(row: Any) -> style.Fill:
    return style.EXECUTED_HIGHLIGHTED if row.highlighted else style.EXECUTED


def _draw_remark(
    page: Page, scale: Scale, row: Any, y: float, paper: style.Fill, after: float
) -> None:
    """Write what else is to be said behind the number, on the bar, or on the other side of zero."""
    said = [_REMARKS.get(row.state, ""), _goal_remark(scale, row)]
    for remark in (", ".join(filter(None, said)), said[1] or said[0]):
        wide = width(remark, style.SMALL)
        if not remark:
            return
        if after + _AWAY + wide < _EDGE:
            _write_on(page, paper, after + _AWAY, y, remark, color=style.MUTED)
            return
        if _on_bar(scale, row) - scale(0) > wide + 2 * _AWAY:
            x = _on_bar(scale, row) - _AWAY - wide
            fill = _bar_fill(row)
            _write_on(page, fill, x, y, remark, color=fill.ink)
            return
        if row.executed >= 0 and scale(0) - _AWAY - wide > _LEFT:
            _write_on(page, paper, scale(0) - _AWAY - wide, y, remark, color=style.MUTED)
            return


def _on_bar(scale: Scale, row: Any) -> float:
    """How far words may go that are written upon the bar: not over its break."""
    at = scale.breaks_at(row.executed)
    return scale(row.executed) if at is None else at - 2 * _AWAY


def _goal_remark(scale: Scale, row: Any) -> str:
    """A goal that is off the scale has no tick."""
    off = row.programmed_text and scale.breaks_at(row.programmed) is not None
    return f"meta {row.programmed_text}%" if off else ""


def _write_on(
    page: Page,
    paper: style.Fill,
    x: float,
    y: float,
    words: str,
    *,
    bold: bool = False,
    color: str = style.INK,
) -> None:
    """Write words so that no line that lies there crosses them."""
    high = 11 if words.endswith("%") else 12.5  # a 'j' goes deeper
    page.fill([Box(x - 2, y - 5.5, width(words, style.SMALL, bold) + 4, high)], paper)
    page.text(x, y, words, bold=bold, color=color)


def _behind_goal(scale: Scale, row: Any, x: float, wide: float) -> float:
    """Words without a bar stand behind the goal's tick that would cross them."""
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
