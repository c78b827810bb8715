"""Two semesters of a region (Gráficos 32 to 49): averages and, if known, each indicator.

Where figures are known, a block for each indicator and before them one of the averages, by the
same scale; else the averages are four bars that stand.
"""

from collections.abc import Iterator
from math import isnan

import pandas as pd
from matplotlib.figure import Figure as Picture

from charts.canvas import style
from charts.canvas.page import Box, Page
from charts.canvas.rows import frame_rows
from charts.canvas.scale import Scale, percent_scale
from charts.facts.comparison import ComparisonFacts
from charts.facts.headings import average_text
from charts.facts.semester import Semester
from charts.kinds.bars import break_standing, draw_levels, standing_bar, write_clear
from charts.kinds.cells import as_number, figure_row
from charts.kinds.comparison_blocks import ComparisonBlocks
from charts.signs import either
from convenio.catalogue.indicators import Indicators
from convenio.report.results import Figure, Part

_BARS = 176
_AVERAGES = _BARS + 44
_LEFT, _RIGHT = 52, style.WIDTH - style.MARGIN
_WIDE = 54
_ABSENT = 58  # wide: '187 / 184', which two tables contradict


def draw(facts: ComparisonFacts) -> Picture:
    frame, heading = comparison_frame(facts), facts.heading
    if frame["indicator"].max() > 0:
        blocks = ComparisonBlocks(frame)
        page = Page(heading, blocks.height)
        blocks.draw(page)
    else:
        page = Page(heading, _AVERAGES)
        _draw_averages(page, frame)
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
    break_standing(page, scale, [(bar, value)])
    y = bar.y - 11 if value >= 0 else scale(0) - 11
    write_clear(page, middle, y, words, style.STRONG, bold=executed)


def comparison_frame(facts: ComparisonFacts) -> pd.DataFrame:
    """A row for each semester's average (indicator 0) and for each figure that is known."""
    known = facts.known_figures
    return pd.DataFrame(
        [
            {"semester": n, "label": semester.period.label, "code": semester.period.code} | row
            for n, semester in enumerate((facts.earlier, facts.later))
            for row in _comparison_rows(facts.numbered, semester, [pair[n] for pair in known])
        ]
    )


def _comparison_rows(
    indicators: Indicators, semester: Semester, figures: list[Figure | None]
) -> Iterator[dict[str, object]]:
    row: dict[str, object] = {"indicator": 0, "short_name": "Promedio"}
    for part in Part:
        average = semester.average(part)
        row[part.value] = as_number(average.value)
        row[f"{part}_words"] = either(semester.told(part)) or average_text(average)
    yield row
    for figure in figures:
        if figure is not None:
            yield figure_row(indicators, figure)
