"""A year of regions that report early, late or never, of who blocks the bot and who is silent.

Nothing of the project is used here but the schedule's data.
"""

from datetime import date, datetime, timedelta, timezone

from convenio.schedule import schedule

LIMA = timezone(timedelta(hours=-5))
HOUR = timedelta(hours=1)
BEGINS = datetime(2020, 12, 1, tzinfo=LIMA)
ENDS = datetime(2022, 1, 1, tzinfo=LIMA)
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


def lima(year: int, month: int, day: int, hour: int) -> datetime:
    return datetime(year, month, day, hour, tzinfo=LIMA)


WITHOUT_AGREEMENT = "ancash"
# When a region sends (None: never), and its own deadline if it has one.
STORIES: dict[tuple[str, str], tuple[datetime | None, date | None]] = {
    ("2020-II", "amazonas"): (lima(2020, 12, 16, 7), None),  # before any reminder
    ("2020-II", "apurimac"): (lima(2020, 12, 31, 12), None),
    ("2020-II", "arequipa"): (lima(2021, 1, 12, 9), None),  # in the hour of a reminder
    ("2020-II", "ayacucho"): (lima(2021, 1, 15, 23), None),  # in the last hour
    ("2020-II", "cajamarca"): (lima(2021, 1, 18, 15), None),
    ("2020-II", "callao"): (lima(2021, 2, 10, 11), None),
    ("2020-II", "cusco"): (None, None),
    ("2020-II", "huancavelica"): (None, date(2021, 1, 29)),
    ("2020-II", "ica"): (lima(2021, 1, 28, 20), date(2021, 1, 31)),  # a Sunday
    ("2020-II", WITHOUT_AGREEMENT): (None, None),
    ("2021-I", "amazonas"): (lima(2021, 7, 27, 9), None),
    ("2021-I", "arequipa"): (lima(2021, 7, 29, 10), None),  # on a holiday, late
    ("2021-I", "cusco"): (lima(2021, 8, 4, 16), None),
    ("2021-I", "ica"): (lima(2021, 6, 16, 10), None),
}
# Sent for a director's approval, and when it is given (None: never).
WAITS: dict[tuple[str, str], datetime | None] = {
    ("2020-II", "callao"): lima(2021, 2, 16, 10),  # after all of its reminders
    ("2021-I", "amazonas"): lima(2021, 8, 2, 9),  # in the hour of the second
    ("2021-I", "cusco"): None,
}
# The region's own deadline comes while its focal point can't be written to.
BLOCKED, BLOCKED_AT, BACK_AT = "huancavelica", lima(2021, 1, 5, 12), lima(2021, 1, 25, 10)
# Nobody knows of it until a reminder is refused.
GONE, GONE_AT = "callao", lima(2021, 1, 21, 12)
FOUND_AT, RETURNED_AT = lima(2021, 1, 22, 9), lima(2021, 2, 3, 12)
SILENT, SILENT_UNTIL = "cajamarca", lima(2021, 1, 13, 8).replace(minute=30)
ARRIVALS = {sent_at for sent_at, _ in STORIES.values() if sent_at}
REGIONS = sorted({region for _, region in STORIES})
ODES, FOCAL_OF_TWO, TWO = 900, 901, ("cusco", "callao")
OF_USE = timedelta(days=7)
DAY = timedelta(days=1)
REMINDED = (-30, -15, -7, -3, -1, 0, 1, 3, 7)
FOCAL = {region: 1000 + number for number, region in enumerate(REGIONS)}
DIRECTOR = {region: 2000 + number for number, region in enumerate(REGIONS)}


HOURS = [BEGINS + number * HOUR for number in range((ENDS - BEGINS) // HOUR)]

HAPPENING = ARRIVALS | {BLOCKED_AT, BACK_AT, RETURNED_AT} | {at for at in WAITS.values() if at}

Told = tuple[str, str, str, int]  # kind, period, region, lead
Post = tuple[datetime, int, str]  # when, to whom, about what: each is told by itself
SUBJECTS = {
    "status": "state",
    "approval": "approval",
    "month": "activities",
    "attendance": "attendance",
}
ACTIVITIES = sorted(
    {
        (each.region, each.month)
        for each in schedule(2021)
        if each.region in REGIONS and each.region and each.month
    }
)
# That somebody can't be written to any more.
ALERTED: set[Post] = {(at + HOUR, ODES, "incidents") for at in (BLOCKED_AT, FOUND_AT)}


def is_open(now: datetime) -> bool:
    return any(opens <= now.date() <= closes for opens, _, closes in PERIODS.values())


def some_hours() -> list[datetime]:
    """Around those in which something is due, and those after something happened."""
    return [
        now
        for now in HOURS
        if {now, now - HOUR} & HAPPENING
        or (now.hour in (8, 9, 10) and (is_open(now) or now.day <= 5))
    ]


def works(day: date) -> bool:
    return day.isoweekday() <= 5 and day not in FREE_DAYS
