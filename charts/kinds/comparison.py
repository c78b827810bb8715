"""Two semesters of a region (Gráficos 32 to 49): averages and, if known, each indicator."""

from collections.abc import Iterator
from math import isnan
from typing import Any

import pandas as pd
from matplotlib.figure import Figure as Picture

from charts.canvas import style
from charts.canvas.page import Box, Page
from charts.canvas.rows import frame_rows
from charts.canvas.scale import Scale, percent_scale
from charts.facts.comparison import ComparisonFacts
from charts.facts.headings import average_text
from charts.facts.semester import Semester
from charts.kinds.bars import draw_levels, draw_marks, standing_bar, write_clear
from charts.kinds.cells import as_number, as_text, figure_row
from charts.signs import ABSENT, either
from convenio.catalogue.indicators import Indicators
from convenio.report.results import Figure, Part

_BARS = 176
_AVERAGES = _BARS + 44
_ROW = 21
_HEADROOM = 62
_LEFT, _RIGHT = 52, style.WIDTH - style.MARGIN
_WIDE = 54
_ABSENT = 58  # wide: '187 / 184', which two tables contradict
_DOTS_LEFT, _DOTS_RIGHT = 136, 276
_EARLIER_AT, _LATER_AT = 322, style.WIDTH - style.MARGIN


def draw(facts: ComparisonFacts) -> Picture:
    frame, heading = comparison_frame(facts), facts.heading
    averages, figures = frame[frame["indicator"] == 0], frame[frame["indicator"] > 0]
    numbers = sorted(figures["indicator"].unique())
    page = Page(heading, _AVERAGES + (_HEADROOM + _ROW * len(numbers) if numbers else 0))
    _draw_averages(page, averages)
    if numbers:
        _draw_figures(page, figures, page.top + _AVERAGES)
    return page.figure


def _draw_averages(page: Page, averages: pd.DataFrame) -> None:
    values = [*averages["programmed"], *averages["executed"]]
    scale = percent_scale(values, page.top + _BARS - 6, page.top + 22)
    draw_levels(page, scale, _LEFT, _RIGHT)
    half = (_RIGHT - _LEFT) / 2
    for place, row in enumerate(frame_rows(averages)):
        middle = _LEFT + (place + 0.5) * half
        _bar(page, scale, middle - _WIDE - 2, row.programmed, row.programmed_words, executed=False)
        _bar(page, scale, middle + 2, row.executed, row.executed_words, executed=True)
        page.text(
            middle, page.top + _BARS + 8, row.label, size=style.BODY, bold=True, align="center"
        )
    page.line([(_LEFT, scale(0)), (_RIGHT, scale(0))], style.INK)
    y = page.top + _BARS + 30
    for x, fill, words in (
        (_LEFT, style.PROGRAMMED, "programado, promedio"),
        (_LEFT + 172, style.EXECUTED, "ejecutado, promedio"),
    ):
        page.fill([Box(x, y - 5, 10, 10)], fill)
        page.text(x + 14, y, words, color=style.MUTED)


def _bar(
    page: Page, scale: Scale, left: float, value: float, words: str, *, executed: bool
) -> None:
    middle = left + _WIDE / 2
    if isnan(value):
        page.fill([Box(middle - _ABSENT / 2, scale(0) - 30, _ABSENT, 30)], style.MISSING)
        page.text(middle, scale(0) - 15, words, align="center")
        return
    bar = standing_bar(scale, left, _WIDE, value)
    page.fill([bar], style.EXECUTED if executed else style.PROGRAMMED)
    y = bar.y - 11 if value >= 0 else scale(0) - 11
    write_clear(page, middle, y, words, style.STRONG, bold=executed)


def _draw_figures(page: Page, figures: pd.DataFrame, top: float) -> None:
    """A dot for each semester, joined; the numbers stand beside them."""
    first = top + _HEADROOM
    bottom = first + _ROW * figures["indicator"].nunique()
    page.text(style.MARGIN, top + 14, "Ejecución por indicador", size=style.BODY, bold=True)
    scale = percent_scale(figures["executed"], _DOTS_LEFT, _DOTS_RIGHT)
    draw_marks(page, scale, first, bottom)
    columns = ((0, _EARLIER_AT), (1, _LATER_AT))
    for semester, x in columns:
        code = figures.loc[figures["semester"] == semester, "code"].iloc[0]
        page.text(x, top + 34, code, bold=semester == 1, align="right")
        page.dots([(x - 20, top + 16)], filled=semester == 1)
    for place, (number, pair) in enumerate(figures.groupby("indicator")):
        y = first + (place + 0.5) * _ROW
        page.text(style.MARGIN + 14, y, str(number), bold=True, align="right")
        page.text(style.MARGIN + 19, y, str(pair["short_name"].iloc[0]))
        rows = frame_rows(pair)
        _draw_pair(page, scale, rows, y)
        for row in rows:
            page.text(
                columns[row.semester][1], y, row.result, bold=row.semester == 1, align="right"
            )


def _draw_pair(page: Page, scale: Scale, rows: list[Any], y: float) -> None:
    shown = [row for row in rows if row.executed_text]
    if len(shown) > 1:
        page.line([(scale(row.executed), y) for row in shown], style.MUTED, 2)
    for row in shown:
        page.dots([(scale(row.executed), y)], filled=row.semester == 1)


def comparison_frame(facts: ComparisonFacts) -> pd.DataFrame:
    """A row for each semester's average (indicator 0) and for each figure that both have."""
    indicators, pairs = facts.later.indicators, facts.pairs
    return pd.DataFrame(
        [
            {"semester": n, "label": semester.period.label, "code": semester.period.code} | row
            for n, semester in enumerate((facts.earlier, facts.later))
            for row in _comparison_rows(indicators, semester, [pair[n] for pair in pairs])
        ]
    )


def _comparison_rows(
    indicators: Indicators, semester: Semester, figures: list[Figure]
) -> Iterator[dict[str, object]]:
    row: dict[str, object] = {"indicator": 0}
    for part in Part:
        average = semester.average(part)
        row[part.value] = as_number(average.value)
        row[f"{part}_words"] = either(semester.told(part)) or average_text(average)
    yield row
    for figure in figures:
        done = as_text(figure.executed)
        result = f"{done}%" if done else ABSENT[figure.state]
        yield figure_row(indicators, figure) | {"result": result}
