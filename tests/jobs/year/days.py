"""The simulated year's calendar: working days, semesters, and when people are written to."""

from datetime import date, datetime, time, timedelta, timezone

LIMA = timezone(timedelta(hours=-5))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BEGINS = datetime(2020, 12, 1, tzinfo=LIMA)
ENDS = datetime(2022, 1, 1, tzinfo=LIMA)
OPENS, CLOSES = time(8, 30), time(18)
FREE_DAYS = {
    date(2020, 12, 8),
    date(2020, 12, 25),
    date(2021, 1, 1),
    date(2021, 4, 1),
    date(2021, 4, 2),
    date(2021, 6, 29),
    date(2021, 7, 28),
    date(2021, 7, 29),
    date(2021, 8, 30),
    date(2021, 10, 8),
    date(2021, 11, 1),
    date(2021, 12, 8),
}
# Code: opening, deadline, closing. The second deadline is a holiday.
PERIODS = {
    "2020-II": (date(2020, 12, 15), date(2021, 1, 15), date(2021, 3, 1)),
    "2021-I": (date(2021, 6, 15), date(2021, 7, 28), date(2021, 8, 31)),
}


def lima(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LIMA)


def is_open(now: datetime) -> bool:
    return any(opens <= now.date() <= closes for opens, _, closes in PERIODS.values())


def works(day: date) -> bool:
    return day.isoweekday() <= 5 and day not in FREE_DAYS


def in_window(now: datetime) -> bool:
    return works(now.date()) and OPENS <= now.time() < CLOSES


def hour_of(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, LIMA)


def opening_from(day: date) -> datetime:
    """Of that day, or of the next on which people work."""
    while not works(day):
        day += DAY
    return hour_of(day, OPENS)


def opening_until(day: date) -> datetime:
    """Of that day, or of the last before it on which people work."""
    while not works(day):
        day -= DAY
    return hour_of(day, OPENS)


def first_of(month: int) -> date:
    """Of 2021; 0 is the December before, 13 the January after."""
    return date(2021 + (month - 1) // 12, (month - 1) % 12 + 1, 1)
