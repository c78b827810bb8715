"""A year of regions that report early, late or never, and the plain loop of what is due in it.

Nothing of the project is used here. Further kinds of messages want a loop of their own.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone

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
    ("2020-II", "ancash"): (None, None),  # without an agreement
    ("2021-I", "amazonas"): (lima(2021, 7, 27, 9), None),
    ("2021-I", "arequipa"): (lima(2021, 7, 29, 10), None),  # on a holiday, late
    ("2021-I", "cusco"): (lima(2021, 8, 4, 16), None),
    ("2021-I", "ica"): (lima(2021, 6, 16, 10), None),
}
ARRIVALS = {sent_at for sent_at, _ in STORIES.values() if sent_at}
REGIONS = sorted({region for _, region in STORIES})
ODES, FOCAL_OF_TWO, TWO = 900, 901, ("cusco", "callao")
OF_USE = timedelta(days=7)
DAY = timedelta(days=1)
REMINDED = (-30, -15, -7, -3, -1, 0, 1, 3, 7)
FOCAL = {region: 1000 + number for number, region in enumerate(REGIONS)}
DIRECTOR = {region: 2000 + number for number, region in enumerate(REGIONS)}


HOURS = [BEGINS + number * HOUR for number in range((ENDS - BEGINS) // HOUR)]

Told = tuple[str, str, str, int]  # kind, period, region, lead
Post = tuple[datetime, int, bool]  # when, to whom, whether it is a day's state


@dataclass
class Due:
    """`missed`: to whom, and of what nobody was told."""

    messages: dict[Post, set[Told]] = field(default_factory=dict)
    sorry: set[Post] = field(default_factory=set)
    missed: set[tuple[int, Told]] = field(default_factory=set)


@dataclass(frozen=True)
class Thread:
    """What one chat is told of one kind about one region (or all): moments and their leads."""

    chat: int
    kind: str
    period: str
    region: str
    moments: list[tuple[datetime, int]]
    settled_at: datetime | None

    def of_use(self, at: datetime, now: datetime) -> bool:
        if self.kind == "status":
            return at.date() == now.date()
        return now < at + OF_USE


def what_was_due(ticks: Collection[datetime] = HOURS) -> Due:
    """`ticks`: the hours at which the bot was up."""
    due = Due()
    moments = [now for now in sorted(ticks) if works(now.date()) and 9 <= now.hour < 18]
    for thread in threads():
        waiting = sorted(thread.moments)
        closes_on = PERIODS[thread.period][2]
        for now in moments:
            come = [each for each in waiting if each[0] <= now]
            settled = thread.settled_at is not None and thread.settled_at < now
            if not come or settled or now.date() > closes_on:
                continue
            waiting = waiting[len(come) :]
            tell(due, thread, come, now)
    return due


def tell(due: Due, thread: Thread, come: list[tuple[datetime, int]], now: datetime) -> None:
    """The last that came is told, if it is of use and no report comes in this very hour."""
    about = [(thread.kind, thread.period, thread.region, lead) for _, lead in come]
    at = come[-1][0]
    if not thread.of_use(at, now):
        due.missed |= {(thread.chat, each) for each in about}
        return
    due.missed |= {(thread.chat, each) for each in about[:-1]}
    if thread.settled_at == now:
        return
    post = (now, thread.chat, thread.kind == "status")
    due.messages.setdefault(post, set()).add(about[-1])
    if now - at >= DAY:
        due.sorry.add(post)


def threads() -> Iterator[Thread]:
    for (period, region), (sent_at, extended_to) in STORIES.items():
        if region == "ancash":
            continue
        readers: list[tuple[int, str, tuple[int, ...]]] = [
            (FOCAL[region], "reminder", REMINDED),
            (DIRECTOR[region], "director", (3, 7)),
            (ODES, "escalation", (7,)),
        ]
        if region in TWO:
            readers.append((FOCAL_OF_TWO, "reminder", REMINDED))
        for chat, kind, leads in readers:
            moments = reminder_moments(period, extended_to, leads)
            yield Thread(chat, kind, period, region, moments, sent_at)
    for period, (opens_on, deadline, closes_on) in PERIODS.items():
        open_for = (closes_on - opens_on).days + 1
        days = [opens_on + timedelta(days=number) for number in range(open_for)]
        states = [(hour_of(day, time(9)), (day - deadline).days) for day in days if works(day)]
        yield Thread(ODES, "status", period, "", states, None)


def hour_of(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, LIMA)


def is_open(now: datetime) -> bool:
    return any(opens <= now.date() <= closes for opens, _, closes in PERIODS.values())


def works(day: date) -> bool:
    return day.isoweekday() <= 5 and day not in FREE_DAYS


def reminder_moments(
    period: str, extended_to: date | None, leads: tuple[int, ...]
) -> list[tuple[datetime, int]]:
    opens_on, deadline, closes_on = PERIODS[period]
    deadline = extended_to or deadline
    moments = []
    for lead in leads:
        day = deadline + timedelta(days=lead)
        while not works(day):
            day += timedelta(days=1)
        if lead <= 0 and day > deadline:
            day = deadline
            while not works(day):
                day -= timedelta(days=1)
        if opens_on <= day <= closes_on:
            moments.append((hour_of(day, time(8, 30)), lead))
    return moments
