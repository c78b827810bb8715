"""Moments of the schedule's activities: when they are told of, and when attendance is asked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import groupby

from convenio.calendar.periods import deadline_at
from convenio.calendar.workdays import CLOSES, OPENS, at_hour, last_window_before, next_window
from convenio.calendar.year_month import YearMonth
from convenio.catalogue.places import indicator_place
from handlers.forecast import Why
from jobs.reminders import DueMoment
from jobs.tracks import PlanFacts, Track
from storage.models import OccasionKind, Role
from storage.reminders.occasions import Recipient
from storage.schedule.attendance import Listed

MONTH_LEADS = (-1, 0)  # in months
MAIN_MONTH_LEADS = (0,)  # for who wants fewer
DAY_LEADS = (-7, -1, 0)
MAIN_DAY_LEADS = (-1,)
ASKED_AFTER = 1  # month
TURNOUT_DAY = 15  # of the month after, when most regions have answered


def month_moment(month: YearMonth, lead: int, region: str) -> datetime:
    """The moment when the first window of the month so many months away opens."""
    return next_window(at_hour(month.plus(lead).first, OPENS), region)


def day_moment(lead: int, listed: Sequence[Listed], day: date) -> datetime:
    """The moment when that day's window opens; without one, the next, if it is in time.

    In time is before the last activity begins and, for what is told days before, before its day.
    """
    latest = (
        at_hour(day, time.min) if lead < 0 else max(_begins(activity, day) for activity in listed)
    )
    region = listed[0].region
    moment = next_window(at_hour(day + timedelta(days=lead), OPENS), region)
    return moment if moment < latest else last_window_before(latest, region)


def month_moments(listed: Sequence[Listed], *, fewer: bool = False) -> list[DueMoment]:
    """The moments to tell of a region's activities in a month; not of what was told when moved."""
    month, region = listed[0].month, listed[0].region
    leads = MAIN_MONTH_LEADS if fewer else MONTH_LEADS
    dated = [DueMoment(lead, month_moment(month, lead, region)) for lead in leads]
    return _known_by_then(listed, dated)


def day_moments(listed: Sequence[Listed], day: date, *, fewer: bool = False) -> list[DueMoment]:
    """The moments to tell of a region's activities on one day."""
    leads = MAIN_DAY_LEADS if fewer else DAY_LEADS
    dated = [DueMoment(lead, day_moment(lead, listed, day)) for lead in leads]
    return _known_by_then(listed, sorted(dated, key=lambda moment: (moment.at, moment.lead)))


def asking_moments(listed: Sequence[Listed]) -> list[DueMoment]:
    """The moments to ask who took part in a month; of what was added later, at once."""
    region, since = listed[0].region, _stands_since(listed)
    moment = month_moment(listed[0].month, ASKED_AFTER, region)
    return [DueMoment(ASKED_AFTER, next_window(max(moment, since), region) if since else moment)]


def turnout_moments(listed: Sequence[Listed]) -> list[DueMoment]:
    """The moments to tell a directorate who took no part in its activities of a month."""
    month = listed[0].month.plus(ASKED_AFTER)
    day = month.first + timedelta(days=TURNOUT_DAY - 1)
    return [DueMoment(ASKED_AFTER, next_window(at_hour(day, OPENS)))]


def ends_at(listed: Listed) -> datetime:
    """The moment from which announcing it is of no use: it has begun, or its time is over."""
    day, hour = listed.entry.day, listed.entry.hour
    if day and hour:
        return at_hour(day, hour)
    return at_hour(day or listed.month.last, CLOSES)


