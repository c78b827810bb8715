"""A region's indicators, programmed and executed, with the table under them (Gráfico 11)."""

from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from charts import style
from charts.bars import ABSENT, draw_levels, standing
from charts.headings import Heading
from charts.measure import width
from charts.names import draw_names, in_parts, names_height, names_in
from charts.page import Box, Page
from charts.rows import rows_of
from charts.scale import Scale, percent_scale
from convenio.results import State

_BARS = 196
_ROW = 20
_ROWS = 4
_LEFT = 85
_RIGHT = style.WIDTH - 8
_NOTE = 26
_PART = _BARS + _ROWS * _ROW
_BODY = 8 + _NOTE + 6
_WORD = 62
_WIDEST = 26  # of a bar, where there are few
_NUMBER = 28  # what '187' takes above its bar


def draw(frame: pd.DataFrame, heading: Heading) -> Figure:
    """Columns as in frames.region_frame."""
    names = names_in(frame)
    parts = in_parts(names)
    page = Page(heading, _BODY + _PART * len(parts) + names_height(names))
    values = [*frame["programmed"], *frame["executed"]]
    top = page.top + 8
    for part in parts:
        _draw_part(page, top, values, frame[frame["indicator"].isin(list(part))])
        top += _PART
    below = top
    page.line([(style.MARGIN, below), (_RIGHT, below)], style.FAINT)
    page.text(style.MARGIN, below + _NOTE / 2, heading.note, size=style.BODY)
    draw_names(page, page.bottom - names_height(names), names)
    return page.figure


def _draw_part(page: Page, top: float, values: list[float], frame: pd.DataFrame) -> None:
    """`values`: of all parts, so that they have one scale."""
    scale = percent_scale(values, top + _BARS - 6, top + _NUMBER)
    draw_levels(page, scale, _LEFT, _RIGHT)
    columns = _Columns(page, scale, (_RIGHT - _LEFT) / len(frame))
    for place, row in enumerate(rows_of(frame)):
        columns.add(place, row)
    columns.finish()
    _draw_table(page, frame, top + _BARS)


class _Columns:
    """Gathers the bars, so that bars alike are one artist."""

    def __init__(self, page: Page, scale: Scale, wide: float) -> None:
        self.page, self.scale, self.wide = page, scale, wide
        self.bar = min((wide - 5) / 2, _WIDEST)
        self.zero = scale(0)
        self.boxes: dict[style.Fill, list[Box]] = {}
        self.behind: list[Box] = []  # the numbers, so that no line crosses them
        self.words: list[tuple[float, float, str]] = []

    def add(self, place: int, row: Any) -> None:
        left = _LEFT + (place + 0.5) * self.wide - self.bar
        if row.programmed_text:
            self._put(style.PROGRAMMED, left, row.programmed, row.programmed_text)
        if row.executed_text:
            said = "" if row.state is State.NOT_EXECUTED else row.executed_text
            self._put(style.EXECUTED, left + self.bar, row.executed, said)
        if row.state is State.NOT_EXECUTED:
            self._word(left + 1.5 * self.bar, "no ejecutado")
        elif row.state in ABSENT:
            self._absent(left, row)

    def _put(self, fill: style.Fill, left: float, value: float, number: str) -> None:
        """Its number stands above it, also where the bar goes down."""
        box = standing(self.scale, left, self.bar, value)
        self.boxes.setdefault(fill, []).append(box)
        if number:
            tall = width(number, style.SMALL) + 2
            self.behind.append(Box(left + 0.5, box.y - 3 - tall, self.bar - 1, tall))
            self.words.append((left + self.bar / 2, box.y - 4, number))

    def _absent(self, left: float, row: Any) -> None:
        word, fill = ABSENT[row.state]
        if row.programmed_text:
            self._word(left + 1.5 * self.bar, word)
        elif row.executed_text:
            self._word(left + 0.5 * self.bar, word)
        else:
            box = Box(left + 1, self.zero - _WORD, 2 * self.bar - 2, _WORD)
            self.boxes.setdefault(fill, []).append(box)
            self._word(left + self.bar, word)

    def _word(self, x: float, word: str) -> None:
        self.words.append((x, self.zero - 6, word))

    def finish(self) -> None:
        for fill, boxes in self.boxes.items():
            self.page.fill(boxes, fill)
        self.page.fill(self.behind, style.BLANK)
        for x, bottom, word in self.words:
            self.page.upright(x, bottom, word)
        self.page.line([(_LEFT, self.zero), (_RIGHT, self.zero)], style.INK)


def _draw_table(page: Page, frame: pd.DataFrame, top: float) -> None:
    labels = ("Indicador", "Program.", "Ejecución", "Cumplió")
    fills = (None, style.PROGRAMMED, style.EXECUTED, None)
    for n, (label, fill) in enumerate(zip(labels, fills, strict=True)):
        y = top + (n + 0.5) * _ROW
        if n:
            page.line([(style.MARGIN, y - _ROW / 2), (_RIGHT, y - _ROW / 2)], style.FAINT)
        if fill:
            page.fill([Box(style.MARGIN, y - 5, 10, 10)], fill)
        page.text(style.MARGIN + (14 if fill else 0), y, label, bold=n == 0)
    wide = (_RIGHT - _LEFT) / len(frame)
    for place, row in enumerate(rows_of(frame)):
        for n, (words, strong) in enumerate(_cells(row)):
            x, y = _LEFT + (place + 0.5) * wide, top + (n + 0.5) * _ROW
            page.text(x, y, words, bold=strong, align="center")


def _cells(row: Any) -> list[tuple[str, bool]]:
    programmed, executed = row.programmed_text, row.executed_text
    match row.state:
        case State.NOT_APPLICABLE:
            programmed = executed = "n/a"
        case State.NO_GOAL:
            programmed, executed = "s/m", executed or "–"
        case State.MISSING:
            programmed, executed = programmed or "?", "?"
    return [
        (str(row.indicator), True),
        (programmed, False),
        (executed, False),
        ("✓" if row.met else "", True),
    ]
