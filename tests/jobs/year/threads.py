"""What each chat of the year is to be told, moment by moment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tests.jobs.year.days import (
    DAY,
    OPENS,
    PERIODS,
    first_of,
    hour_of,
    opening_from,
    opening_until,
    works,
)
from tests.jobs.year.state import PLANNED, Stretch, owed
from tests.jobs.year.stories import (
    DIRECTOR,
    FEWER,
    FOCAL,
    FOCAL_OF_TWO,
    ODES,
    OF_USE,
    STORIES,
    TWO,
    WITHOUT_AGREEMENT,
)

Moments = list[tuple[datetime, int]]
ALWAYS = Stretch(None, None)
REMINDED = (-30, -15, -7, -3, -1, 0, 1, 3, 7)
MAIN_OF_REPORTS = {"reminder": (-7, 0, 7), "director": (7,)}
MONTHS = ("month", "director_month")
MAIN = {
    "approval": (1, 3),
    "month": (0,),
    "director_month": (0,),
    "day": (-1,),
}


@dataclass(frozen=True)
class Thread:
    """What one chat is told of one kind about one region (or all): moments and their leads.

    `over`: when it is of no more use, if that is not as long after it was due as usual.
    """

    chat: int
    kind: str
    period: str
    region: str
    deadline: date
    all_moments: Moments
    while_: Stretch = ALWAYS
    last_day: date = date.max
    over: datetime | None = None

    @property
    def moments(self) -> Moments:
        since = self.while_.since
        told = MAIN.get(self.kind) if self.chat in FEWER else None
        return sorted(
            (at, lead)
            for at, lead in self.all_moments
            if (since is None or since < at) and (told is None or lead in told)
        )

    @property
    def last_lead(self) -> int:
        """What comes after it is that all is over."""
        over = self.kind in ("reminder", "director", "escalation")
        return (self.last_day - self.deadline).days if over else 10**6

    def of_use(self, at: datetime, now: datetime) -> bool:
        if self.over:
            return now < self.over
        if self.kind == "status":
            return at.date() == now.date()
        return self.kind in (*MONTHS, "attendance") or now < at + OF_USE


def threads() -> Iterator[Thread]:
    yield from report_threads()
    yield from approval_threads()
    yield from unapproved_threads()
    yield from state_threads()
    yield from month_threads()
    yield from day_threads()


def focal_of(region: str) -> list[int]:
    return [FOCAL[region], *([FOCAL_OF_TWO] if region in TWO else [])]


def report_threads() -> Iterator[Thread]:
    for place in STORIES:
        period, region = place
        if region == WITHOUT_AGREEMENT:
            continue
        readers: list[tuple[int, str, tuple[int, ...]]]
        readers = [(chat, "reminder", REMINDED) for chat in focal_of(region)]
        readers += [(DIRECTOR[region], "director", (3, 7)), (ODES, "escalation", (7,))]
        for stretch, deadline in owed(place):
            for chat, kind, leads in readers:
                if chat in FEWER:
                    leads = tuple(lead for lead in leads if lead in MAIN_OF_REPORTS[kind])
                weekly = kind != "escalation" and chat not in FEWER
                closing = tail(period, deadline, weekly=weekly)
                told = {lead: at for at, lead in reminder_moments(period, deadline, leads)}
                told |= {lead: at for at, lead in closing}
                if chat in FEWER:
                    told.pop(eve(period, deadline), None)
                moments = [(at, lead) for lead, at in told.items()]
                last_day = PERIODS[period][2]
                yield Thread(chat, kind, period, region, deadline, moments, stretch, last_day)


def approval_threads() -> Iterator[Thread]:
    """On the three working days after it was sent."""
    for (period, region), story in STORIES.items():
        for sent in story.sent:
            if not sent.waits:
                continue
            day = sent.at.date()
            days = [each for number in range(1, 20) if works(each := day + number * DAY)][:3]
            moments = [(hour_of(each, OPENS), number) for number, each in enumerate(days, start=1)]
            waits = Stretch(None, sent.approved_at or sent.returned_at)
            yield Thread(DIRECTOR[region], "approval", period, region, day, moments, waits)


def unapproved_threads() -> Iterator[Thread]:
    """After the closing ODES hears what was sent and still waits for its director."""
    for (period, region), story in STORIES.items():
        _, usual, closes_on = PERIODS[period]
        deadline = story.extended[1] if story.extended else story.until or usual
        moment = (opening_from(closes_on + DAY), (closes_on - deadline).days + 1)
        for sent in story.sent:
            if sent.waits:
                waits = Stretch(sent.at, sent.approved_at or sent.returned_at)
                about = "escalation", period, region, deadline
                yield Thread(ODES, *about, [moment], waits, closes_on)


def state_threads() -> Iterator[Thread]:
    for period, (opens_on, deadline, closes_on) in PERIODS.items():
        open_for = (closes_on - opens_on).days + 1
        days = [opens_on + timedelta(days=number) for number in range(open_for)]
        states = [(hour_of(day, OPENS), (day - deadline).days) for day in days if works(day)]
        yield Thread(ODES, "status", period, "", deadline, states, last_day=closes_on)


def month_threads() -> Iterator[Thread]:
    """What a month brings is told the month before and in it; after it, who took part is asked."""
    for region, month in sorted({(each.region, each.month) for each in PLANNED}):
        something = whole(e.while_ for e in PLANNED if (e.region, e.month) == (region, month))
        before, first, after, later = (first_of(month + step) for step in (-1, 0, 1, 2))
        told = [(opening_from(before), -1), (opening_from(first), 0)]
        asked = [(opening_from(after), 1)]
        for chat in focal_of(region):
            about = f"{first:%Y-%m}", region, first
            yield Thread(chat, "month", *about, told, something, after - DAY)
            yield Thread(chat, "attendance", *about, asked, something, later - DAY)
        director, about = DIRECTOR[region], (f"{first:%Y-%m}", region, first)
        yield Thread(director, "director_month", *about, told[1:], something, after - DAY)


def day_threads() -> Iterator[Thread]:
    """A week and a day before, and on the day. No two activities of a region have the same."""
    for each in PLANNED:
        if each.day is None:
            continue
        for chat in focal_of(each.region):
            yield Thread(
                chat,
                "day",
                each.day.isoformat(),
                each.region,
                each.day,
                day_moments(each.day),
                each.while_,
                over=each.over,
            )


def whole(stretches: Iterable[Stretch]) -> Stretch:
    """From the first beginning to the last end."""
    sinces, untils = zip(*stretches, strict=True)
    since = None if None in sinces else min(filter(None, sinces))
    return Stretch(since, None if None in untils else max(filter(None, untils)))


def day_moments(day: date) -> Moments:
    moments = []
    for lead in (-7, -1, 0):
        at = opening_from(day + lead * DAY)
        if lead < 0 and at.date() >= day:
            at = opening_until(day - DAY)
        moments.append((at, lead))
    return moments


def reminder_moments(period: str, deadline: date, leads: tuple[int, ...]) -> Moments:
    opens_on, _, closes_on = PERIODS[period]
    moments = []
    for lead in leads:
        at = opening_from(deadline + lead * DAY)
        if lead <= 0 and at.date() > deadline:
            at = opening_until(deadline)
        if opens_on <= at.date() <= closes_on:
            moments.append((at, lead))
    return moments


def tail(period: str, deadline: date, *, weekly: bool) -> Moments:
    """What comes after the seventh day: each week, the closing's eve and day, and after it."""
    closes_on = PERIODS[period][2]
    closing = (closes_on - deadline).days
    last = opening_until(closes_on)
    before = opening_until(closes_on - DAY)
    told = [(before, closing - 1)] if before.date() > deadline else []
    if weekly:
        weeks = [(opening_from(deadline + lead * DAY), lead) for lead in range(14, closing - 1, 7)]
        told += [each for each in weeks if each[0] < told[0][0]]
    told += [(last, closing)] if closing > 0 else []
    return [*told, (opening_from(closes_on + DAY), closing + 1)]


def eve(period: str, deadline: date) -> int:
    return (PERIODS[period][2] - deadline).days - 1
