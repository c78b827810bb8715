"""Due moments of reminders and alerts: pure functions of a deadline and `now`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from convenio.calendar.lead_times import Leads
from convenio.calendar.periods import deadline_at, lima_day
from convenio.calendar.workdays import (
    OPENS,
    at_hour,
    is_working_day,
    last_window_before,
    next_window,
)
from storage.evaluations.owed import DueEvaluation
from storage.reports.obligations import Owed

ALERT_LEADS = (-7, -1, 0)  # in days from the deadline: before it they are negative
LONGEST_TAIL = timedelta(days=182)  # without a closing day; another semester is due by then
_DAY = timedelta(days=1)
OF_USE = timedelta(days=7)  # what was missed longer ago helps nobody


@dataclass(frozen=True, slots=True)
class DueMoment:
    lead: int
    at: datetime


@dataclass(frozen=True, slots=True)
class DueNow:
    """The occasion that is due now, if any, and those that a later one has replaced."""

    present: DueMoment | None
    past: tuple[DueMoment, ...]


def moment_of(lead: int, deadline: date, region: str = "") -> datetime:
    """The opening of that day's window; without one, the next, or the one before the deadline."""
    moment = next_window(at_hour(deadline + timedelta(days=lead), OPENS), region)
    if lead <= 0 and moment > deadline_at(deadline):
        return last_window_before(deadline_at(deadline), region)
    return moment


def reminder_moments(owed: Owed | DueEvaluation, leads: Iterable[int]) -> list[DueMoment]:
    """The moments in order; none before the period opens, or may be judged, or after it ends."""
    region = owed.region.code if isinstance(owed, Owed) else ""
    dated = [DueMoment(lead, moment_of(lead, owed.deadline, region)) for lead in leads]
    return sorted(
        (moment for moment in dated if owed.told_on(lima_day(moment.at))),
        key=lambda moment: (moment.at, moment.lead),
    )


def tail_moments(owed: Owed, leads: Leads, *, fewer: bool, weekly: bool) -> list[DueMoment]:
    """The moments after the usual ones: again and again, the closing's eve and day, and after it.

    The eve is the last working day before it. `fewer`: the last two only. `weekly`: whether those
    before the closing are told too.
    """
    start, region, found = owed.deadline, owed.region.code, list[DueMoment]()
    closes_on = owed.closes_on
    ends = closes_on - _DAY if closes_on else start + LONGEST_TAIL
    if leads.tail and weekly and not fewer:
        first, last = max(leads.late, default=0) + leads.tail, (ends - start).days
        found += [
            DueMoment(lead, moment_of(lead, start, region))
            for lead in range(first, last, leads.tail)
        ]
    if closes_on is None:
        return [moment for moment in found if not owed.published(lima_day(moment.at))]
    closing, final = (closes_on - start).days, moment_of(0, closes_on, region)
    eve = last_window_before(at_hour(closes_on, time.min), region)
    found = [moment for moment in found if moment.at < eve]
    if leads.tail and eve > deadline_at(start) and not fewer:
        found.append(DueMoment(closing - 1, eve))
    if leads.tail and closing > 0:
        found.append(DueMoment(closing, final))
    found.append(DueMoment(closing + 1, moment_of(1, closes_on, region)))
    return [moment for moment in found if not owed.published(lima_day(moment.at))]


def is_past_closing(lead: int, owed: Owed) -> bool:
    """Tell whether what is told at that lead is that a report was not received."""
    return owed.closes_on is not None and lead > (owed.closes_on - owed.deadline).days


def is_last_call(lead: int, owed: Owed) -> bool:
    """Tell whether it is the eve or the day of the closing."""
    closing = (owed.closes_on - owed.deadline).days if owed.closes_on else None
    return closing is not None and lead > 0 and lead in (closing - 1, closing)


def status_moments(first: date, last: date, deadline: date) -> list[DueMoment]:
    """The moments of the daily state: the opening of each working day from first to last."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [
        DueMoment((day - deadline).days, at_hour(day, OPENS)) for day in days if is_working_day(day)
    ]


def is_alert_day(day: date, deadline: date) -> bool:
    """Tell whether ODES gets the whole list: 7 and 1 days before, on the day, and ever after."""
    announced = {lima_day(moment_of(lead, deadline)) for lead in ALERT_LEADS}
    return day in announced or day > deadline


def choose_occasion(
    dated: Sequence[DueMoment],
    now: datetime,
    since: datetime | None = None,
    stands_since: datetime | None = None,
) -> DueNow:
    """The last moment that has passed; those from before the person came are not theirs.

    `stands_since`: nothing is due of up to the moment at which it came to be owed; its reader was
    told then. Somebody or something that is yet to come at `now` (a moment of the past is asked
    about) counts as there.
    """
    there = since if since is not None and since <= now else None
    arose = stands_since if stands_since is not None and stands_since <= now else None
    theirs = [
        moment
        for moment in dated
        if moment.at <= now
        and not (there and moment.at < there)
        and not (arose and moment.at <= arose)
    ]
    return DueNow(theirs[-1], tuple(theirs[:-1])) if theirs else DueNow(None, ())
