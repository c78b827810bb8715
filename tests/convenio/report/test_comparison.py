"""What changed since the semester before; where there is nothing to compare, nothing is said."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenio.catalogue.indicators import INDICATORS
from convenio.report.comparison import (
    Levels,
    PointChange,
    change,
    changes_by_indicator,
    published_levels,
    renumbered,
    the_same,
)
from convenio.report.published_averages import published_of_region
from convenio.report.results import Figure, Part, State, average
from tests.convenio.report.test_results import LORETO
from tests.second_agreement import FIVE, KEPT

D = Decimal
VALUES = st.decimals(-300, 300, places=2) | st.none()
LEVELS = st.builds(Levels, VALUES, VALUES)


def test_loretos_figures_are_compared_with_the_published_first_semester() -> None:
    before = published_levels(published_of_region("2020-I", "loreto"))
    assert before == Levels(D(31), D(2))
    now = Levels(average(LORETO, Part.PROGRAMMED).value, average(LORETO, Part.EXECUTED).value)
    assert change(before, now) == PointChange(17, 36)


def test_a_published_value_that_another_table_contradicts_is_not_compared() -> None:
    assert published_levels(published_of_region("2020-II", "callao")) == Levels(D(46), None)
    assert published_levels(published_of_region("2020-II", "puno")) == Levels(D(56), D(13))
    assert published_levels(published_of_region("2020-II", "tumbes")) == Levels(None, None)


def test_each_indicator_is_compared_where_both_semesters_have_it() -> None:
    before = {
        1: Figure(1, State.REPORTED, D(50), D(40)),
        2: Figure(2, State.NOT_APPLICABLE),
        3: Figure(3, State.NO_GOAL, None, D(10)),
        4: Figure(4, State.REPORTED, D(10), D(-22)),
    }
    now = {
        1: Figure(1, State.NOT_EXECUTED, D(60)),
        2: Figure(2, State.REPORTED, D(50), D(50)),
        3: Figure(3, State.REPORTED, D(20), D(15)),
        4: Figure(4, State.REPORTED, D(10), D(8)),
    }
    found = changes_by_indicator(INDICATORS, before, now)
    assert list(found) == list(range(1, 13))
    assert found[1] == PointChange(10, -40)
    assert found[2] == PointChange(None, None)
    assert found[3] == PointChange(None, 5)
    assert found[4] == PointChange(0, 30)
    assert found[5] == PointChange(None, None)


@pytest.mark.parametrize(
    ("before", "now", "points"),
    [("30.4", "30.6", 1), ("30.4", "31.5", 2), ("30.1", "30.2", 0), ("-0.4", "-0.5", -1)],
)
def test_a_change_is_between_the_whole_percentages_that_are_read(
    before: str, now: str, points: int
) -> None:
    assert change(Levels(None, D(before)), Levels(None, D(now))) == PointChange(None, points)


@given(LEVELS, LEVELS)
def test_a_change_back_is_the_same_with_the_other_sign(before: Levels, now: Levels) -> None:
    there, back = change(before, now), change(now, before)
    assert (there.programmed is None) is (None in (before.programmed, now.programmed))
    if there.executed is not None and back.executed is not None:
        assert there.executed == -back.executed


def test_figures_of_another_agreement_are_told_by_the_numbers_of_this_one() -> None:
    assert the_same(INDICATORS, FIVE) == {3: KEPT.number}
    figures = {each.indicator: each for each in LORETO}
    kept = replace(figures[KEPT.number], indicator=3)
    assert renumbered(figures, INDICATORS, FIVE) == {3: kept}
    assert renumbered(figures, INDICATORS, INDICATORS) == figures
    assert renumbered({1: figures[1]}, INDICATORS, FIVE) == {}
