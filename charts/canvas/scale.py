"""From percentages to pixels. Nothing is cut off: 187% and -22% are as long as they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from math import ceil, floor, isnan

_STEPS = (1, 2, 2.5, 5)
_BETWEEN_TICKS = 42  # pixels, so that '100%' has room


@dataclass(frozen=True, slots=True)
class Scale:
    """`start` is where `low` is drawn, `end` where `high` is; `step` lies between two ticks."""

    low: float
    high: float
    start: float
    end: float
    step: float

    def __call__(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    @property
    def ticks(self) -> list[float]:
        first, last = ceil(self.low / self.step), floor(self.high / self.step)
        return [n * self.step for n in range(first, last + 1)]


def percent_scale(values: Iterable[float], start: float, end: float) -> Scale:
    """Holds 0 and 100 whatever the values."""
    known = [value for value in values if not isnan(value)]
    return _scale(min([0.0, *known]), max([100.0, *known]), start, end, smallest=50)


def count_scale(most: int, start: float, end: float) -> Scale:
    return _scale(0.0, float(most), start, end, smallest=1)


def _scale(low: float, high: float, start: float, end: float, smallest: float) -> Scale:
    most = max(1.0, abs(end - start) / _BETWEEN_TICKS)
    step = next(
        step
        for power in count()
        for base in _STEPS
        if (step := base * 10**power) >= smallest and (high - low) / step <= most
    )
    return Scale(low, high, start, end, step)
