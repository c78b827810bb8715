"""The key that tells which indicator is which number."""

from dataclasses import dataclass

import pandas as pd

from charts.canvas import style
from charts.canvas.page import Page
from charts.canvas.text_width import width, wrap

_COLUMNS = 3
_ROW = 16
_NAME_AT = 19
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


@dataclass(frozen=True, slots=True)
class NameKey:
    """The names in columns, top to bottom: each with its lines, all as high as the highest."""

    names: dict[int, list[str]]
    columns: int

    @classmethod
    def of(cls, names: dict[int, str]) -> "NameKey":
        """In as many columns as the longest name leaves room for."""
        widest = max(width(name, style.SMALL) for name in names.values())
        columns = next((n for n in range(_COLUMNS, 1, -1) if widest <= _room(n)), 1)
        room = _room(columns)
        return cls({n: wrap(name, style.SMALL, room) for n, name in names.items()}, columns)

    @property
    def row(self) -> int:
        return _ROW * max(map(len, self.names.values()))

    @property
    def rows(self) -> int:
        return -(-len(self.names) // self.columns)

    @property
    def height(self) -> int:
        return self.rows * self.row

    def draw(self, page: Page, top: float) -> None:
        for place, (number, lines) in enumerate(self.names.items()):
            column, row = divmod(place, self.rows)
            x, y = style.MARGIN + column * _wide(self.columns), top + row * self.row + _ROW / 2
            page.text(x + 14, y, str(number), bold=True, align="right")
            for n, words in enumerate(lines):
                page.text(x + _NAME_AT, y + n * _ROW, words, color=style.MUTED)


def _wide(columns: int) -> float:
    return (style.WIDTH - 2 * style.MARGIN + 8) / columns


def _room(columns: int) -> float:
    return _wide(columns) - _NAME_AT - 4
