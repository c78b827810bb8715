"""What counts in an average and what does not, and whether a goal was met."""

from collections.abc import Callable, Collection, Iterable
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


@dataclass(frozen=True, slots=True)
class Figure:
    """Percentages of one indicator, of one region, in one semester."""

    indicator: int
    state: State
    programmed: Decimal | None = None
    executed: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Average:
    """`value` is None where there was nothing to sum up."""

    value: Decimal | None
    summands: int


@dataclass(frozen=True, slots=True)
class Summary:
    """`complete`: something was said of each of the twelve."""

    programmed: Average
    executed: Average
    met: int
    with_goal: int
    complete: bool


def _programmed(figure: Figure) -> Decimal | None:
    counts = figure.state in (State.REPORTED, State.NOT_EXECUTED)
    return figure.programmed if counts else None


def _executed(figure: Figure) -> Decimal | None:
    if figure.state is State.NOT_EXECUTED:
        return Decimal(0)
    return figure.executed if figure.state in (State.REPORTED, State.NO_GOAL) else None


def programmed_average(figures: Iterable[Figure]) -> Average:
    """Without 'no aplica', 'sin meta' and what is missing (footnotes 5 and 7)."""
    return _average(figures, _programmed)


def executed_average(figures: Iterable[Figure]) -> Average:
    """'No ejecutado' counts as 0; what was executed without a goal counts (footnotes 5 and 7)."""
    return _average(figures, _executed)


def _average(figures: Iterable[Figure], part: Callable[[Figure], Decimal | None]) -> Average:
    summands = [value for value in map(part, figures) if value is not None]
    if not summands:
        return Average(None, 0)
    return Average(sum(summands, Decimal(0)) / len(summands), len(summands))


def has_goal(figure: Figure) -> bool:
    return _programmed(figure) is not None


def met(figure: Figure) -> bool:
    """There was a goal, and it was reached."""
    goal, done = _programmed(figure), _executed(figure)
    return goal is not None and done is not None and done >= goal


def compliance(figure: Figure) -> Decimal | None:
    """Executed as a percentage of what was programmed; None without a goal or with a goal of 0."""
    goal, done = _programmed(figure), _executed(figure)
    return None if not goal or done is None else done / goal * 100


def summarise(figures: Collection[Figure]) -> Summary:
    return Summary(
        programmed=programmed_average(figures),
        executed=executed_average(figures),
        met=sum(map(met, figures)),
        with_goal=sum(map(has_goal, figures)),
        complete=len(figures) == 12 and all(f.state is not State.MISSING for f in figures),
    )


def whole(value: Decimal) -> int:
    """Rounded half up, as the report does (48.08: 48); a half goes away from zero (-0.5: -1)."""
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def two_decimals(value: Decimal | None) -> str | None:
    return None if value is None else str(value.quantize(Decimal("0.01"), ROUND_HALF_UP))
