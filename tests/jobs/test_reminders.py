"""When reminders and alerts fall due, as tables of moments."""

from datetime import date, datetime, timedelta

import pytest

from convenio.calendar.lead_times import USUAL
from convenio.calendar.periods import LIMA, Period, deadline_at
from convenio.catalogue.indicators import INDICATORS
from convenio.catalogue.regions import REGIONS
from jobs.reminders import (
    DueMoment,
    choose_occasion,
    is_alert_day,
    moment_of,
    reminder_moments,
    status_moments,
)
from storage.reports.obligations import Owed

FRIDAY = date(2021, 1, 15)


def lima(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LIMA)


def owed(deadline: date = FRIDAY, closes_on: date | None = None) -> Owed:
    return Owed(
        Period(2020, 2), REGIONS["puno"], date(2020, 12, 15), deadline, closes_on, INDICATORS
    )


@pytest.mark.parametrize(
    ("lead", "deadline", "moment"),
    [
        (-30, "2021-01-15", "2020-12-16T08:30"),
        (-15, "2021-01-15", "2020-12-31T08:30"),
        (-7, "2021-01-15", "2021-01-08T08:30"),
        (-1, "2021-01-15", "2021-01-14T08:30"),
        (0, "2021-01-15", "2021-01-15T08:30"),
        (1, "2021-01-15", "2021-01-18T08:30"),  # a Saturday moves to Monday
        (7, "2021-01-15", "2021-01-22T08:30"),
        (-7, "2021-01-17", "2021-01-11T08:30"),  # a Sunday
        (-1, "2021-01-17", "2021-01-15T08:30"),  # Monday would be after the deadline
        (0, "2021-01-17", "2021-01-15T08:30"),
        (0, "2021-01-01", "2020-12-31T08:30"),  # New Year
        (-3, "2020-12-08", "2020-12-07T08:30"),  # a Saturday, and Monday is still before it
        (0, "2020-12-08", "2020-12-07T08:30"),
        (0, "2021-04-02", "2021-03-31T08:30"),  # Semana Santa
        (1, "2021-04-02", "2021-04-05T08:30"),
        (-1, "2021-07-29", "2021-07-27T08:30"),  # Fiestas Patrias
        (-3, "2021-07-30", "2021-07-27T08:30"),
    ],
)
def test_a_reminder_is_due_when_its_day_opens_or_else_before_the_deadline(
    lead: int, deadline: str, moment: str
) -> None:
    assert moment_of(lead, date.fromisoformat(deadline)) == lima(moment)


def test_whatever_the_deadline_no_reminder_of_before_comes_after_it() -> None:
    for number in range(730):
        deadline = date(2020, 1, 1) + timedelta(days=number)
        for lead in USUAL.reminder:
            assert (moment_of(lead, deadline) < deadline_at(deadline)) == (lead <= 0)


def test_nothing_is_due_before_the_period_opens_or_after_it_closes() -> None:
    leads = [
        each.lead for each in reminder_moments(owed(closes_on=date(2021, 1, 20)), USUAL.reminder)
    ]
    assert leads == [-30, -15, -7, -3, -1, 0, 1, 3]
    assert reminder_moments(owed(date(2020, 12, 20)), USUAL.reminder)[0].lead == -3


@pytest.mark.parametrize(
    ("now", "lead"),
    [
        ("2020-12-16T08:29:59", None),
        ("2020-12-16T08:30", -30),
        ("2021-01-14T08:29:59", -3),
        ("2021-01-14T08:30", -1),
        ("2021-01-15T23:59:58", 0),  # one second before the deadline
        ("2021-01-16T00:00", 0),
        ("2021-01-17T12:00", 0),  # the weekend after it
        ("2021-01-18T08:30", 3),  # one and three days late fall on the same Monday
        ("2021-01-25T10:00", 7),
    ],
)
def test_of_what_is_past_the_last_one_stands(now: str, lead: int | None) -> None:
    present = choose_occasion(reminder_moments(owed(), USUAL.reminder), lima(now)).present
    assert (present.lead if present else None) == lead


def test_after_three_days_down_one_stands_and_the_others_are_past() -> None:
    dated = reminder_moments(owed(), (-3, -1, 0))
    chosen = choose_occasion(dated, lima("2021-01-15T10:00"))
    assert chosen.present == DueMoment(0, lima("2021-01-15T08:30"))
    assert [each.lead for each in chosen.past] == [-3, -1]


def test_what_was_due_before_somebody_came_is_not_theirs() -> None:
    dated = reminder_moments(owed(), USUAL.reminder)
    now = lima("2021-01-08T10:00")
    assert choose_occasion(dated, now, since=lima("2021-01-08T09:00")).present is None
    came_before = choose_occasion(dated, now, since=lima("2021-01-08T08:30"))
    assert came_before.present == DueMoment(-7, lima("2021-01-08T08:30"))
    assert came_before.past == ()


def test_of_a_moment_before_somebody_came_it_is_answered_as_if_they_were_there() -> None:
    present = choose_occasion(
        reminder_moments(owed(), USUAL.reminder), lima("2021-01-14T09:00"), lima("2026-01-01")
    )
    assert present.present == DueMoment(-1, lima("2021-01-14T08:30"))


@pytest.mark.parametrize(
    ("stands_since", "lead"),
    [
        ("2021-01-08T08:29:59", -7),
        ("2021-01-08T08:30", None),  # at that very moment it was told that it is owed
        ("2021-06-01T10:00", -7),  # the moment asked about lies in the past
    ],
)
def test_what_was_due_before_it_was_owed_is_not_due(stands_since: str, lead: int | None) -> None:
    chosen = choose_occasion(
        reminder_moments(owed(), USUAL.reminder),
        lima("2021-01-08T10:00"),
        stands_since=lima(stands_since),
    )
    assert (chosen.present.lead if chosen.present else None) == lead


def test_the_state_of_a_period_is_told_as_working_days_open() -> None:
    moments = status_moments(date(2020, 12, 29), date(2021, 1, 5), date(2021, 1, 15))
    assert moments == [
        DueMoment(-17, lima("2020-12-29T08:30")),
        DueMoment(-16, lima("2020-12-30T08:30")),
        DueMoment(-15, lima("2020-12-31T08:30")),
        DueMoment(-11, lima("2021-01-04T08:30")),
        DueMoment(-10, lima("2021-01-05T08:30")),
    ]


@pytest.mark.parametrize(
    ("day", "whole"),
    [
        ("2021-01-07", False),
        ("2021-01-08", True),
        ("2021-01-13", False),
        ("2021-01-14", True),
        ("2021-01-15", True),
        ("2021-01-18", True),
        ("2021-02-26", True),
    ],
)
def test_the_whole_list_comes_7_and_1_days_before_on_the_day_and_ever_after(
    day: str, whole: bool
) -> None:
    assert is_alert_day(date.fromisoformat(day), FRIDAY) is whole
