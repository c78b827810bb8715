"""Rankings: what an average leaves out, who is ahead and behind, and who reported.

Every table, chart, caption and export takes its figures from here and from `results`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from convenio.report.results import (
    Average,
    Figure,
    Part,
    State,
    average,
    counted_value,
    has_goal,
    met,
)

Key = TypeVar("Key", str, int)
NAMED = 3


@dataclass(frozen=True, slots=True)
class LeftOut(Generic[Key]):
    """The indicators of a region, or regions of an indicator, that an average leaves out, by why.

    What was executed without a goal is left out of the programmed average only.
    """

    not_applicable: tuple[Key, ...]
    no_goal: tuple[Key, ...]
    missing: tuple[Key, ...]


def left_out(figures: Mapping[Key, Figure], part: Part) -> LeftOut[Key]:
    """The figures, by indicator or region, that an average does not count."""

    def those(state: State) -> tuple[Key, ...]:
        return tuple(
            key
            for key, figure in figures.items()
            if figure.state is state and counted_value(figure, part) is None
        )

    return LeftOut(those(State.NOT_APPLICABLE), those(State.NO_GOAL), those(State.MISSING))


@dataclass(frozen=True, slots=True)
class IndicatorSummary:
    """One indicator over the regions that reported; `met` of `with_goal` reached their goal."""

    indicator: int
    programmed: Average
    executed: Average
    met: tuple[str, ...]
    with_goal: tuple[str, ...]


def summarise_indicator(indicator: int, figures: Mapping[str, Figure]) -> IndicatorSummary:
    return IndicatorSummary(
        indicator=indicator,
        programmed=average(figures.values(), Part.PROGRAMMED),
        executed=average(figures.values(), Part.EXECUTED),
        met=tuple(region for region, figure in figures.items() if met(figure)),
        with_goal=tuple(region for region, figure in figures.items() if has_goal(figure)),
    )


def judged(figure: Figure) -> bool:
    """Tell whether there was a goal, and it is known what was done."""
    return has_goal(figure) and counted_value(figure, Part.EXECUTED) is not None


def reach(figure: Figure) -> Decimal | None:
    """The nearness to the goal, 100 being there: by this indicators are put in order.

    Executed over programmed, in percent. That says nothing where the goal is 0, and the contrary
    where it is negative: there each point above or below the goal counts one, from 100. So 100 or
    more is always a goal that was met. None without a goal.
    """
    goal, done = counted_value(figure, Part.PROGRAMMED), counted_value(figure, Part.EXECUTED)
    if goal is None or done is None:
        return None
    return done / goal * 100 if goal > 0 else 100 + done - goal


def best(figures: Collection[Figure], number: int = NAMED) -> tuple[Figure, ...]:
    """The figures nearest to or furthest above their goals; of equals the lower indicator first.

    None of those that are named as furthest behind, nor any that is as far from its goal as one.
    """
    behind = _reached(furthest_behind(figures, number))
    nearest = max((value for value, _ in behind), default=None)
    ahead = (figure for value, figure in _reached(figures) if nearest is None or value > nearest)
    return _first(ahead, number, -1)


def furthest_behind(figures: Iterable[Figure], number: int = NAMED) -> tuple[Figure, ...]:
    """The goals that were not met, the worst first; of equals the lower indicator first."""
    missed = (figure for figure in figures if has_goal(figure) and not met(figure))
    return _first(missed, number, 1)


def _first(figures: Iterable[Figure], number: int, sign: int) -> tuple[Figure, ...]:
    reached = sorted(_reached(figures), key=lambda pair: (sign * pair[0], pair[1].indicator))
    return tuple(figure for _, figure in reached[:number])


def _reached(figures: Iterable[Figure]) -> list[tuple[Decimal, Figure]]:
    return [(value, figure) for figure in figures if (value := reach(figure)) is not None]


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `rank` from 1 of `among`; equals share it, and leave the next out (1, 2, 2, 4)."""

    rank: int
    among: int
    shared: bool


def rank(values: Mapping[Key, Sequence[Decimal]]) -> dict[Key, Place]:
    """The places by value, the highest first; a region without a value has no place.

    Of several values, which contradict each other, any may be true: who stands elsewhere by one
    of them than by another has no place.
    """
    there = {key: (min(told), max(told)) for key, told in values.items() if told}
    lows, highs = (sorted(pair[n] for pair in there.values()) for n in (0, 1))
    found = {}
    for key, (low, high) in there.items():
        surely_ahead = len(there) - bisect_right(lows, high)
        perhaps_ahead = len(there) - bisect_right(highs, low) - (low < high)
        if surely_ahead == perhaps_ahead:
            alike = bisect_right(highs, high) - bisect_left(highs, high)
            found[key] = Place(1 + surely_ahead, len(there), shared=alike > 1)
    return found


def places_by_average(reports: Mapping[str, Collection[Figure]]) -> dict[str, Place]:
    """The places of the regions that reported, by their executed average (not rounded)."""
    averages = {
        region: average(figures, Part.EXECUTED).value for region, figures in reports.items()
    }
    return rank({region: [value] for region, value in averages.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Turnout:
    """The turnout: of the `regions` that owe a report, who reported in time, late or not."""

    regions: tuple[str, ...]
    on_time: tuple[str, ...]
    late: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def expected(self) -> int:
        return len(self.regions)

    @property
    def reported(self) -> int:
        return len(self.on_time) + len(self.late)

    @property
    def completeness(self) -> Decimal | None:
        """The share of regions that reported, in percent; None where nobody owes."""
        return self._share(self.reported)

    @property
    def timeliness(self) -> Decimal | None:
        """The share of regions that reported in time, in percent; None where nobody owes."""
        return self._share(len(self.on_time))

    def _share(self, count: int) -> Decimal | None:
        return Decimal(count) / self.expected * 100 if self.expected else None


def count_turnout(expected: Iterable[str], on_time: Mapping[str, bool]) -> Turnout:
    """The turnout. `on_time`: of each region that reported, whether its first came in time."""
    owing = tuple(expected)
    return Turnout(
        regions=owing,
        on_time=tuple(region for region in owing if on_time.get(region) is True),
        late=tuple(region for region in owing if on_time.get(region) is False),
        missing=tuple(region for region in owing if region not in on_time),
    )
