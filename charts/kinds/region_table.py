"""The table under a region's bars; a row with a number that is wider than its column stands up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from charts.canvas import style
from charts.canvas.page import Box, Page
from charts.canvas.rows import frame_rows
from charts.canvas.text_width import width
from charts.kinds.cells import goal_and_result

_LABELS = ("Indicador", "Program.", "Ejecución", "Cumplió")
_FILLS = (None, style.PROGRAMMED, style.EXECUTED, None)
_BOLD = (True, False, False, True)
_ROW = 20
_AROUND = 8  # above and below a number that stands up, together
_BESIDE = 2  # between two numbers


@dataclass(frozen=True, slots=True)
class TableLine:
    """A cell for each indicator; `upright`: read from below, as the numbers on the bars are."""

    cells: tuple[str, ...]
    upright: bool
    high: float


def table_lines(frame: pd.DataFrame, wide: float) -> list[TableLine]:
    """The table's lines in columns of that width; `frame` as of `region_frame`."""
    rows = zip(*map(_cells, frame_rows(frame)), strict=True)
    return [_line(cells, wide) for cells in rows]


def _line(cells: tuple[str, ...], wide: float) -> TableLine:
    widest = max(width(words, style.SMALL) for words in cells if words) if any(cells) else 0
    upright = widest * style.NARROW > wide - _BESIDE
    return TableLine(cells, upright, widest + _AROUND if upright else _ROW)


def height_of(table: Sequence[TableLine]) -> float:
    return sum(line.high for line in table)


def draw_table(
    page: Page, lines: Sequence[TableLine], top: float, left: float, right: float
) -> None:
    wide = (right - left) / len(lines[0].cells)
    for line, label, fill, bold in zip(lines, _LABELS, _FILLS, _BOLD, strict=True):
        y = top + line.high / 2
        if line is not lines[0]:
            page.line([(style.MARGIN, top), (right, top)], style.FAINT)
        if fill:
            page.fill([Box(style.MARGIN, y - 5, 10, 10)], fill)
        page.text(style.MARGIN + (14 if fill else 0), y, label, bold=line is lines[0])
        for place, words in enumerate(line.cells):
            x = left + (place + 0.5) * wide
            if line.upright:
                page.upright(x, y + width(words, style.SMALL) / 2, words)
            else:
                narrow = width(words, style.SMALL, bold) > wide - 2 * _BESIDE
                page.text(x, y, words, bold=bold, align="center", narrow=narrow)
        top += line.high


def _cells(row: Any) -> tuple[str, str, str, str]:
    return str(row.indicator), *goal_and_result(row), "✓" if row.met else ""
