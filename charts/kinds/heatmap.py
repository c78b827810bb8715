"""Region by indicator, by how far each goal was reached."""

from dataclasses import dataclass
from math import inf
from typing import Any

import pandas as pd
from matplotlib.figure import Figure as Picture

from charts.canvas import style
from charts.canvas.page import Box, Page
from charts.canvas.rows import frame_rows
from charts.canvas.style import SHARES
from charts.canvas.text_width import width
from charts.facts.base import every_figure
from charts.facts.heatmap import HeatmapFacts
from charts.kinds.cells import as_number
from charts.kinds.indicator_key import NameKey, in_parts, names_in
from charts.signs import share_remarks, share_text
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS
from convenio.report.results import Figure, compliance, has_goal, met

_HEAD = 18
_ROW = 18
_LEFT, _RIGHT = 94, style.WIDTH - 5
_KEY = 46
_REMARK = 18
_SHORTER = {"Lima Metropolitana": "Lima Metropol."}


def draw(facts: HeatmapFacts) -> Picture:
    frame, heading = heatmap_frame(facts), facts.heading
    names = names_in(frame)
    parts = in_parts(names)
    regions = int(frame["row"].max()) + 1
    remarks = share_remarks(frame["text"])
    key, signs = NameKey.of(names), _KEY + _REMARK * len(remarks)
    high = _HEAD + _ROW * regions
    page = Page(heading, high * len(parts) + signs + key.height)
    for n, part in enumerate(parts):
        cells = frame[frame["indicator"].isin(list(part))]
        _draw_part(page, page.top + high * n, _HeatmapColumns(min(part), len(part)), cells)
    _draw_key(page, page.top + high * len(parts) + 6, remarks)
    key.draw(page, page.bottom - key.height)
    return page.figure


_EDGES = (-inf, 0, 25, 50, 75, 100, inf)


@dataclass(frozen=True, slots=True)
class _HeatmapColumns:
    """The columns of a part: so many indicators, from the first one's number on."""

    first: int
    count: int

    @property
    def wide(self) -> float:
        return (_RIGHT - _LEFT) / self.count

    def middle(self, number: int) -> float:
        return _LEFT + (number - self.first + 0.5) * self.wide


def _draw_part(page: Page, top: float, columns: _HeatmapColumns, frame: pd.DataFrame) -> None:
    first = top + _HEAD
    for number in range(columns.first, columns.first + columns.count):
        page.text(columns.middle(number), top + 8, str(number), bold=True, align="center")
    for row, name in frame.groupby("row")["name"].first().items():
        y = first + (int(str(row)) + 0.5) * _ROW
        page.text(style.MARGIN - 6, y, _SHORTER.get(name, name), narrow=True)
    for level, cells in frame.groupby("level"):
        fill = style.LEVELS[str(level)]
        page.fill([_box(cell, first, columns) for cell in frame_rows(cells)], fill)
        for cell in frame_rows(cells):
            y = first + (cell.row + 0.5) * _ROW
            x = columns.middle(cell.indicator)
            page.text(x, y, cell.text, color=fill.ink, align="center", narrow=True)


def _box(cell: Any, first: float, columns: _HeatmapColumns) -> Box:
    left = columns.middle(cell.indicator) - columns.wide / 2
    return Box(left + 0.5, first + cell.row * _ROW + 0.5, columns.wide - 1, _ROW - 1)


def _draw_key(page: Page, top: float, remarks: list[str]) -> None:
    shares = ("<0", "0–24", "25–49", "50–74", "75–99%", "100+")
    x = float(style.MARGIN)
    for words, level in zip(shares, style.SHARES, strict=True):
        page.fill([Box(x, top + 3, 13, 13)], style.LEVELS[level])
        page.text(x + 16, top + 10, words)
        x += 16 + width(words, style.SMALL) + 10
    x = float(style.MARGIN)
    absences = (("n/a", "no aplica"), ("s/m", "sin meta"), ("?", "falta"))
    for (mark, words), level in zip(absences, style.ABSENCES, strict=True):
        page.fill([Box(x, top + 22, 24, 16)], style.LEVELS[level])
        page.text(x + 12, top + 30, mark, color=style.LEVELS[level].ink, align="center")
        page.text(x + 29, top + 30, words)
        x += 104
    for n, words in enumerate(remarks):
        page.text(style.MARGIN, top + 30 + _REMARK * (n + 1), words, color=style.MUTED)


def heatmap_frame(facts: HeatmapFacts) -> pd.DataFrame:
    """A row for each cell: row, name, indicator, short_name, text, level (key of style.LEVELS)."""
    frame = pd.DataFrame(
        {"row": row, "name": REGIONS[region.region].name} | _heat(facts.indicators, figure)
        for row, region in enumerate(facts.rows)
        for figure in every_figure(facts.indicators, region.figures)
    )
    shares = pd.cut(frame["compliance"], _EDGES, right=False, labels=list(SHARES))
    return frame.assign(level=shares.astype(object).where(frame["absence"] == "", frame["absence"]))


def _heat(indicators: Indicators, figure: Figure) -> dict[str, object]:
    """The level is of the exact share: 99.6% is written 100 and isn't coloured as reached."""
    share = compliance(figure)
    absence = ""
    if share is None and has_goal(figure) and figure.executed is not None:
        absence = SHARES[-1] if met(figure) else SHARES[0]
    elif share is None:
        absence = str(figure.state)
    return {
        "indicator": figure.indicator,
        "short_name": indicators[figure.indicator].short_name,
        "compliance": as_number(share),
        "text": share_text(figure),
        "absence": absence,
    }
