"""Days that are said by where they stand from today, or from the date that is moved."""

import re
from datetime import date

import pytest

from convenio.calendar.typed_days import begins_with_date, read_day, read_day_and_reason, read_days

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


@pytest.mark.parametrize("typed", ["29/02", "29 de febrero", "29/2/21", "29/02 por feriado"])
def test_the_29th_of_february_of_a_common_year_is_no_other_years(typed: str) -> None:
    with pytest.raises(ValueError, match=r"2021 no tiene 29 de febrero\. Escriba 28/02/2021 o"):
        read_day_and_reason(typed, TUESDAY, DEADLINE)
    assert read_day("29/02", date(2023, 12, 4)) == date(2024, 2, 29)
    with pytest.raises(ValueError, match=r"2021 no tiene 29 de febrero"):
        read_days("del 15/2 al 29/2", TUESDAY)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2021-02-29", "2021 no tiene 29 de febrero. Escriba 28/02/2021 o 01/03/2021."),
        ("31/4", "No es una fecha: «31 de abril». Escríbala como 29/01 o 29 de enero."),
        ("30/2/2024", "No es una fecha: «30 de febrero»."),
    ],
)
def test_a_day_past_the_end_of_its_month_is_said(typed: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        read_day(typed, TUESDAY)


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


@pytest.mark.parametrize(
    ("typed", "day", "reason"),
    [
        ("hasta el 29/1 por feriado largo", 29, "por feriado largo"),
        ("29/1 por feriado largo", 29, "por feriado largo"),
        ("29/1, feriado largo", 29, "feriado largo"),
        ("29/1 (feriado largo)", 29, "feriado largo"),
        ("29/1 - feriado largo", 29, "feriado largo"),
        ("29/01/2021: corte de luz", 29, "corte de luz"),
        ("al 29 de enero, por corte de luz", 29, "por corte de luz"),
        ("29 de enero de 2021 por corte de luz", 29, "por corte de luz"),
        ("el viernes 29 por feriado", 29, "por feriado"),
        ("hasta el viernes 29 de enero porque no hay sistema", 29, "porque no hay sistema"),
        ("7 días más por el paro", 22, "por el paro"),
        ("una semana más, el sistema no funciona", 22, "el sistema no funciona"),
        ("hasta fin de mes por vacaciones", 31, "por vacaciones"),
        ("por feriado largo hasta el 29/1", 29, "por feriado largo"),
        ("por feriado largo, hasta el 29 de enero", 29, "por feriado largo"),
        ("29/1 motivo: paro regional", 29, "paro regional"),
        ("hasta el 29/1", 29, ""),
        ("29", 29, ""),
        ("mañana", 6, ""),
    ],
)
def test_a_day_and_why_are_read_apart(typed: str, day: int, reason: str) -> None:
    assert read_day_and_reason(typed, TUESDAY, DEADLINE) == (date(2021, 1, day), reason)


@pytest.mark.parametrize("typed", ["por feriado largo", "hasta que vuelva la luz", "el director"])
def test_words_without_a_day_are_none(typed: str) -> None:
    with pytest.raises(ValueError, match="No es una fecha"):
        read_day_and_reason(typed, TUESDAY, DEADLINE)


def test_where_words_are_asked_only_a_date_is_one() -> None:
    dates = ("hasta el 29/1 por feriado", "29/1", "mejor el 29", "7 días más", "29 de enero")
    words = ("mañana no hay sistema", "feriado el 29/1", "el viernes hay paro", "no hay luz")
    assert all(map(begins_with_date, dates))
    assert not any(map(begins_with_date, words))


@pytest.mark.parametrize(
    "typed",
    [
        *("del 6/1 al 29/1", "6/1 - 29/1", "desde el 6/1 hasta el 29/1", "6/1–29/1"),
        *("del 6 al 29 de enero", "del 6 al 29", "6 al 29 de enero por favor", "mañana al 29"),
        *("del 6/1/2021 al 29/1/2021", "2021-01-06 al 2021-01-29", "del miércoles 6 al viernes 29"),
    ],
)
def test_a_first_and_a_last_day_may_come_at_once(typed: str) -> None:
    assert read_days(typed, TUESDAY) == (date(2021, 1, 6), date(2021, 1, 29))


def test_of_two_days_the_last_one_follows_the_first() -> None:
    assert read_days("del lunes al viernes", TUESDAY) == (date(2021, 1, 11), date(2021, 1, 15))
    assert read_days("del 30 de enero al 3 de febrero", TUESDAY) == (
        date(2021, 1, 30),
        date(2021, 2, 3),
    )


@pytest.mark.parametrize("typed", ["29/1", "mañana", "6-1", "8 de enero", "de luto", "del al", ""])
def test_one_day_is_no_range(typed: str) -> None:
    assert read_days(typed, TUESDAY) is None
