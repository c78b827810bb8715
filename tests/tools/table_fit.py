"""Whole numbers in a table, fitted to the sums of its rows and columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

SCALINGS = 200
MOVES = 1000

Cell = tuple[str, int]
Line = str | int  # a row or a column


class NotFitted(Exception):
    """Other spans or other sums are needed."""


@dataclass(slots=True)
class Span:
    """The value of a cell, kept between the least and the most that it may be."""

    value: float
    least: int
    most: int

    def set(self, value: float) -> None:
        self.value = min(max(value, self.least), self.most)

    def allows(self, step: int) -> bool:
        return self.least <= self.value + step <= self.most


Table = dict[Cell, Span]


def fit(table: Table, sums: Mapping[Line, int]) -> None:
    """Scales rows and columns in turn, rounds, and then moves single points until all sums are met.

    All rows together and all columns together must have the same sum. Raises NotFitted where single
    points lead nowhere, which narrow spans can bring about.
    """
    lines = {line: [cell for cell in table if line in cell] for line in sums}
    for _ in range(SCALINGS):
        for line, cells in lines.items():
            _scale([table[cell] for cell in cells], sums[line])
    for span in table.values():
        span.set(round(span.value))
    need = {
        line: sums[line] - round(sum(table[cell].value for cell in cells))
        for line, cells in lines.items()
    }
    for _ in range(MOVES):
        if not any(need.values()):
            return
        _move_one_point(table, lines, need)
    raise NotFitted


def _scale(spans: Sequence[Span], wanted: int) -> None:
    free = [span for span in spans if span.least < span.most]
    fixed = sum(span.value for span in spans if span.least == span.most)
    present = sum(span.value for span in free)
    for span in free:
        span.set(span.value * (wanted - fixed) / present)


def _move_one_point(table: Table, lines: Mapping[Line, list[Cell]], need: dict[Line, int]) -> None:
    """In the line furthest off, where the crossing line gains most and the value is largest."""
    line = max(need, key=lambda each: abs(need[each]))
    point = 1 if need[line] > 0 else -1
    free = [cell for cell in lines[line] if table[cell].allows(point)]
    if not free:
        raise NotFitted
    best = max(free, key=lambda c: (point * (need[c[0]] + need[c[1]]), table[c].value))
    table[best].value += point
    for crossing in best:
        need[crossing] -= point


def rounded(values: Mapping[Line, float]) -> dict[Line, int]:
    """Each within one of what it was, and their total the nearest to the total."""
    running = [0, *(round(total) for total in accumulate(values.values()))]
    return {
        key: after - before for key, (before, after) in zip(values, pairwise(running), strict=True)
    }
