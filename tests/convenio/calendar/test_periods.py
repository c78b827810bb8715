"""Semesters, and the moment a day ends in Lima."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenio.calendar.periods import Period, deadline_at, lima_day

PERIODS = st.builds(Period, st.integers(1901, 2999), st.integers(1, 2))
SECOND_2020 = Period(2020, 2)


@pytest.mark.parametrize(
    "text",
    [
        "2020-II",
        "2020-ii",
        "2020-2",
        " 2020 - II ",
        "II Semestre 2020",
        "ii semestre de 2020",
        "2 semestre del 2020",
        "segundo semestre de 2020",
        "2do semestre 2020",
    ],
)
def test_the_second_semester_of_2020_is_read_as_it_is_written(text: str) -> None:
    assert Period.parse(text) == SECOND_2020


@pytest.mark.parametrize(
    "text", ["2021-I", "2021-1", "I Semestre 2021", "1 semestre 2021", "Primer semestre 2021"]
)
def test_a_first_semester_is_not_taken_for_a_second(text: str) -> None:
    assert Period.parse(text) == Period(2021, 1)


@pytest.mark.parametrize(
    "text",
    ["", "2020", "2020-III", "2020-0", "2020-3", "II-2020", "20-II", "2020-IIx", "semestre", "🙂"],
)
def test_what_is_not_a_semester_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"Escríbalo como 2020-II\.$"):
        Period.parse(text)


@pytest.mark.parametrize("text", ["0000-I", "1899-II", "3000-1", "II semestre 9999"])
def test_an_impossible_year_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="No es un año posible"):
        Period.parse(text)


def test_a_refusal_shows_only_the_beginning_of_a_long_text() -> None:
    with pytest.raises(ValueError, match="No es un semestre") as refusal:
        Period.parse("x" * 5000)
    assert len(str(refusal.value)) < 120


def test_a_semester_is_written_one_way_in_code_and_another_for_people() -> None:
    assert (SECOND_2020.code, SECOND_2020.label) == ("2020-II", "II Semestre 2020")
    assert (Period(2021, 1).code, Period(2021, 1).label) == ("2021-I", "I Semestre 2021")


@pytest.mark.parametrize(
    ("period", "ends_on"),
    [
        (Period(2020, 1), date(2020, 6, 30)),
        (Period(2020, 2), date(2020, 12, 31)),
    ],
)
def test_a_semester_ends_with_its_sixth_month(period: Period, ends_on: date) -> None:
    assert period.ends_on == ends_on


def test_before_a_first_semester_comes_last_years_second() -> None:
    assert Period(2021, 1).previous == SECOND_2020
    assert SECOND_2020.previous == Period(2020, 1)


@given(PERIODS)
def test_code_and_label_are_read_back(period: Period) -> None:
    assert Period.parse(period.code) == period
    assert Period.parse(period.label) == period


@given(PERIODS)
def test_a_semester_ends_in_the_half_year_after_the_previous_one_and_sorts_after_it(
    period: Period,
) -> None:
    assert period.previous < period
    assert timedelta(180) < period.ends_on - period.previous.ends_on < timedelta(185)


@given(st.text())
def test_any_text_is_a_semester_or_a_refusal(text: str) -> None:
    try:
        assert Period.parse(text).half in (1, 2)
    except ValueError as refusal:
        said = str(refusal)
    else:
        said = "2020-II"
    assert "2020-II" in said


def test_a_deadline_passes_with_the_last_second_of_the_day_in_lima() -> None:
    assert deadline_at(date(2021, 1, 15)) == datetime(2021, 1, 16, 4, 59, 59, tzinfo=UTC)
    assert deadline_at(date(2021, 1, 15)).tzinfo is UTC


@given(st.dates(date(2000, 1, 1), date(2999, 1, 1)))
def test_a_deadline_is_still_that_day_in_lima_and_a_second_later_the_next(day: date) -> None:
    moment = deadline_at(day)
    assert lima_day(moment) == day
    assert lima_day(moment + timedelta(seconds=1)) == day + timedelta(days=1)
