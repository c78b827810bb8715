"""The months, by the names that people write."""

import pytest

from convenio.calendar.months import MONTHS, read_month


def test_the_ninth_month_has_its_peruvian_name() -> None:
    assert MONTHS[9] == "setiembre"
    assert list(MONTHS) == list(range(1, 13))


@pytest.mark.parametrize(("number", "name"), MONTHS.items())
def test_a_month_is_read_by_number_name_and_first_letters(number: int, name: str) -> None:
    for text in (str(number), f"{number:02}", name, name.upper(), f" {name[:3]}. "):
        assert read_month(text) == number


@pytest.mark.parametrize("text", ["septiembre", "sep", "Sept.", "SET"])
def test_the_ninth_month_is_read_in_either_spelling(text: str) -> None:
    assert read_month(text) == 9


@pytest.mark.parametrize("text", ["", "0", "13", "-1", "ma", "x", "mayor", "1.5", "9" * 9999])
def test_what_is_no_month_is_said(text: str) -> None:
    with pytest.raises(ValueError, match=r"No es un mes: .* Escríbalo como 5 o mayo"):
        read_month(text)
