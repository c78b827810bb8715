"""People are written to on working days in Peru, from 08:30 until 18:00 in Lima."""

from datetime import UTC, date, datetime, timedelta

import pytest
from holidays import country_holidays

from convenio.calendar.periods import LIMA
from convenio.calendar.workdays import (
    is_working_day,
    last_window_before,
    next_window,
    window_end,
    within_window,
)


def lima(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LIMA)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2021-01-01", False),  # New Year
        ("2021-01-04", True),  # a Monday
        ("2021-01-09", False),  # a Saturday
        ("2021-01-10", False),
        ("2021-03-31", True),  # the Wednesday of Semana Santa
        ("2021-04-01", False),
        ("2021-04-02", False),
        ("2021-06-29", False),  # San Pedro y San Pablo
        ("2021-07-27", True),
        ("2021-07-28", False),  # Fiestas Patrias
        ("2021-07-29", False),
        ("2021-07-30", True),
        ("2021-08-30", False),  # Santa Rosa de Lima
        ("2021-10-08", False),  # Combate de Angamos
        ("2020-12-08", False),  # Inmaculada Concepción
        ("2020-12-25", False),
    ],
)
def test_working_days_are_those_of_peru(day: str, works: bool) -> None:
    assert is_working_day(date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("moment", "following"),
    [
        ("2021-01-05T08:30", "2021-01-05T08:30"),
        ("2021-01-05T10:00", "2021-01-05T10:00"),
        ("2021-01-05T17:59:59", "2021-01-05T17:59:59"),
        ("2021-01-05T08:29:59", "2021-01-05T08:30"),
        ("2021-01-05T18:00", "2021-01-06T08:30"),
        ("2021-01-08T18:00", "2021-01-11T08:30"),  # Friday evening
        ("2021-01-09T12:00", "2021-01-11T08:30"),
        ("2020-12-31T20:00", "2021-01-04T08:30"),  # New Year, then a weekend
        ("2021-03-31T19:00", "2021-04-05T08:30"),  # Semana Santa
        ("2021-07-28T10:00", "2021-07-30T08:30"),  # Fiestas Patrias
        ("2020-12-07T23:59:59", "2020-12-09T08:30"),
    ],
)
def test_what_falls_outside_moves_to_the_next_window(moment: str, following: str) -> None:
    assert next_window(lima(moment)) == lima(following)
    assert within_window(lima(moment)) is (moment == following)


@pytest.mark.parametrize(
    ("moment", "before"),
    [
        ("2021-01-15T23:59:59", "2021-01-15T08:30"),
        ("2021-01-15T08:30", "2021-01-14T08:30"),
        ("2021-01-15T08:30:01", "2021-01-15T08:30"),
        ("2021-01-17T23:59:59", "2021-01-15T08:30"),  # a Sunday
        ("2021-01-03T23:59:59", "2020-12-31T08:30"),
        ("2021-04-04T23:59:59", "2021-03-31T08:30"),
        ("2021-07-29T23:59:59", "2021-07-27T08:30"),
        ("2020-12-08T12:00", "2020-12-07T08:30"),
    ],
)
def test_the_last_window_before_a_moment_began_before_it(moment: str, before: str) -> None:
    assert last_window_before(lima(moment)) == lima(before)


def test_the_zone_of_the_moment_does_not_matter() -> None:
    assert within_window(datetime(2021, 1, 5, 13, 30, tzinfo=UTC))
    assert not within_window(datetime(2021, 1, 5, 23, 0, tzinfo=UTC))
    assert next_window(datetime(2021, 1, 6, 2, 0, tzinfo=UTC)) == lima("2021-01-06T08:30")


def test_a_window_ends_at_six_of_its_day_in_lima() -> None:
    assert window_end(datetime(2021, 1, 6, 2, 0, tzinfo=UTC)) == lima("2021-01-05T18:00")


def test_holidays_are_those_that_the_library_names_for_peru() -> None:
    named = country_holidays("PE")
    weekdays = [day for year in range(2019, 2041) for day in weekdays_of(year)]
    assert [day for day in weekdays if not is_working_day(day)] == [
        day for day in weekdays if day in named
    ]


def weekdays_of(year: int) -> list[date]:
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(365))
    return [day for day in days if day.isoweekday() <= 5]
