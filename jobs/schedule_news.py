"""News of the schedule as it stands at `now`: activities to come, and who took part."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import lima_day
from convenio.calendar.year_month import YearMonth
from convenio.catalogue.places import indicator_in
from convenio.schedule.activities import ScheduleEntry
from handlers.attendance.views import attendance_asked
from handlers.reminders.activities import ActivityAudience, RegionActivities, activities_view
from handlers.reminders.turnout import turnout_view
from handlers.views import View
from jobs.activities import (
    asking_moments,
    day_moments,
    ends_at,
    month_moments,
    took_no_part,
    turnout_moments,
)
from jobs.reminders import DueMoment, choose_occasion
from jobs.tracks import DueItem, Subject
from storage.evaluations.answering import answered_by
from storage.models import OccasionKind
from storage.report.present_words import OURS, Words
from storage.schedule.attendance import Listed, activities_of
from storage.schedule.entries import entries_of

ABOUT_SCHEDULE = (Subject.ACTIVITIES, Subject.ATTENDANCE, Subject.TURNOUT)
_AUDIENCES = {
    OccasionKind.DIRECTOR_MONTH: ActivityAudience.DIRECTOR,
    OccasionKind.OWN_MONTH: ActivityAudience.DIRECTORATE,
}


class ScheduleReader:
    """A reader of the schedule for the messages of one transaction: it asks for each part once."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session
        self._listed: dict[frozenset[YearMonth], Sequence[Listed]] = {}
        self._undated: dict[int, Sequence[ScheduleEntry]] = {}

    async def activities(self, months: frozenset[YearMonth]) -> Sequence[Listed]:
        """The activities of some months, of every region."""
        if months not in self._listed:
            self._listed[months] = await activities_of(self.session, months)
        return self._listed[months]

    async def undated(self, year: int) -> Sequence[ScheduleEntry]:
        """The activities of a year that have no month yet."""
        if year not in self._undated:
            self._undated[year] = await entries_of(self.session, year, months=[0])
        return self._undated[year]


async def announce(
    schedule: ScheduleReader,
    name: str | None,
    items: Sequence[DueItem],
    now: datetime,
    *,
    fewer: bool,
    late: bool,
    words: Words = OURS,
) -> View | None:
    """The message; None if nothing is true any more: it moved, is over, or was answered."""
    today = lima_day(now)
    listed = await schedule.activities(frozenset(map(_month, items)))
    parts = [
        RegionActivities(_month(item), item.key.deadline if _of_day(item) else None, still)
        for item in items
        if (still := _still(item, listed, now, fewer=fewer))
    ]
    if not parts:
        return None
    kind = items[0].key.kind
    if kind is OccasionKind.TURNOUT:
        return turnout_view(name, [part.listed for part in parts], late=late, words=words)
    if kind is OccasionKind.ATTENDANCE:
        return attendance_asked(name, [part.listed for part in parts], late=late, words=words)
    told = [activity for part in parts for activity in part.listed]
    answered = await answered_by(schedule.session, told, today)
    audience = _AUDIENCES.get(kind, ActivityAudience.FOCAL)
    undated = await _undated(schedule, items)
    return activities_view(
        name,
        parts,
        today,
        audience,
        late=late,
        answered=answered,
        undated=undated,
        words=words,
    )


async def _undated(schedule: ScheduleReader, items: Sequence[DueItem]) -> int:
    """How many activities of these years have no date yet, and are or may become the reader's."""
    of_months = [item for item in items if not _of_day(item)]
    found = {
        (year, entry.activity)
        for year in {_month(item).year for item in of_months}
        for entry in await schedule.undated(year)
        if any(_month(item).year == year and _concerns(item, entry) for item in of_months)
    }
    return len(found)


def _still(
    item: DueItem, listed: Sequence[Listed], now: datetime, *, fewer: bool
) -> tuple[Listed, ...]:
    """The activities still to tell of; none if a later occasion is due."""
    of_month = [
        activity
        for activity in listed
        if activity.month == _month(item) and _concerns(item, activity.entry)
    ]
    of_day = [activity for activity in of_month if activity.entry.day == item.key.deadline]
    here = of_day if _of_day(item) else of_month
    present = choose_occasion(_moments(item, here, fewer=fewer), now).present if here else None
    if present is None or present.lead != item.key.lead:
        return ()
    match item.key.kind:
        case OccasionKind.ATTENDANCE:
            return tuple(activity for activity in here if activity.answer is None)
        case OccasionKind.TURNOUT:
            return tuple(here) if any(map(took_no_part, here)) else ()
    return tuple(activity for activity in here if now < ends_at(activity))


def _concerns(item: DueItem, entry: ScheduleEntry) -> bool:
    """Whether an entry is of the item's indicator, or in its region or in none yet."""
    if number := indicator_in(item.key.region):
        return entry.activity.indicator == number
    return entry.region in (None, item.key.region)


def _moments(item: DueItem, listed: Sequence[Listed], *, fewer: bool) -> list[DueMoment]:
    match item.key.kind:
        case OccasionKind.DAY:
            return day_moments(listed, item.key.deadline, fewer=fewer)
        case OccasionKind.ATTENDANCE:
            return asking_moments(listed)
        case OccasionKind.TURNOUT:
            return turnout_moments(listed)
        case OccasionKind.DIRECTOR_MONTH:
            fewer = True
    return month_moments(listed, fewer=fewer)


def _month(item: DueItem) -> YearMonth:
    return YearMonth.of(item.key.deadline)


def _of_day(item: DueItem) -> bool:
    return item.key.kind is OccasionKind.DAY
