"""Results: what counts in an average and what does not, and whether a goal was met."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class State(StrEnum):
    """Four absences that are not the same, and a figure that is there."""

    REPORTED = "reported"
    NOT_EXECUTED = "not_executed"
    NO_GOAL = "no_goal"
    NOT_APPLICABLE = "not_applicable"
    MISSING = "missing"


class Part(StrEnum):
    """The two percentages of a figure."""

    PROGRAMMED = "programmed"
    EXECUTED = "executed"


_WITH_GOAL = (State.REPORTED, State.NOT_EXECUTED)
_WITH_RESULT = (State.REPORTED, State.NO_GOAL)
_NOTHING_DONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Figure:
    """Percentages of one indicator, of one region, in one semester."""

    indicator: int
    state: State
    programmed: Decimal | None = None
    executed: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Average:
    """An average; `value` is None where there was nothing to sum up."""

    value: Decimal | None
    summands: int


@dataclass(frozen=True, slots=True)
class Summary:
    programmed: Average
    executed: Average
    met: int
    with_goal: int


def counted_value(figure: Figure, part: Part) -> Decimal | None:
    """The value that the figure adds to an average of that part; None where it is left out.

    'No ejecutado' adds 0; what was executed without a goal counts (footnotes 5 and 7).
    """
    if part is Part.PROGRAMMED:
        return figure.programmed if figure.state in _WITH_GOAL else None
    if figure.state in _WITH_RESULT:
        return figure.executed
    return _NOTHING_DONE if figure.state is State.NOT_EXECUTED else None


def average(figures: Iterable[Figure], part: Part) -> Average:
    """The average of the figures that count, over a region's indicators or over regions."""
    summands = [value for figure in figures if (value := counted_value(figure, part)) is not None]
    if not summands:
        return Average(None, 0)
    return Average(sum(summands, Decimal(0)) / len(summands), len(summands))


def has_goal(figure: Figure) -> bool:
    return counted_value(figure, Part.PROGRAMMED) is not None


def met(figure: Figure) -> bool:
    """Tell whether there was a goal, and it was reached."""
    goal, done = counted_value(figure, Part.PROGRAMMED), counted_value(figure, Part.EXECUTED)
    return goal is not None and done is not None and done >= goal


def compliance(figure: Figure) -> Decimal | None:
    """Executed as a percentage of what was programmed; None without a goal above 0."""
    goal, done = counted_value(figure, Part.PROGRAMMED), counted_value(figure, Part.EXECUTED)
    return None if goal is None or goal <= 0 or done is None else done / goal * 100


def summarise(figures: Collection[Figure]) -> Summary:
    return Summary(
        programmed=average(figures, Part.PROGRAMMED),
        executed=average(figures, Part.EXECUTED),
        met=sum(map(met, figures)),
        with_goal=sum(map(has_goal, figures)),
    )


def complete(figures: Mapping[int, Figure], indicators: Collection[int]) -> bool:
    """Tell whether something was said of each of them."""
    return all(
        number in figures and figures[number].state is not State.MISSING for number in indicators
    )


def whole(value: Decimal) -> int:
    """The value rounded half up, as in the report (48.08: 48); halves away from zero (-0.5: -1)."""
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def two_decimals(value: Decimal | None) -> str | None:
    return None if value is None else str(value.quantize(Decimal("0.01"), ROUND_HALF_UP))
