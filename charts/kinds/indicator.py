"""Two averages, two bars: of an indicator over the regions (Gráficos 20 to 31), or of a region."""

from collections.abc import Sequence
from decimal import Decimal

import pandas as pd
from matplotlib.figure import Figure

from charts.canvas import style
from charts.canvas.page import Box, Page
from charts.canvas.rows import frame_rows
from charts.canvas.scale import percent_scale
from charts.canvas.text_width import width, wrap
from charts.facts.headings import Heading, count_of_regions
from charts.facts.indicator import IndicatorFacts
from charts.facts.region import RegionFacts
from charts.kinds.bars import break_standing, draw_levels, standing_bar, write_clear
from charts.kinds.cells import as_number, as_text
from convenio.report.published_averages import values_told
from convenio.report.results import Average, Part

_BARS = 240
_BODY = _BARS + 52
_LEFT, _RIGHT = 52, style.WIDTH - style.MARGIN
_WIDE = 92
_NUMBER = 28.0
_LINE = 18
_FILLS = (style.PROGRAMMED, style.EXECUTED)


def draw(facts: IndicatorFacts) -> Figure:
    return draw_averages(indicator_frame(facts), facts.heading)


def draw_averages(frame: pd.DataFrame, heading: Heading) -> Figure:
    """`frame` as of `indicator_frame` or `published_frame`."""
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
            break_standing(page, scale, [(bar, row.value)])
            number = f"{row.text}%"
            size = min(_NUMBER, _NUMBER * (half - 8) / width(number, _NUMBER, bold=True))
            write_clear(page, middle, bar.y - 19, number, size, bold=True)
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


def indicator_frame(facts: IndicatorFacts) -> pd.DataFrame:
    """Two rows: label, value, text, what is said where there is none, summands in words."""
    parts = (("Programación", facts.programmed), ("Ejecución", facts.executed))
    return pd.DataFrame(
        {
            "label": label,
            "value": as_number(average.value),
            "text": as_text(average.value),
            "absent": "sin dato",
            "summands": _summands(average),
        }
        for label, average in parts
    )


def published_frame(facts: RegionFacts) -> pd.DataFrame:
    """The columns of `indicator_frame`, of a region's published averages; two may contradict."""
    parts = (("Programación", Part.PROGRAMMED), ("Ejecución", Part.EXECUTED))
    return pd.DataFrame(
        {"label": label, "summands": "promedio publicado"}
        | _agreed(values_told(facts.published, part))
        for label, part in parts
    )


def _agreed(values: Sequence[Decimal]) -> dict[str, object]:
    only = values[0] if len(values) == 1 else None
    contradiction = " o ".join(f"{as_text(value)}%" for value in values)
    return {"value": as_number(only), "text": as_text(only), "absent": contradiction}


def _summands(average: Average) -> str:
    if not average.summands:
        return ""
    return f"promedio de {count_of_regions(average.summands)}"
