"""The rows of a comparison: for each indicator its semesters, with goal and result beside each."""

from itertools import groupby
from math import isnan
from typing import Any

import pandas as pd

from charts.canvas import style
from charts.canvas.page import Box, Page
from charts.canvas.rows import frame_rows
from charts.canvas.scale import Scale, percent_scale
from charts.canvas.text_width import width, wrap
from charts.kinds.bars import break_lying, draw_goals, draw_marks, lying
from charts.kinds.cells import goal_and_result

_HEAD = 58
_ROW, _NAME_LINE = 17, 15
_BETWEEN = 8
_BAR, _TICK = 10, 14
_KEY = 18
_NUMBER_AT, _NAME_AT, _CODE_AT = style.MARGIN + 15, style.MARGIN + 20, 122
_BARS_LEFT, _EDGE = 172, style.WIDTH - 8
_NAME_ROOM = (_CODE_AT - 3 - _NAME_AT) / style.NARROW
_GOAL, _RESULT = "Meta %", "Ejec. %"
_FILLS = (style.LEVELS["50 to 74"], style.EXECUTED)
_ABSENT = {"n/a": "n/a: no aplica", "s/m": "s/m: sin meta", "?": "?: falta"}


class ComparisonBlocks:
    """The blocks of a comparison; `frame` as of `comparison_frame`."""

    def __init__(self, frame: pd.DataFrame) -> None:
        rows = sorted(frame_rows(frame), key=_by_indicator)
        self.blocks = [list(block) for _, block in groupby(rows, _by_indicator)]
        self.told = {row.Index: _told(row) for row in rows}
        self.names = [wrap(block[0].short_name, style.SMALL, _NAME_ROOM) for block in self.blocks]
        self.result_at = _EDGE
        self.goal_at = _EDGE - _widest([_RESULT, *(done for _, done in self.told.values())]) - 8
        goals = _widest([_GOAL, *(goal for goal, _ in self.told.values())])
        values = [value for row in rows for value in (row.programmed, row.executed)]
        self.scale = percent_scale(values, _BARS_LEFT, self.goal_at - goals - 8)
        signs = {sign for told in self.told.values() for sign in told}
        self.key = " · ".join(words for sign, words in _ABSENT.items() if sign in signs)

    @property
    def height(self) -> float:
        return _HEAD + sum(map(self._high, range(len(self.blocks)))) + _KEY * bool(self.key)

    def _high(self, n: int) -> float:
        return max(_ROW * len(self.blocks[n]), _NAME_LINE * len(self.names[n])) + _BETWEEN

    def draw(self, page: Page) -> None:
        first = page.top + _HEAD
        bottom = page.bottom - _KEY * bool(self.key)
        _draw_key(page, page.top + 10)
        draw_marks(page, self.scale, first, bottom)
        for x, words in ((self.goal_at, _GOAL), (self.result_at, _RESULT)):
            page.text(x, first - 26, words, bold=True, align="right", narrow=True)
        places = self._places(first)
        self._draw_bars(page, places)
        top = first
        for n, rows in enumerate(self.blocks):
            _draw_name(page, top, self.names[n], rows[0].indicator)
            top += self._high(n)
            if n < len(self.blocks) - 1:
                page.line([(style.MARGIN, top), (_EDGE, top)], style.FAINT)
        for y, row in places:
            self._write_row(page, y, row)
        page.text(style.MARGIN, bottom + 10, self.key, color=style.MUTED)

    def _places(self, top: float) -> list[tuple[float, Any]]:
        """The middle of each row."""
        places = []
        for n, rows in enumerate(self.blocks):
            places += [(top + _BETWEEN / 2 + (k + 0.5) * _ROW, row) for k, row in enumerate(rows)]
            top += self._high(n)
        return places

    def _draw_bars(self, page: Page, places: list[tuple[float, Any]]) -> None:
        """Bars alike are one artist, as are the goals."""
        scale = self.scale
        bars = [
            (row, lying(scale, y - _BAR / 2, _BAR, row.executed))
            for y, row in places
            if not isnan(row.executed)
        ]
        for semester, fill in enumerate(_FILLS):
            page.fill([bar for row, bar in bars if row.semester == semester], fill)
        break_lying(page, scale, [(bar, row.executed) for row, bar in bars])
        goals = [(y, row.programmed) for y, row in places if not isnan(row.programmed)]
        seen = [(scale(goal), y) for y, goal in goals if scale.breaks_at(goal) is None]
        draw_goals(page, seen, _TICK)
        for y, goal in goals:
            if scale.breaks_at(goal) is not None:
                _draw_arrow(page, scale, y, goal)

    def _write_row(self, page: Page, y: float, row: Any) -> None:
        later = row.semester == 1
        color = style.INK if later else style.MUTED
        goal, done = self.told[row.Index]
        page.text(_CODE_AT, y, row.code, color=color, narrow=True)
        page.text(self.goal_at, y, goal, color=color, align="right", narrow=True)
        page.text(self.result_at, y, done, bold=later, align="right", narrow=True)


def _draw_name(page: Page, top: float, name: list[str], indicator: int) -> None:
    """The averages have no number."""
    y = top + (_BETWEEN + _NAME_LINE) / 2
    x = _NAME_AT if indicator else style.MARGIN
    if indicator:
        page.text(_NUMBER_AT, y, str(indicator), bold=True, align="right")
    for n, words in enumerate(name):
        page.text(x, y + n * _NAME_LINE, words, bold=not indicator, narrow=True)


def _draw_arrow(page: Page, scale: Scale, y: float, goal: float) -> None:
    """Draw an arrow in place of a goal that is off the scale; its number stands beside."""
    x = scale(goal)
    back = x - 5 if goal > 0 else x + 5
    for color, thick in ((style.PAPER, 4.4), (style.INK, 2.4)):
        page.line([(back, y - 6), (x, y), (back, y + 6)], color, thick)


def _draw_key(page: Page, y: float) -> None:
    x = float(style.MARGIN)
    for fill in _FILLS:
        page.fill([Box(x, y - 5, 10, 10)], fill)
        x += 12
    page.text(x + 3, y, "ejecutado")
    x += 100
    page.line([(x, y - 7), (x, y + 7)], style.INK, 2.4)
    page.text(x + 7, y, "meta programada")


def _told(row: Any) -> tuple[str, str]:
    if row.indicator:
        return goal_and_result(row)
    return row.programmed_words.removesuffix("%"), row.executed_words.removesuffix("%")


def _widest(words: list[str]) -> float:
    return max(width(word, style.SMALL, bold=True) for word in words) * style.NARROW


def _by_indicator(row: Any) -> int:
    return int(row.indicator)
