"""A day as it is typed, and whether a deadline may be moved to it."""

from datetime import date, datetime, time

import pytest

from convenio.calendar.extension_rules import UnfitDay, why_unfit
from convenio.calendar.periods import LIMA
from convenio.calendar.typed_days import read_day

TODAY = date(2021, 1, 8)
THE_29TH = date(2021, 1, 29)


@pytest.mark.parametrize(
    "typed",
    [
        "29/1",
        "29/01/2021",
        "29-01-21",
        "29.1.2021",
        "2021-01-29",
        "29 de enero",
        " 29  Enero ",
        "29 ene",
        "29 de enero de 2021",
        "29 de enero del 2021",
        "viernes 29 de enero",
        "Miércoles, 29 de enero",
    ],
)
def test_a_day_is_read_however_it_is_written(typed: str) -> None:
    assert read_day(typed, TODAY) == THE_29TH


def test_without_a_year_it_is_the_nearest() -> None:
    assert read_day("30/12", TODAY) == date(2020, 12, 30)
    assert read_day("5/1", date(2020, 12, 30)) == date(2021, 1, 5)
    assert read_day("29/2", date(2023, 12, 1)) == date(2024, 2, 29)


@pytest.mark.parametrize(
    "typed",
    ["", "45", "enero", "29/13", "31/2", "29/1/202", "0/0", "ayer", "2 de nada", "9" * 60],
)
def test_what_is_no_day_is_said(typed: str) -> None:
    with pytest.raises(ValueError, match="No es una fecha"):
        read_day(typed, TODAY)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2020, 11, 30), UnfitDay.BEFORE_OPENING),
        (date(2021, 1, 7), UnfitDay.PAST),
        (date(2021, 1, 8), UnfitDay.NOT_LATER),
        (date(2021, 1, 15), UnfitDay.NOT_LATER),
        (date(2021, 1, 16), None),
        (date(2021, 3, 1), None),
        (date(2021, 3, 2), UnfitDay.AFTER_CLOSING),
    ],
)
def test_a_deadline_only_moves_on_and_within_the_period(day: date, why: UnfitDay | None) -> None:
    assert (
        why_unfit(
            day,
            deadline=date(2021, 1, 15),
            opens_on=date(2020, 12, 1),
            closes_on=date(2021, 3, 1),
            now=datetime.combine(TODAY, time(10), LIMA),
        )
        == why
    )


def test_a_deadline_does_not_move_to_a_day_that_is_over_before_anybody_is_told() -> None:
    friday_night = datetime(2021, 1, 15, 20, tzinfo=LIMA)
    found = {
        day: why_unfit(
            date(2021, 1, day),
            deadline=date(2021, 1, 15),
            opens_on=date(2020, 12, 1),
            closes_on=None,
            now=friday_night,
        )
        for day in (16, 17, 18)
    }
    assert found == {16: UnfitDay.UNTOLD, 17: UnfitDay.UNTOLD, 18: None}