def activity_tracks(facts: PlanFacts) -> Iterator[Track]:
    """The tracks of each focal point and month: what it brings, its days, who took part.

    What is asked comes last, so that it stands last in the chat. Directors are told of the month,
    directorates of what is their own.
    """
    serving: dict[tuple[Role, str], list[Recipient]] = {}
    for reader in facts.recipients:
        serving.setdefault((reader.role, reader.region), []).append(reader)
    months = groupby(facts.activities, lambda activity: (activity.month, activity.region))
    groups = [tuple(group) for _, group in months]
    told = [
        (reader, listed)
        for listed in groups
        for reader in serving.get((Role.FOCAL, listed[0].region), ())
    ]
    for reader, listed in told:
        yield _month_track(reader, OccasionKind.MONTH, listed[0].region, listed)
        yield from _day_tracks(reader, listed)
    for listed in groups:
        for reader in serving.get((Role.DIRECTOR, listed[0].region), ()):
            kind, away = OccasionKind.DIRECTOR_MONTH, facts.away(reader)
            yield replace(_month_track(reader, kind, reader.region, listed), never=away)
    for reader in serving.get((Role.PROPONENT, ""), ()):
        yield from _directorate_tracks(reader, facts.activities)
    for reader, listed in told:
        yield _attendance_track(reader, listed)


def _directorate_tracks(reader: Recipient, activities: Iterable[Listed]) -> Iterator[Track]:
    """The tracks of its indicator's months: what they bring, and who took no part, if anybody."""
    place = indicator_place(reader.indicator)
    own = [activity for activity in activities if proposed_by(reader, activity)]
    for month, group in groupby(own, lambda activity: activity.month):
        listed = tuple(group)
        yield _month_track(reader, OccasionKind.OWN_MONTH, place, listed)
        if any(took_no_part(activity) for activity in listed):
            yield Track(
                reader,
                OccasionKind.TURNOUT,
                month.code,
                place,
                month.first,
                turnout_moments(listed),
                told_in_silence=(),
                until=at_hour(month.plus(ASKED_AFTER).last, CLOSES),
            )


def proposed_by(reader: Recipient, listed: Listed) -> bool:
    """Tell whether an activity is of the indicator that somebody answers for."""
    of = listed.entry.activity
    return (of.indicators.agreement, of.indicator) == (reader.agreement, reader.indicator)


def took_no_part(listed: Listed) -> bool:
    """Tell whether a region did not say that it took part."""
    return listed.answer is None or not listed.answer.took_part


def _month_track(
    reader: Recipient, kind: OccasionKind, place: str, listed: Sequence[Listed]
) -> Track:
    month = listed[0].month
    fewer = reader.fewer or kind is OccasionKind.DIRECTOR_MONTH
    return Track(
        reader,
        kind,
        month.code,
        place,
        month.first,
        month_moments(listed, fewer=fewer),
        told_in_silence=(0,),
        until=max(map(ends_at, listed)),
    )


def _day_tracks(reader: Recipient, listed: Sequence[Listed]) -> Iterator[Track]:
    for day in sorted({activity.entry.day for activity in listed if activity.entry.day}):
        of_day = [activity for activity in listed if activity.entry.day == day]
        yield Track(
            reader,
            OccasionKind.DAY,
            day.isoformat(),
            of_day[0].region,
            day,
            day_moments(of_day, day, fewer=reader.fewer),
            told_in_silence=(),
            until=max(map(ends_at, of_day)),
        )


def _attendance_track(reader: Recipient, listed: Sequence[Listed]) -> Track:
    month = listed[0].month
    return Track(
        reader,
        OccasionKind.ATTENDANCE,
        month.code,
        listed[0].region,
        month.first,
        asking_moments(listed),
        None if any(activity.answer is None for activity in listed) else Why.ANSWERED,
        told_in_silence=(),
        until=at_hour(month.plus(ASKED_AFTER).last, CLOSES),
    )


def occasion_periods(activities: Iterable[Listed]) -> set[str]:
    """The months and days that their occasions are kept under."""
    return {
        code
        for activity in activities
        for code in (activity.month.code, activity.entry.day and activity.entry.day.isoformat())
        if code
    }


def _begins(listed: Listed, day: date) -> datetime:
    return at_hour(day, listed.entry.hour) if listed.entry.hour else deadline_at(day)


def _known_by_then(listed: Sequence[Listed], dated: Sequence[DueMoment]) -> list[DueMoment]:
    """The moments at which something of this already stood where it stands now."""
    since = _stands_since(listed)
    return [moment for moment in dated if since is None or moment.at >= since]


def _stands_since(listed: Sequence[Listed]) -> datetime | None:
    """The moment since which some of it stands as now, if not from the beginning."""
    if any(activity.moved_at is None for activity in listed):
        return None
    return min(activity.moved_at for activity in listed if activity.moved_at)
