"""What deserves a second look before a report is sent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenio.catalogue.indicators import INDICATORS
from convenio.report.results import Figure, State
from convenio.report.warnings import Caution, Notice, report_warnings

GROWTH = [4, 7, 10]
OTHERS = [1, 2, 3, 5, 6, 8, 9, 11, 12]


def reported(number: int, programmed: int | str, executed: int | str) -> Figure:
    return Figure(number, State.REPORTED, Decimal(programmed), Decimal(executed))


def cautions(*figures: Figure, before: tuple[Figure, ...] = ()) -> dict[Caution, tuple[int, ...]]:
    """With every cause given."""
    previous = {figure.indicator: figure for figure in before}
    found = report_warnings(INDICATORS, figures, previous, range(1, 13))
    return {notice.caution: notice.indicators for notice in found}


def test_an_ordinary_report_needs_no_second_look() -> None:
    assert cautions(reported(1, 60, 45), reported(4, 10, -5), reported(9, 55, 66)) == {}


@pytest.mark.parametrize("number", OTHERS)
def test_over_100_is_looked_at(number: int) -> None:
    assert cautions(reported(number, 100, 113)) == {Caution.OVER_100: (number,)}
    assert cautions(reported(number, 101, 100)) == {Caution.OVER_100: (number,)}
    assert cautions(reported(number, 99, 100)) == {}


@pytest.mark.parametrize("number", GROWTH)
def test_a_growth_is_looked_at_only_over_200(number: int) -> None:
    assert cautions(reported(number, 100, 200)) == {}
    assert cautions(reported(number, 100, "200.01")) == {Caution.OVER_100: (number,)}


@pytest.mark.parametrize("number", OTHERS)
def test_a_negative_figure_is_looked_at_where_it_cannot_be(number: int) -> None:
    assert cautions(reported(number, 10, -22)) == {Caution.NEGATIVE: (number,)}
    assert cautions(reported(number, -1, 0)) == {Caution.NEGATIVE: (number,)}


@pytest.mark.parametrize("number", GROWTH)
def test_a_growth_may_be_negative(number: int) -> None:
    assert cautions(reported(number, -5, -22)) == {}


def test_executed_equal_to_programmed_is_looked_at_from_five_on() -> None:
    equal = [reported(number, 50, 50) for number in range(1, 6)]
    assert cautions(*equal[:4]) == {}
    assert cautions(*equal) == {Caution.EQUAL_TO_GOAL: (1, 2, 3, 4, 5)}
    assert cautions(*equal[:4], reported(6, 50, 51)) == {}


def test_without_a_goal_nothing_is_equal_to_it() -> None:
    without = [Figure(number, State.NO_GOAL) for number in range(1, 7)]
    applicable_to_nobody = [Figure(number, State.NOT_APPLICABLE) for number in range(7, 13)]
    assert cautions(*without, *applicable_to_nobody) == {}


def test_loretos_figures_are_equal_to_their_goal_in_five_indicators() -> None:
    goals = [60, 60, 70, 10, 89, 50, 7, 75, 55, 1, 50, 50]
    done = [60, 45, 30, 10, 89, 58, 7, 25, 66, 1, 33, 27]
    both = zip(goals, done, strict=True)
    loreto = [reported(n, goal, reached) for n, (goal, reached) in enumerate(both, start=1)]
    assert report_warnings(INDICATORS, loreto, {}, ()) == (
        Notice(Caution.EQUAL_TO_GOAL, (1, 4, 5, 7, 10)),
        Notice(Caution.NO_CAUSE, (2, 3, 8, 11, 12)),
    )


@pytest.mark.parametrize(
    ("before", "now", "far"), [(10, 60, False), (10, 61, True), (90, 40, False), (90, 39, True)]
)
def test_more_than_fifty_points_from_last_semester_is_far(before: int, now: int, far: bool) -> None:
    found = cautions(reported(3, 30, now), before=(reported(3, 30, before),))
    assert found == ({Caution.FAR_FROM_PREVIOUS: (3,)} if far else {})


@pytest.mark.parametrize(
    "before",
    [(), (reported(5, 0, 0),), (Figure(3, State.MISSING),), (Figure(3, State.NOT_APPLICABLE),)],
)
def test_without_last_semesters_figure_nothing_is_far_from_it(before: tuple[Figure, ...]) -> None:
    assert cautions(reported(3, 90, 95), before=before) == {}


@pytest.mark.parametrize(
    ("figure", "asked"),
    [
        (reported(1, 60, 45), True),
        (reported(1, 60, 60), False),
        (Figure(1, State.NOT_EXECUTED, Decimal(60), Decimal(0)), True),
        (Figure(1, State.NO_GOAL, None, Decimal(5)), False),
        (Figure(1, State.NOT_APPLICABLE), False),
        (Figure(1, State.MISSING, Decimal(60)), False),
    ],
)
def test_a_missed_goal_wants_a_cause(figure: Figure, asked: bool) -> None:
    assert report_warnings(INDICATORS, [figure], {}, ()) == (
        (Notice(Caution.NO_CAUSE, (1,)),) if asked else ()
    )
    assert report_warnings(INDICATORS, [figure], {}, {1}) == ()


def test_each_caution_is_one_notice_naming_its_indicators() -> None:
    found = cautions(reported(1, 60, 113), reported(2, 60, 120), reported(3, 60, -1))
    assert found == {Caution.OVER_100: (1, 2), Caution.NEGATIVE: (3,)}


@given(
    st.lists(
        st.builds(
            Figure,
            st.sampled_from(list(INDICATORS)),
            st.sampled_from(State),
            st.none() | st.decimals(-300, 300, places=2),
            st.none() | st.decimals(-300, 300, places=2),
        ),
        unique_by=lambda figure: figure.indicator,
    )
)
def test_any_report_can_be_reviewed_and_no_notice_is_empty(figures: list[Figure]) -> None:
    notices = report_warnings(
        INDICATORS, figures, {figure.indicator: figure for figure in figures}, ()
    )
    numbers = {figure.indicator for figure in figures}
    assert all(notice.indicators and numbers >= set(notice.indicators) for notice in notices)
    assert len({notice.caution for notice in notices}) == len(notices)
