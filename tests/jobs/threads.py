"""What each chat of the year is to be told, moment by moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tests.jobs.stories import (
    ACTIVITIES,
    BACK_AT,
    BLOCKED,
    BLOCKED_AT,
    DAY,
    DIRECTOR,
    FOCAL,
    FOCAL_OF_TWO,
    FOUND_AT,
    GONE,
    LIMA,
    ODES,
    OF_USE,
    PERIODS,
    REMINDED,
    RETURNED_AT,
    SILENT,
    SILENT_UNTIL,
    STORIES,
    TWO,
    WAITS,
    WITHOUT_AGREEMENT,
    works,
)


@dataclass(frozen=True)
class Thread:
    """What one chat is told of one kind about one region (or all): moments and their leads."""

    chat: int
    kind: str
    period: str
    region: str
    moments: list[tuple[datetime, int]]
    last_day: date
    settled_at: datetime | None = None

    def of_use(self, at: datetime, now: datetime) -> bool:
        if self.kind == "status":
            return at.date() == now.date()
        return self.kind in ("month", "attendance") or now < at + OF_USE

    def held(self, lead: int, now: datetime) -> bool:
        if self.chat == FOCAL[BLOCKED]:
            return BLOCKED_AT < now <= BACK_AT
        if self.chat == FOCAL[GONE]:
            return FOUND_AT < now <= RETURNED_AT
        return self.chat == FOCAL[SILENT] and now < SILENT_UNTIL and lead != 0


def threads() -> Iterator[Thread]:
    yield from report_threads()
    yield from approval_threads()
    yield from state_threads()
    yield from activity_threads()


def report_threads() -> Iterator[Thread]:
    for (period, region), (sent_at, extended_to) in STORIES.items():
        if region == WITHOUT_AGREEMENT:
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
            yield Thread(chat, kind, period, region, moments, PERIODS[period][2], sent_at)


def approval_threads() -> Iterator[Thread]:
    """On the three working days after it was sent."""
    for (period, region), decided_at in WAITS.items():
        sent_at = STORIES[period, region][0]
        assert sent_at is not None
        days = [sent_at.date() + number * DAY for number in range(1, 20)]
        moments = [hour_of(day, time(8, 30)) for day in days if works(day)][:3]
        numbered = [(moment, number) for number, moment in enumerate(moments, start=1)]
        chat = DIRECTOR[region]
        yield Thread(chat, "approval", period, region, numbered, date.max, decided_at)


def state_threads() -> Iterator[Thread]:
    for period, (opens_on, deadline, closes_on) in PERIODS.items():
        open_for = (closes_on - opens_on).days + 1
        days = [opens_on + timedelta(days=number) for number in range(open_for)]
        states = [(hour_of(day, time(9)), (day - deadline).days) for day in days if works(day)]
        yield Thread(ODES, "status", period, "", states, closes_on)


def activity_threads() -> Iterator[Thread]:
    """What a month brings is told the month before and in it; after it, who took part is asked."""
    for region, month in ACTIVITIES:
        before, this, after, later = (first_of(month + step) for step in (-1, 0, 1, 2))
        announced = [(opening_of_month(before), -1), (opening_of_month(this), 0)]
        for chat in (FOCAL[region], *([FOCAL_OF_TWO] if region in TWO else [])):
            code = f"2021-{month:02}"
            yield Thread(chat, "month", code, region, announced, after - DAY)
            asked = [(opening_of_month(after), 1)]
            yield Thread(chat, "attendance", code, region, asked, later - DAY)


def first_of(month: int) -> date:
    """Of 2021; 0 is the December before, 13 the January after."""
    return date(2021 + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def opening_of_month(day: date) -> datetime:
    while not works(day):
        day += DAY
    return hour_of(day, time(8, 30))


def hour_of(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, LIMA)


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
