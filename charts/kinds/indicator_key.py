"""The key that tells which indicator is which number."""

import pandas as pd

from charts.canvas import style
from charts.canvas.page import Page

_COLUMNS = 3
_ROW = 16
_BESIDE = 12


def names_in(frame: pd.DataFrame) -> dict[int, str]:
    """The short names by number, of a frame that has both."""
    return dict(zip(frame["indicator"], frame["short_name"], strict=True))


def in_parts(names: dict[int, str]) -> list[dict[int, str]]:
    """Parts of about the same size, of as many indicators as can be read on a phone."""
    parts = -(-len(names) // _BESIDE)
    size = -(-len(names) // parts)
    numbers = list(names)
    return [
        {number: names[number] for number in numbers[first : first + size]}
        for first in range(0, len(numbers), size)
    ]


def names_height(names: dict[int, str]) -> int:
    return _lines(names) * _ROW


def draw_names(page: Page, top: float, names: dict[int, str]) -> None:
    wide = (style.WIDTH - 2 * style.MARGIN + 8) / _COLUMNS
    for place, (number, name) in enumerate(names.items()):
        column, row = divmod(place, _lines(names))
        x, y = style.MARGIN + column * wide, top + (row + 0.5) * _ROW
        page.text(x + 14, y, str(number), bold=True, align="right")
        page.text(x + 19, y, name, color=style.MUTED)


def _lines(names: dict[int, str]) -> int:
    return -(-len(names) // _COLUMNS)
