"""What is typed behind a command, in any order."""

import pytest

from convenio.calendar.periods import Period
from handlers.summaries.typed_periods import (
    nearest_periods,
    other_half,
    pair_of,
    pairs_near,
    pairs_with,
    period_of,
    said_twice,
)
from handlers.summaries.typed_request import TypedRequest, read_asked

FIRST, SECOND = Period(2020, 1), Period(2020, 2)
KNOWN = (Period(2021, 1), SECOND, FIRST, Period(2019, 2))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("", TypedRequest()),
        ("puno", TypedRequest(name="puno")),
        ("2020-I", TypedRequest(periods=(FIRST,))),
        ("puno 2020-II", TypedRequest(periods=(SECOND,), name="puno")),
        ("2020-ii Madre de Dios", TypedRequest(periods=(SECOND,), name="Madre de Dios")),
        ("la libertad II semestre de 2020", TypedRequest(periods=(SECOND,), name="la libertad")),
        ("II Semestre 2020 puno", TypedRequest(periods=(SECOND,), name="puno")),
        ("segundo semestre de 2020 puno", TypedRequest(periods=(SECOND,), name="puno")),
        ("puno 1er semestre 2020", TypedRequest(periods=(FIRST,), name="puno")),
        ("2020 II", TypedRequest(periods=(SECOND,))),
        ("II-2020 puno", TypedRequest(periods=(SECOND,), name="puno")),
        ("puno (2020–II)", TypedRequest(periods=(SECOND,), name="puno")),
        ("puno 2020-I y 2020-II", TypedRequest(periods=(FIRST, SECOND), name="puno")),
        ("2020-I/2020-II, puno", TypedRequest(periods=(FIRST, SECOND), name="puno")),
        ("I y II Semestre 2020 de puno", TypedRequest(periods=(FIRST, SECOND), name="puno")),
        ("madre de dios del semestre 2020-I", TypedRequest(periods=(FIRST,), name="madre de dios")),
        ("de puno en 2020", TypedRequest(years=(2020,), name="puno")),
        ("indicador 3 de puno", TypedRequest(numbers=(3,), name="puno")),
        ("II 2020 puno", TypedRequest(periods=(SECOND,), name="puno")),
        ("puno 2020-I 2020-II", TypedRequest(periods=(FIRST, SECOND), name="puno")),
        ("2020-I 2020-I", TypedRequest(periods=(FIRST, FIRST))),
        ("2020 puno", TypedRequest(years=(2020,), name="puno")),
        ("3 2020", TypedRequest(years=(2020,), numbers=(3,))),
        ("3", TypedRequest(numbers=(3,))),
        ("idg 8", TypedRequest(numbers=(8,))),
        ("IdG8", TypedRequest(numbers=(8,))),
        ("indicador 8 2020-II", TypedRequest(periods=(SECOND,), numbers=(8,))),
        ("puno Indicador N° 12", TypedRequest(numbers=(12,), name="puno")),
        ("IdG N.º3 2020", TypedRequest(years=(2020,), numbers=(3,))),
        ("n°3", TypedRequest(numbers=(3,))),
        ("idg 2020-II", TypedRequest(periods=(SECOND,))),
        ("idg", TypedRequest(name="idg")),
        ("callao 8", TypedRequest(numbers=(8,), name="callao")),
        ("2020-III", TypedRequest(unread="2020-III")),
        ("puno 2o20", TypedRequest(name="puno", unread="2o20")),
    ],
)
def test_a_request_is_read_in_any_order(text: str, asked: TypedRequest) -> None:
    assert read_asked(text) == asked


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("", Period(2021, 1)),
        ("2020", SECOND),
        ("2020-I", FIRST),
        ("2018-I", None),
        ("2018", None),
        ("2020-III", None),
    ],
)
def test_the_newest_known_semester_is_meant_unless_another_is_said(
    text: str, period: Period | None
) -> None:
    assert period_of(read_asked(text), KNOWN) == period


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("", (SECOND, Period(2021, 1))),
        ("2020", (FIRST, SECOND)),
        ("2020-II", (FIRST, SECOND)),
        ("2019-II", (Period(2019, 2), FIRST)),
        ("2020-II 2019-II", (Period(2019, 2), SECOND)),
        ("2019 2020", (Period(2019, 2), SECOND)),
        ("2020 2021", (FIRST, Period(2021, 1))),
        ("2020-II 2019", (Period(2019, 2), SECOND)),
        ("2020-I 2020-I", None),
        ("2019", None),
        ("2019 2021", None),
        ("2020-II 2018-II", None),
    ],
)
def test_two_semesters_are_those_of_a_year_or_the_same_of_two_years(
    text: str, pair: tuple[Period, Period] | None
) -> None:
    assert pair_of(read_asked(text), KNOWN) == pair


def test_of_two_years_the_other_semester_is_offered_where_both_know_it() -> None:
    assert other_half((Period(2019, 2), SECOND), KNOWN) is None
    assert other_half((FIRST, Period(2021, 1)), (*KNOWN, Period(2021, 2))) == (
        SECOND,
        Period(2021, 2),
    )


def test_a_semester_said_twice_is_noticed_and_others_are_offered() -> None:
    assert said_twice(read_asked("2020-I 2020-I"), KNOWN) == FIRST
    assert said_twice(read_asked("2020-I 2020-II"), KNOWN) is None
    assert said_twice(read_asked("2018-I 2018-I"), KNOWN) is None
    assert pairs_with(FIRST, KNOWN)[:2] == [(FIRST, SECOND), (Period(2019, 2), FIRST)]


def test_where_only_one_semester_is_known_there_is_no_pair() -> None:
    assert pair_of(read_asked(""), (FIRST,)) is None
    assert pair_of(read_asked(""), ()) is None


def test_only_pairs_of_known_semesters_are_offered() -> None:
    assert pairs_near(read_asked("2019-I"), KNOWN)[0] == (Period(2019, 2), FIRST)
    assert pairs_near(read_asked("2019 2020"), (SECOND, FIRST)) == [(FIRST, SECOND)]
    assert pairs_near(read_asked("2019 2020"), (FIRST,)) == []


def test_of_unknown_semesters_the_nearest_are_offered() -> None:
    assert nearest_periods(read_asked("2019-I"), KNOWN)[0] == Period(2019, 2)
    assert nearest_periods(read_asked("2025-I"), KNOWN)[0] == Period(2021, 1)
    assert nearest_periods(read_asked("2020-III"), ()) == []
