"""A region's indicators, programmed and executed, with the table under them (Gráfico 11)."""

from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from charts.canvas import style
from charts.canvas.page import Box, Page
from charts.canvas.rows import frame_rows
from charts.canvas.scale import Scale, percent_scale
from charts.canvas.text_width import width, wrap
from charts.facts.base import every_figure
from charts.facts.region import RegionFacts
from charts.kinds.bars import ABSENT, break_standing, draw_levels, standing_bar
from charts.kinds.cells import figure_row
from charts.kinds.indicator import draw_averages, published_frame
from charts.kinds.indicator_key import NameKey, in_parts, names_in
from charts.kinds.region_table import draw_table, height_of, table_lines
from convenio.report.results import State

_BARS = 196
_LEFT = 89
_RIGHT = style.WIDTH - 8
_NOTE, _NOTE_LINE = 12, 14
_AROUND_BARS = 8 + 6
_WORD = 67
_WIDEST = 26  # of a bar, where there are few
_NUMBER = 30  # what '187' takes above its bar, with the room around it
_AROUND = 7


def draw(facts: RegionFacts) -> Figure:
    """The published averages where no figures are known."""
    if not facts.figures:
        return draw_averages(published_frame(facts), facts.heading)
    frame, heading = region_frame(facts), facts.heading
    names = names_in(frame)
    parts = [frame[frame["indicator"].isin(list(part))] for part in in_parts(names)]
    tables = [table_lines(part, (_RIGHT - _LEFT) / len(part)) for part in parts]
    high = sum(_BARS + height_of(table) for table in tables)
    key = NameKey.of(names)
    note = wrap(heading.note, style.BODY, _RIGHT - style.MARGIN)
    page = Page(heading, _AROUND_BARS + high + _note_height(note) + key.height)
    below = page.top + 8
    for part, table in zip(parts, tables, strict=True):
        _draw_bars(page, below, frame, part)
        draw_table(page, table, below + _BARS, _LEFT, _RIGHT)
        below += _BARS + height_of(table)
    page.line([(style.MARGIN, below), (_RIGHT, below)], style.FAINT)
    for n, words in enumerate(note):
        y = below + (_NOTE + _NOTE_LINE) / 2 + n * _NOTE_LINE
        page.text(style.MARGIN, y, words, size=style.BODY)
    key.draw(page, page.bottom - key.height)
    return page.figure


def _note_height(note: list[str]) -> int:
    """Of two lines where averages of many digits leave no room for one."""
    return _NOTE + _NOTE_LINE * len(note)


def _draw_bars(page: Page, top: float, frame: pd.DataFrame, part: pd.DataFrame) -> None:
    """Draw one part of the bars, by a scale that all parts of the frame share."""
    values = [*frame["programmed"], *frame["executed"]]
    scale = percent_scale(values, top + _BARS - 6, top + _above(frame))
    draw_levels(page, scale, _LEFT, _RIGHT)
    columns = _RegionColumns(page, scale, (_RIGHT - _LEFT) / len(part))
    for place, row in enumerate(frame_rows(part)):
        columns.add(place, row)
    columns.finish()


def _above(frame: pd.DataFrame) -> float:
    """What the longest number takes above its bar."""
    numbers = [*frame["programmed_text"], *frame["executed_text"]]
    return max([_NUMBER, *(width(number, style.SMALL) + _AROUND for number in numbers if number)])


class _RegionColumns:
    """Gathers the bars, so that bars alike are one artist."""

    def __init__(self, page: Page, scale: Scale, wide: float) -> None:
        self.page, self.scale, self.wide = page, scale, wide
        self.bar = min((wide - 5) / 2, _WIDEST)
        self.zero = scale(0)
        self.boxes: dict[style.Fill, list[Box]] = {}
        self.behind: list[Box] = []  # the numbers, so that no line crosses them
        self.words: list[tuple[float, float, str]] = []
        self.bars: list[tuple[Box, float]] = []

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
        box = standing_bar(self.scale, left, self.bar, value)
        self.boxes.setdefault(fill, []).append(box)
        self.bars.append((box, value))
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
            self.words.append((left + self.bar, self.zero - 6, word))

    def _word(self, x: float, word: str) -> None:
        tall = width(word, style.SMALL) + 2
        self.behind.append(Box(x - self.bar / 2 + 0.5, self.zero - 5 - tall, self.bar + 1.5, tall))
        self.words.append((x, self.zero - 6, word))

    def finish(self) -> None:
        for fill, boxes in self.boxes.items():
            self.page.fill(boxes, fill)
        break_standing(self.page, self.scale, self.bars)
        self.page.fill(self.behind, style.BLANK)
        for x, bottom, word in self.words:
            self.page.upright(x, bottom, word)
        self.page.line([(_LEFT, self.zero), (_RIGHT, self.zero)], style.INK)


def region_frame(facts: RegionFacts) -> pd.DataFrame:
    """One row per indicator: its short name, state, programmed, executed, their texts, met."""
    return pd.DataFrame(
        figure_row(facts.indicators, figure)
        for figure in every_figure(facts.indicators, facts.figures)
    )
