"""What counts in an average (footnotes 5 and 7), and when a goal was met."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenio.catalogue.indicators import INDICATORS
from convenio.report.results import (
    Average,
    Figure,
    Part,
    State,
    average,
    complete,
    compliance,
    has_goal,
    met,
    summarise,
    two_decimals,
    whole,
)
from tests.loreto import GOALS

DONE = [60, 45, 30, 10, 89, 58, 7, 25, 66, 1, 33, 27]
LORETO = [
    Figure(n, State.REPORTED, Decimal(goal), Decimal(done))
    for n, (goal, done) in enumerate(zip(GOALS, DONE, strict=True), start=1)
]
D = Decimal
REPORTED = Figure(1, State.REPORTED, D(60), D(45))
NOT_EXECUTED = Figure(2, State.NOT_EXECUTED, D(40), D(0))
NO_GOAL = Figure(3, State.NO_GOAL, None, D(30))
NOTHING_WITHOUT_GOAL = Figure(3, State.NO_GOAL)
NOT_APPLICABLE = Figure(4, State.NOT_APPLICABLE)
MISSING = Figure(5, State.MISSING, D(80))

VALUES = st.decimals(-300, 300, places=2)
REPORTS = st.lists(
    st.builds(Figure, st.integers(1, 12), st.just(State.REPORTED), VALUES, VALUES), min_size=1
)


def test_loreto_has_the_averages_of_grafico_11() -> None:
    summary = summarise(LORETO)
    assert two_decimals(summary.programmed.value) == "48.08"
    assert two_decimals(summary.executed.value) == "37.58"
    assert summary.programmed.summands == summary.executed.summands == 12
    assert summary.programmed.value is not None
    assert summary.executed.value is not None
    assert whole(summary.programmed.value) == 48
    assert whole(summary.executed.value) == 38


def test_loreto_met_seven_of_its_twelve_goals() -> None:
    assert [figure.indicator for figure in LORETO if met(figure)] == [1, 4, 5, 6, 7, 9, 10]
    summary = summarise(LORETO)
    assert (summary.met, summary.with_goal) == (7, 12)


@pytest.mark.parametrize(
    ("figures", "programmed", "executed"),
    [
        ([], (None, 0), (None, 0)),
        ([REPORTED], (60, 1), (45, 1)),
        ([REPORTED, NOT_APPLICABLE], (60, 1), (45, 1)),
        ([NOT_APPLICABLE], (None, 0), (None, 0)),
        ([REPORTED, NOT_EXECUTED], (50, 2), (D("22.5"), 2)),
        ([REPORTED, NO_GOAL], (60, 1), (D("37.5"), 2)),
        ([REPORTED, NOTHING_WITHOUT_GOAL], (60, 1), (45, 1)),
        ([REPORTED, MISSING], (60, 1), (45, 1)),
        ([MISSING], (None, 0), (None, 0)),
        ([NOT_EXECUTED], (40, 1), (0, 1)),
        ([Figure(2, State.NOT_EXECUTED, D(40))], (40, 1), (0, 1)),
    ],
)
def test_four_absences_count_in_four_ways(
    figures: list[Figure],
    programmed: tuple[Decimal | None, int],
    executed: tuple[Decimal | None, int],
) -> None:
    assert average(figures, Part.PROGRAMMED) == Average(*programmed)
    assert average(figures, Part.EXECUTED) == Average(*executed)


@pytest.mark.parametrize(
    ("figure", "is_met", "percent"),
    [
        (REPORTED, False, D(75)),
        (Figure(1, State.REPORTED, D(60), D(60)), True, D(100)),
        (Figure(1, State.REPORTED, D(50), D(58)), True, D(116)),
        (Figure(4, State.REPORTED, D(10), D(-22)), False, D(-220)),
        (Figure(1, State.REPORTED, D(0), D(0)), True, None),
        (Figure(4, State.REPORTED, D(-10), D(-20)), False, None),
        (NOT_EXECUTED, False, D(0)),
        (NO_GOAL, False, None),
        (NOT_APPLICABLE, False, None),
        (MISSING, False, None),
    ],
)
def test_a_goal_is_met_when_execution_reaches_it(
    figure: Figure, is_met: bool, percent: Decimal | None
) -> None:
    assert met(figure) is is_met
    assert compliance(figure) == percent


def test_only_what_was_programmed_has_a_goal() -> None:
    every = [REPORTED, NOT_EXECUTED, NO_GOAL, NOT_APPLICABLE, MISSING]
    assert [has_goal(figure) for figure in every] == [True, True, False, False, False]


def test_a_report_is_complete_when_something_was_said_of_every_indicator() -> None:
    eleven = {figure.indicator: figure for figure in LORETO[:11]}
    assert complete(eleven | {12: Figure(12, State.NOT_APPLICABLE)}, INDICATORS)
    assert not complete(eleven | {12: Figure(12, State.MISSING)}, INDICATORS)
    assert not complete(eleven, INDICATORS)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("48.08", 48), ("37.58", 38), ("0.5", 1), ("1.5", 2), ("2.5", 3), ("-0.5", -1), ("-22", -22)],
)
def test_percentages_are_shown_whole_rounded_half_up(value: str, shown: int) -> None:
    assert whole(Decimal(value)) == shown


def test_two_decimals_round_half_up_too_and_nothing_stays_nothing() -> None:
    assert two_decimals(D("1.005")) == "1.01"
    assert two_decimals(D(7)) == "7.00"
    assert two_decimals(None) is None


@given(REPORTS)
def test_an_average_lies_between_its_extremes(figures: list[Figure]) -> None:
    done = [figure.executed for figure in figures if figure.executed is not None]
    found = average(figures, Part.EXECUTED)
    assert found.value is not None
    assert min(done) <= found.value <= max(done)
    assert found.summands == len(figures)


@given(REPORTS.flatmap(lambda figures: st.tuples(st.just(figures), st.permutations(figures))))
def test_an_average_does_not_depend_on_the_order(two: tuple[list[Figure], list[Figure]]) -> None:
    figures, shuffled = two
    assert average(shuffled, Part.EXECUTED) == average(figures, Part.EXECUTED)
    assert average(shuffled, Part.PROGRAMMED) == average(figures, Part.PROGRAMMED)


@given(REPORTS, st.integers(0, 12))
def test_an_average_ignores_no_aplica_and_what_is_missing(figures: list[Figure], n: int) -> None:
    more = [*figures, *[NOT_APPLICABLE] * n, *[MISSING] * n]
    assert average(more, Part.EXECUTED) == average(figures, Part.EXECUTED)
    assert average(more, Part.PROGRAMMED) == average(figures, Part.PROGRAMMED)


@given(REPORTS)
def test_no_ejecutado_counts_as_a_reported_zero(figures: list[Figure]) -> None:
    zero = Figure(2, State.REPORTED, D(40), D(0))
    assert average([*figures, NOT_EXECUTED], Part.EXECUTED) == average(
        [*figures, zero], Part.EXECUTED
    )
