"""Outliers: figures far from what is usual, of the region itself or of the others.

Whose figures count is a matter of who reads. Nobody but ODES sees another region's figures before
they are published, and a notice that follows them would give them away even without a number: who
types one figure after another finds out where it begins. So a region is compared with its own
history and with the newest published semester, and with the semester being reported only in what
ODES is told.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from convenio.report.results import Figure, Part, counted_value

FEWEST = 4
DEVIATIONS = 3
NORMAL = Decimal("1.4826")
FLOOR = Decimal(10)


@dataclass(frozen=True, slots=True)
class UsualFigures:
    """The semesters or regions that a figure is compared with.

    `figures`: of each of them, by indicator. `of`: the others' semester in words, or empty where
    these are the region's own. `simulated`: some of them were invented.
    """

    figures: Sequence[Mapping[int, Figure]]
    of: str = ""
    own: bool = False
    simulated: bool = False

    def values(self, indicator: int) -> list[Decimal]:
        """The percentages executed that count in an average."""
        said = [figures[indicator] for figures in self.figures if indicator in figures]
        counted = [counted_value(figure, Part.EXECUTED) for figure in said]
        return [value for value in counted if value is not None]


@dataclass(frozen=True, slots=True)
class Outlier:
    """A figure far from the median of `count` usual ones."""

    indicator: int
    executed: Decimal
    median: Decimal
    count: int
    usual: UsualFigures


def is_far(value: Decimal, usual: Sequence[Decimal]) -> bool:
    """Tell whether a value is far from the usual ones, however wild some of those are.

    Far is more than three times the median absolute deviation, scaled by 1.4826 as is customary so
    that it is a standard deviation where values are spread normally. Unlike that one it is not
    moved by the very outliers that it looks for. A deviation counts as 10 points at least: where
    nearly all say the same it is close to nothing, and 70% among sixties is no news. Fewer than
    four values say nothing: of three, two neighbours decide alone what is usual.
    """
    if len(usual) < FEWEST:
        return False
    middle = median(usual)
    deviation = NORMAL * median(abs(other - middle) for other in usual)
    return abs(value - middle) > DEVIATIONS * max(deviation, FLOOR)


def outliers(figures: Collection[Figure], known: Sequence[UsualFigures]) -> tuple[Outlier, ...]:
    """The figures that are far from what is known, each from the first that it is far from."""
    found = (_outlier(figure, known) for figure in figures)
    return tuple(outlier for outlier in found if outlier is not None)


def _outlier(figure: Figure, known: Sequence[UsualFigures]) -> Outlier | None:
    executed = counted_value(figure, Part.EXECUTED)
    if executed is None:
        return None
    for usual in known:
        values = usual.values(figure.indicator)
        if is_far(executed, values):
            return Outlier(figure.indicator, executed, median(values), len(values), usual)
    return None
