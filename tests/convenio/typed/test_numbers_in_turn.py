"""Numbers of indicators and their figures in turn, where nothing says that they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import INDICATORS
from documents.pasted_json import pasted_json

SIGNS = (" ", ", ", ",", "; ", ";", "\n", "\t", " | ", " / ", " y ")
GROUPED = {
    "4 45, 5 60": {4: (None, "45"), 5: (None, "60")},
    "4 45; 5 60": {4: (None, "45"), 5: (None, "60")},
    "4 45 | 5 60": {4: (None, "45"), 5: (None, "60")},
    "4 45 / 5 60": {4: (None, "45"), 5: (None, "60")},
    "4 45 y 5 60": {4: (None, "45"), 5: (None, "60")},
    "4 60 45, 5 70 30": {4: ("60", "45"), 5: ("70", "30")},
    "4 45, 5 60\n7 25, 8 30": {4: (None, "45"), 5: (None, "60"), 7: (None, "25"), 8: (None, "30")},
    "4 45% 5 60%": {4: (None, "45"), 5: (None, "60")},
    "1 45 2 60 3 30": {1: (None, "45"), 2: (None, "60"), 3: (None, "30")},
    "IdG 4 45 5 60": {4: (None, "45"), 5: (None, "60")},
    "IdG 4 45 IdG 5 60": {4: (None, "45"), 5: (None, "60")},
    "la 4 45 la 5 60": {4: (None, "45"), 5: (None, "60")},
    "4=45 5=60": {4: (None, "45"), 5: (None, "60")},
}
ASKED = (
    *("4 45 5 60", "4 60 45 5 70 30", "5 60 4 45", "4 45 5", "10 45 30", "4\t45\t5\t60"),
    *("4\n45\n5\n60", "4, 45, 5, 60", "4,45,5,60", "4;45;5;60", "60 45, 70 30", "3 30 7 25 12 27"),
    *("4 45,5 60", "1 13,2 60,3 30"),
)


def rows_of(text: str) -> dict[int, tuple[str | None, str | None]]:
    found = pasted_json(INDICATORS, text, Period(2020, 2), "puno")
    return {row["indicator"]: (row["programmed"], row["executed"]) for row in found["rows"]}


@pytest.mark.parametrize("text", GROUPED)
def test_signs_or_counting_tell_numbers_from_figures(text: str) -> None:
    assert rows_of(text) == GROUPED[text]


@pytest.mark.parametrize("text", ASKED)
def test_what_may_be_numbers_or_figures_is_asked(text: str) -> None:
    found = pasted_json(INDICATORS, text, Period(2020, 2), "puno")
    assert found["asked"]
    assert not found["rows"]


@given(
    st.lists(st.sampled_from(list(INDICATORS)), min_size=2, max_size=12, unique=True).map(sorted),
    st.lists(st.integers(13, 100), min_size=12, max_size=12),
    st.sampled_from(SIGNS),
    st.booleans(),
)
def test_a_figure_reaches_the_indicator_before_it_or_none(
    numbers: list[int], figures: list[int], between: str, alike: bool
) -> None:
    pairs = list(zip(numbers, map(str, figures), strict=False))
    inside = between if alike else " "
    text = between.join(f"{number}{inside}{figure}" for number, figure in pairs)
    assert all((number, said[1]) in pairs for number, said in rows_of(text).items()), text
