"""Months of a year, counted across years."""

from datetime import date

import pytest

from convenio.calendar.year_month import YearMonth


def test_a_month_has_a_code_a_name_and_its_days() -> None:
    month = YearMonth.parse("2021-02")
    assert (month.code, month.name, month.label) == ("2021-02", "febrero", "febrero de 2021")
    assert (month.first, month.last) == (date(2021, 2, 1), date(2021, 2, 28))
    assert YearMonth.of(date(2021, 2, 17)) == month


@pytest.mark.parametrize(
    ("steps", "code"), [(0, "2021-11"), (2, "2022-01"), (-11, "2020-12"), (13, "2022-12")]
)
def test_months_are_counted_across_years(steps: int, code: str) -> None:
    assert YearMonth(2021, 11).plus(steps).code == code


@pytest.mark.parametrize("text", ["2021-13", "2021-00", "0000-01", "2021-1", "mayo", ""])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a month"):
        YearMonth.parse(text)
