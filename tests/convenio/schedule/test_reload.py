"""What came of a year that was loaded twice."""

import pytest

from convenio.catalogue.indicators import INDICATORS
from convenio.schedule.activities import Activity
from convenio.schedule.reload import Shift, together

Months = tuple[int | None, ...]
PLAN = Activity(7, 1, "Plan", "DGPE", INDICATORS)


def shift(before: Months, after: Months, region: str = "puno") -> Shift:
    return Shift(PLAN, region, before, after)


@pytest.mark.parametrize(
    ("first", "then", "both"),
    [
        (((), (3,)), ((3,), ()), None),
        (((3,), (6,)), ((6,), (3,)), None),
        (((3,), (6,)), ((6,), (9,)), ((3,), (9,))),
        (((), (3, 9)), ((9,), (None,)), ((), (None, 3))),
        (((3,), ()), ((), (3,)), None),
        (((3,), (4,)), ((8,), (9,)), ((3, 8), (4, 9))),
    ],
)
def test_what_the_second_load_undid_is_left_out(
    first: tuple[Months, Months], then: tuple[Months, Months], both: tuple[Months, Months] | None
) -> None:
    expected = [shift(*both)] if both else []
    assert together([shift(*first)], [shift(*then)]) == expected


def test_each_region_s_own_changes_stay() -> None:
    puno, tacna = shift((), (3,)), shift((), (4,), "tacna")
    assert together([puno], [tacna]) == [puno, tacna]
