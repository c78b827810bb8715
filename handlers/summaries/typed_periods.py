"""The semesters that a typed request means, of those that are known."""

from collections.abc import Sequence

from convenio.calendar.periods import Period
from handlers.summaries.typed_request import TypedRequest

NEAREST = 4


def period_of(asked: TypedRequest, known: Sequence[Period]) -> Period | None:
    """The semester that was typed, else the newest; None if not known. `known`: newest first."""
    if asked.unread:
        return None
    if asked.periods:
        return asked.periods[0] if asked.periods[0] in known else None
    of_year = [period for period in known if not asked.years or period.year == asked.years[-1]]
    return next(iter(of_year), None)


Pair = tuple[Period, Period]


def pair_of(asked: TypedRequest, known: Sequence[Period]) -> Pair | None:
    """The earlier and the later semester: two typed, those of a year, or the same of two years.

    One alone is compared with the one known before it, or else with the next. None if there is no
    such pair.
    """
    pair = _said(asked, known)
    there = pair and not asked.unread and set(pair) <= set(known) and pair[0] < pair[1]
    return pair if there else None


def _said(asked: TypedRequest, known: Sequence[Period]) -> Pair | None:
    if len(asked.periods) > 1:
        first, second = sorted(asked.periods[:2])
        return first, second
    if asked.periods and asked.years and asked.years[0] != asked.periods[0].year:
        first, second = sorted((asked.periods[0], Period(asked.years[0], asked.periods[0].half)))
        return first, second
    if are_years(asked):
        first_year, last_year = asked.years[0], asked.years[-1]
        halves = [(Period(first_year, half), Period(last_year, half)) for half in (2, 1)]
        return next((pair for pair in halves if set(pair) <= set(known)), None)
    if asked.years and not asked.periods:
        return Period(asked.years[0], 1), Period(asked.years[0], 2)
    return pair_with(asked.periods[0] if asked.periods else next(iter(known), None), known)


def are_years(asked: TypedRequest) -> bool:
    """Whether two years were typed, without which semester of each."""
    return len(asked.years) > 1 and not asked.periods


def other_half(pair: Pair, known: Sequence[Period]) -> Pair | None:
    """The other semester of the same two years."""
    first, second = (Period(period.year, 3 - period.half) for period in pair)
    return (first, second) if {first, second} <= set(known) else None


def said_twice(asked: TypedRequest, known: Sequence[Period]) -> Period | None:
    """The semester that was to be compared with itself."""
    twice = len(asked.periods) > 1 and len(set(asked.periods)) == 1 and asked.periods[0] in known
    return asked.periods[0] if twice else None


def pairs_with(period: Period, known: Sequence[Period]) -> list[Pair]:
    """The semesters that it can be compared with, the nearest first."""
    others = [other for other in known if other != period]
    others.sort(key=lambda other: abs(_count(other) - _count(period)))
    return [(min(other, period), max(other, period)) for other in others[:NEAREST]]


def pair_with(period: Period | None, known: Sequence[Period]) -> Pair | None:
    """A semester and the one known before it, or else the next; `known`: newest first."""
    if period is None:
        return None
    before = next((other for other in known if other < period), None)
    if before is not None:
        return before, period
    after = next((other for other in reversed(known) if other > period), None)
    return (period, after) if after is not None else None


def nearest_periods(asked: TypedRequest, known: Sequence[Period]) -> list[Period]:
    """The semesters nearest to what was asked, else the newest."""
    if not known:
        return []
    years = asked.years or (known[0].year,)
    wanted = asked.periods[0] if asked.periods else Period(years[-1], 2)
    return sorted(known, key=lambda period: abs(_count(period) - _count(wanted)))[:NEAREST]


def pairs_near(asked: TypedRequest, known: Sequence[Period]) -> list[Pair]:
    """Known semesters that can be compared, the nearest to what was asked first."""
    pairs = [pair_with(period, known) for period in nearest_periods(asked, known)]
    return list(dict.fromkeys(pair for pair in pairs if pair is not None))


def _count(period: Period) -> int:
    return period.year * 2 + period.half
