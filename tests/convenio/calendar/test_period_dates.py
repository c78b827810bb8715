from dataclasses import replace
from datetime import date, datetime, time

import pytest

from convenio.calendar.period_dates import (
    PeriodDates,
    PeriodState,
    check,
    check_closing,
    extension_within,
    usual,
)
from convenio.calendar.periods import LIMA, Period

TODAY = date(2021, 1, 5)
SECOND_OF_2020 = PeriodDates(date(2020, 12, 15), date(2021, 1, 15), date(2021, 3, 1))


def at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), LIMA)


@pytest.mark.parametrize(
    ("dates", "why"),
    [
        (PeriodDates(date(2021, 2, 1), date(2021, 1, 31)), "es anterior a la apertura"),
        (
            PeriodDates(date(2021, 2, 1), date(2021, 3, 1), date(2021, 2, 28)),
            "es anterior a la fecha",
        ),
        (PeriodDates(date(2021, 1, 4), date(2021, 2, 1)), "La apertura .04/01/2021. ya pasó"),
        (PeriodDates(date(2021, 1, 1), date(2021, 1, 4)), "ya pasó"),
    ],
)
def test_a_new_period_s_dates_that_will_not_do_are_refused_with_the_reason(
    dates: PeriodDates, why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        check(dates, at(TODAY))


@pytest.mark.parametrize(
    ("dates", "why"),
    [
        (SECOND_OF_2020, "no hay nada que cambiar"),
        (PeriodDates(date(2021, 1, 6), date(2021, 1, 15), None), "ya se abrió el 15/12/2020"),
        (
            PeriodDates(date(2020, 12, 15), date(2021, 1, 4), None),
            "fecha límite .04/01/2021. ya pasó",
        ),
        (
            PeriodDates(date(2020, 12, 15), date(2021, 3, 2), date(2021, 3, 1)),
            "El cierre .01/03/2021.",
        ),
        (
            PeriodDates(date(2020, 12, 15), date(2021, 1, 15), date(2021, 3, 1), date(2021, 1, 14)),
            "Anexo 5 .14/01/2021. es anterior a la fecha límite de las regiones .15/01/2021.",
        ),
    ],
)
def test_a_change_that_will_not_do_is_refused_with_the_reason(dates: PeriodDates, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        check(dates, at(TODAY), SECOND_OF_2020)


def test_a_new_date_for_evaluations_is_ahead_and_one_that_stays_may_be_past() -> None:
    evaluated = replace(SECOND_OF_2020, evaluated_by=date(2021, 2, 12))
    check(evaluated, at(date(2021, 2, 12)), SECOND_OF_2020)
    check(replace(evaluated, closes_on=None), at(date(2021, 2, 15)), evaluated)
    with pytest.raises(ValueError, match=r"fecha del Anexo 5 .12/02/2021. ya pasó"):
        check(evaluated, at(date(2021, 2, 13)), SECOND_OF_2020)


def test_what_is_past_and_stays_is_no_fault_of_a_change() -> None:
    check(PeriodDates(date(2020, 12, 15), date(2021, 1, 15)), at(date(2021, 2, 1)), SECOND_OF_2020)


def test_usual_dates_are_working_days_in_order_and_never_past() -> None:
    assert usual(Period(2020, 2), date(2020, 11, 2)) == PeriodDates(
        date(2020, 12, 15), date(2021, 1, 14), date(2021, 2, 15), date(2021, 3, 1)
    )
    for period in (Period(2019, 1), Period(2020, 2), Period(2021, 1), Period(2035, 2)):
        dates = usual(period, TODAY)
        assert dates.opens_on >= TODAY
        check(dates, at(TODAY))


@pytest.mark.parametrize(
    ("today", "published_on", "state"),
    [
        (date(2020, 12, 14), None, PeriodState.AHEAD),
        (date(2020, 12, 15), None, PeriodState.OPEN),
        (date(2021, 1, 15), None, PeriodState.OPEN),
        (date(2021, 1, 16), None, PeriodState.OVERDUE),
        (date(2021, 3, 1), None, PeriodState.OVERDUE),
        (date(2021, 3, 2), None, PeriodState.CLOSED),
        (date(2021, 3, 2), date(2021, 3, 2), PeriodState.PUBLISHED),
        (date(2021, 3, 2), date(2021, 3, 3), PeriodState.CLOSED),
    ],
)
def test_a_period_stands_by_its_dates(
    today: date, published_on: date | None, state: PeriodState
) -> None:
    assert SECOND_OF_2020.state(published_on, today) is state


def test_a_period_is_closed_once_its_deadline_has_passed_and_only_once() -> None:
    with pytest.raises(ValueError, match="se cierra después"):
        check_closing(SECOND_OF_2020, date(2021, 1, 15))
    check_closing(SECOND_OF_2020, date(2021, 1, 16))
    with pytest.raises(ValueError, match="Ya se cerró"):
        check_closing(SECOND_OF_2020, date(2021, 3, 2))


def test_an_extension_ends_with_its_period_or_where_the_deadline_reaches_it() -> None:
    assert extension_within(date(2021, 1, 29), SECOND_OF_2020) == date(2021, 1, 29)
    assert extension_within(date(2021, 4, 1), SECOND_OF_2020) == date(2021, 3, 1)
    assert extension_within(date(2021, 1, 15), SECOND_OF_2020) is None


def test_what_nobody_can_be_told_of_in_time_is_refused_with_the_day_that_will_do() -> None:
    """On Friday at night people are told on Monday."""
    friday, saturday, monday = date(2021, 1, 8), date(2021, 1, 9), date(2021, 1, 11)
    check(PeriodDates(friday, saturday), at(friday))
    for before in (None, SECOND_OF_2020):
        late = replace(before or PeriodDates(friday, saturday), deadline=saturday)
        with pytest.raises(ValueError, match=r"¿La mueve al 11/01/2021\?"):
            check(late, at(friday, 20), before)
        check(replace(late, deadline=monday), at(friday, 20), before)
