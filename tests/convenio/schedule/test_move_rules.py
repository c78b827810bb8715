"""Where an activity is moved to: as people type it, and what is refused."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from convenio.calendar.periods import LIMA
from convenio.schedule.activities import matching, published_schedule
from convenio.schedule.move_rules import Move, When, check_ahead, moved, read_hour, read_when

APRIL_15 = date(2021, 4, 15)
(PUNO,) = matching(published_schedule(2021), region="puno", indicator=8, month=1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("abril", When(4)),
        (" 4 ", When(4)),
        ("Set", When(9)),
        ("15/4", When.on(APRIL_15)),
        ("15-04-2021", When.on(APRIL_15)),
        ("15.4.21", When.on(APRIL_15)),
        ("15 de abril", When.on(APRIL_15)),
        ("jueves, 15 de abril de 2021", When.on(APRIL_15)),
        ("15 abr 10", When.on(APRIL_15, time(10))),
        ("15/4 10:30", When.on(APRIL_15, time(10, 30))),
        ("15/4/2021, a las 3 pm", When.on(APRIL_15, time(15))),
        ("15 de abril a las 9.15 a. m.", When.on(APRIL_15, time(9, 15))),
        ("15/4/2022", When.on(date(2022, 4, 15))),
    ],
)
def test_a_month_or_date_is_read_as_people_type_it(typed: str, meant: When) -> None:
    assert read_when(typed, 2021) == meant
    assert When.parse(meant.code) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "13",
        "brumario",
        "31/2",
        "15/13",
        "0/4",
        "15/4 25:00",
        "15/4 10:99",
        "2021",
        "15/4 13 pm",
    ],
)
def test_what_is_no_date_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValueError, match="Escr"):
        read_when(typed, 2021)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10", time(10)),
        ("10:30", time(10, 30)),
        ("15h", time(15)),
        ("16h30", time(16, 30)),
        ("3 p.m.", time(15)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
        ("a las 8", time(8)),
    ],
)
def test_an_hour_is_read_as_people_type_it(typed: str, meant: time) -> None:
    assert read_hour(typed) == meant


@pytest.mark.parametrize("typed", ["", "24", "10:60", "0 pm", "mañana"])
def test_what_is_no_hour_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="No es una hora"):
        read_hour(typed)


@pytest.mark.parametrize(
    ("when", "why"),
    [
        (When(2), "Febrero de 2021 ya pasó"),
        (When.on(date(2021, 3, 9)), "El 09/03/2021 ya pasó"),
        (When.on(date(2021, 3, 10), time(9, 59)), "Las 09:59 de hoy ya pasaron"),
        (When.on(date(2022, 3, 10)), "La programación es de 2021"),
    ],
)
def test_what_is_past_is_refused_with_the_reason(when: When, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        check_ahead(when, 2021, datetime(2021, 3, 10, 10, tzinfo=LIMA))


@pytest.mark.parametrize(
    "when", [When(3), When.on(date(2021, 3, 10)), When.on(date(2021, 3, 10), time(10, 1))]
)
def test_this_month_today_and_later_today_are_ahead(when: When) -> None:
    check_ahead(when, 2021, datetime(2021, 3, 10, 10, tzinfo=LIMA))


def test_a_new_date_keeps_the_link_and_topic_and_not_the_hour() -> None:
    before = replace(PUNO, day=date(2021, 1, 29), hour=time(9), link="https://example.org")
    after = moved(before, Move(When(4)))
    assert (after.month, after.day, after.hour) == (4, None, None)
    assert (after.link, after.original_month, after.changes) == ("https://example.org", 1, 1)
    assert moved(before, Move(link="")).day == date(2021, 1, 29)


def test_what_changes_nothing_is_no_change() -> None:
    assert moved(PUNO, Move(When(1))) == moved(PUNO, Move(link="")) == PUNO
