"""Scales, from percentages to pixels: 187% and -22% are as long as they are.

What is so far off that it would flatten the others ends a little beyond the scale, to be drawn
broken.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count
from math import ceil, floor, isnan

from charts.facts.off_scale import usual_limits

_STEPS = (1, 2, 2.5, 5)
_BETWEEN_TICKS = 42  # pixels, so that '100%' has room
BEYOND = 28  # pixels, of a broken bar behind the end of the scale


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale: `start` is where `low` is drawn, `end` where `high` is; a tick comes each `step`.

    What is lower or higher is drawn where `below` and `beyond` are.
    """

    low: float
    high: float
    start: float
    end: float
    step: float
    below: float = 0
    beyond: float = 0

    def breaks_at(self, value: float) -> float | None:
        """The place where a bar off the scale is broken; None of one that is on it."""
        if value > self.high:
            return self.end + 0.45 * (self.beyond - self.end)
        if value < self.low:
            return self.start + 0.45 * (self.below - self.start)
        return None

    def __call__(self, value: float) -> float:
        if value > self.high:
            return self.beyond
        if value < self.low:
            return self.below
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    @property
    def ticks(self) -> list[float]:
        first, last = ceil(self.low / self.step), floor(self.high / self.step)
        return [n * self.step for n in range(first, last + 1)]


def percent_scale(values: Iterable[float], start: float, end: float) -> Scale:
    """The scale with 0 and 100 whatever the values, and all of them that `usual_limits` has."""
    known = [value for value in values if not isnan(value)]
    low, high = usual_limits(known)
    aside = BEYOND if end > start else -BEYOND
    first = start + aside * (min(known, default=low) < low)
    last = end - aside * (max(known, default=high) > high)
    return replace(_scale(low, high, first, last, smallest=50), below=start, beyond=end)


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
