"""Figures far from what is usual, by the median and its deviation."""

from decimal import Decimal
from random import Random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenio.catalogue.indicators import INDICATORS
from convenio.report.outliers import FEWEST, Outlier, UsualFigures, is_far, outliers
from convenio.report.results import Figure, State
from convenio.report.warnings import Caution, Notice, report_warnings

percentages = st.decimals(-300, 1000, places=2)
many = st.lists(percentages, min_size=FEWEST, max_size=26)


def values(*numbers: float) -> list[Decimal]:
    return [Decimal(str(number)) for number in numbers]


@pytest.mark.parametrize(
    ("value", "usual", "far"),
    [
        (75, (12, 10, 14, 12), True),
        (42, (12, 12, 12, 12), False),  # 30 points: three times the floor
        (42.01, (12, 12, 12, 12), True),
        (-18, (12, 12, 12, 12), False),
        (-18.01, (12, 12, 12, 12), True),
        (75, (12, 10, 14), False),  # too few
        (75, (), False),
        (90, (10, 30, 50, 70, 90), False),  # where all is spread, nothing is far
        (300, (10, 30, 50, 70, 90), True),
        (75, (12, 10, 14, 12, 611), True),  # an outlier does not hide another
        (61, (60, 60, 60, 60), False),
        (0, (80, 85, 90, 95), True),
    ],
)
def test_what_is_far_is_far_by_the_median(
    value: float, usual: tuple[float, ...], far: bool
) -> None:
    assert is_far(Decimal(str(value)), values(*usual)) is far


@given(many)
def test_the_median_itself_is_never_far(usual: list[Decimal]) -> None:
    assert not is_far(median(usual), usual)


@given(many, percentages, percentages)
def test_moving_everything_changes_nothing(
    usual: list[Decimal], value: Decimal, moved: Decimal
) -> None:
    assert is_far(value, usual) == is_far(value + moved, [other + moved for other in usual])


@given(many, percentages, st.decimals(0, 1000, places=2))
def test_what_is_further_out_is_no_less_far(
    usual: list[Decimal], value: Decimal, more: Decimal
) -> None:
    if is_far(value, usual):
        outwards = more if value > median(usual) else -more
        assert is_far(value + outwards, usual)


@given(many, percentages, st.randoms())
def test_the_order_of_the_others_changes_nothing(
    usual: list[Decimal], value: Decimal, random: Random
) -> None:
    mixed = list(usual)
    random.shuffle(mixed)
    assert is_far(value, mixed) == is_far(value, usual)


@given(st.lists(st.decimals(40, 60, places=2), min_size=7, max_size=26), percentages)
def test_one_wild_value_among_many_makes_nothing_usual(usual: list[Decimal], wild: Decimal) -> None:
    """Of values within 20 points no third is 100 points away, whatever one of them is."""
    assert is_far(Decimal(160), [*usual, wild])
    assert not is_far(Decimal(50), [*usual, wild])


@given(st.lists(st.decimals(45, 55, places=2), min_size=FEWEST), st.decimals(45, 55, places=2))
def test_tiny_deviations_make_nothing_far(usual: list[Decimal], value: Decimal) -> None:
    assert not is_far(value, usual)


def figures(executed: int, number: int = 8) -> dict[int, Figure]:
    return {number: Figure(number, State.REPORTED, Decimal(50), Decimal(executed))}


OTHERS = UsualFigures([figures(value) for value in (10, 12, 14, 12)], of="I Semestre 2020")
OWN = UsualFigures([figures(value) for value in (70, 72, 74, 76)], own=True)


def test_a_figure_far_from_the_others_is_one_notice_with_their_median() -> None:
    figure = figures(75)[8]
    assert report_warnings(INDICATORS, [figure], {}, (), [OTHERS]) == (
        Notice(
            Caution.FAR_FROM_USUAL,
            (8,),
            (Outlier(8, Decimal(75), Decimal(12), 4, OTHERS),),
        ),
    )


def test_of_two_comparisons_the_first_that_it_is_far_from_is_told() -> None:
    [first] = outliers([figures(200)[8]], [OWN, OTHERS])
    assert (first.usual, first.median) == (OWN, Decimal(73))
    [second] = outliers([figures(75)[8]], [OWN, OTHERS])
    assert second.usual is OTHERS
    assert outliers([figures(75)[8]], [OWN]) == ()


@pytest.mark.parametrize(
    ("figure", "far"),
    [
        (Figure(8, State.NOT_EXECUTED, Decimal(50), Decimal(0)), True),
        (Figure(8, State.NO_GOAL, None, Decimal(0)), True),
        (Figure(8, State.NO_GOAL), False),
        (Figure(8, State.NOT_APPLICABLE), False),
        (Figure(8, State.MISSING, Decimal(50)), False),
        (figures(0, number=9)[9], False),
    ],
)
def test_only_what_counts_in_an_average_is_compared(figure: Figure, far: bool) -> None:
    assert bool(outliers([figure], [OWN])) is far


def test_what_does_not_apply_elsewhere_is_no_value() -> None:
    silent = [{8: Figure(8, State.NOT_APPLICABLE)}, {8: Figure(8, State.MISSING)}, {}]
    few = UsualFigures([*(figures(value) for value in (10, 12, 14)), *silent])
    assert outliers([figures(75)[8]], [few]) == ()
