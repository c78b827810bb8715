"""Days that are said by where they stand from today, or from the date that is moved."""

from datetime import date

import pytest

from convenio.calendar.typed_days import read_day

TUESDAY, DEADLINE = date(2021, 1, 5), date(2021, 1, 15)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        *(("hoy", 5), ("mañana", 6), ("pasado mañana", 7), ("el viernes", 8), ("Viernes", 8)),
        *(("el próximo martes", 12), ("en 7 días", 12), ("dentro de una semana", 12)),
        *(("7 días", 22), ("+7 días", 22), ("una semana más", 22), ("2 semanas", 29)),
        *(("el 29", 29), ("29", 29), ("hasta el 29", 29), ("día 29", 29), ("el 29 de enero", 29)),
        *(("29 de enero por favor", 29), ("para el 29/1", 29), ("mejor el 29/01", 29)),
        *(("viernes 29 de enero", 29), ("fin de mes", 31), ("a más tardar el 29", 29)),
    ],
)
def test_a_day_is_read_as_people_say_it(typed: str, day: int) -> None:
    assert read_day(typed, TUESDAY, DEADLINE) == date(2021, 1, day)


def test_a_day_of_the_month_that_is_past_is_the_next_months() -> None:
    assert read_day("el 3", TUESDAY) == date(2021, 2, 3)
    assert read_day("7 días", TUESDAY) == date(2021, 1, 12)


@pytest.mark.parametrize(
    "typed",
    [
        "ayer",
        "31/2",
        "una huelga de 7 días",
        "por feriado",
        "feriado 29 de enero",
        "45",
        "0",
        "-3",
        "²",
    ],
)
def test_what_says_no_day_is_none(typed: str) -> None:
    with pytest.raises(ValueError, match="No es una fecha"):
        read_day(typed, TUESDAY, DEADLINE)
