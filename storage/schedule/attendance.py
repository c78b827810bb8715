"""Attendance: the activities of some months, and whether each region says it took part."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from sqlalchemy import func, select, union_all
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.year_month import YearMonth
from convenio.schedule.activities import ScheduleEntry
from storage.database import columns, run, table_of
from storage.models import Attendance, Person, ScheduleChange, ScheduleRow
from storage.schedule.entries import entries_of


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer about attendance. `name` of who gave it; None for somebody who has left since."""

    took_part: bool
    reason: str
    words: str
    person_id: int
    name: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Listed:
    """An activity of a region and month.

    `moved_at`: when it was rescheduled last, or added by a file; None for what was published so.
    """

    row: int
    entry: ScheduleEntry
    region: str
    month: YearMonth
    moved_at: datetime | None = None
    answer: Answer | None = None


_answer, _change, _entry = (
    table_of(model).c for model in (Attendance, ScheduleChange, ScheduleRow)
)
_STOOD = union_all(
    select(_change.entry_id, _change.at),
    select(_entry.id, _entry.added_at).where(_entry.added_at.is_not(None)),
).subquery()
_MOVED = select(_STOOD.c.entry_id, func.max(_STOOD.c.at)).group_by(_STOOD.c.entry_id)
_ANSWERED = (
    columns(Attendance, "entry_id", "month", "took_part", "reason", "words", "person_id", "at")
    .add_columns(table_of(Person).c.name)
    .join(table_of(Person), table_of(Person).c.id == _answer.person_id)
    .order_by(_answer.id)
)


def months_around(day: date, since: date | None = None) -> tuple[YearMonth, ...]:
    """The months of which something may be told that day, and one of which it is too late to.

    `since`: also those of which something could be told on that day or later.
    """
    month, last = YearMonth.of(day).plus(-2), YearMonth.of(day).plus(1)
    if since is not None:
        month = min(month, YearMonth.of(since).plus(-1))
    months = [month]
    while months[-1] < last:
        months.append(months[-1].plus(1))
    return tuple(months)


async def activities_of(
    session: AsyncSession, months: Collection[YearMonth], region: str | None = None
) -> list[Listed]:
    """The activities of those months, by month, region, indicator and activity."""
    found = [
        Listed(entry.row, entry, entry.region, month)
        for year, of_year in groupby(sorted(months), lambda month: month.year)
        for entry in await entries_of(session, year, region, [month.month for month in of_year])
        if entry.row and entry.region and entry.month
        if (month := YearMonth(year, entry.month)) in months
    ]
    moved = await _moved(session) if found else {}
    said = await _answers(session, {activity.month.code for activity in found})
    listed = [
        Listed(
            activity.row,
            activity.entry,
            activity.region,
            activity.month,
            moved.get(activity.row),
            said.get((activity.row, activity.month.code)),
        )
        for activity in found
    ]
    return sorted(listed, key=lambda activity: (activity.month, activity.region))


async def record_attendance(
    session: AsyncSession,
    listed: Listed,
    person: Person,
    now: datetime,
    *,
    took_part: bool,
    reason: str = "",
    words: str = "",
) -> None:
    """Record an answer, which counts from now on; what was answered before is kept."""
    session.add(
        Attendance(
            entry_id=listed.row,
            month=listed.month.code,
            region=listed.region,
            took_part=took_part,
            reason=reason,
            words=words,
            person_id=person.id or 0,
            at=now,
        )
    )
    await session.flush()


async def _moved(session: AsyncSession) -> dict[int, datetime]:
    rows: Sequence[tuple[int, datetime]] = (await run(session, _MOVED, {})).all()
    return dict(rows)


async def _answers(session: AsyncSession, months: Collection[str]) -> dict[tuple[int, str], Answer]:
    """The last answer about each activity and month."""
    if not months:
        return {}
    rows: Sequence[tuple[int, str, bool, str, str, int, datetime, str | None]] = (
        await run(session, _ANSWERED.where(_answer.month.in_(months)), {})
    ).all()
    return {
        (entry, month): Answer(took_part, reason, words, person_id, name, at)
        for entry, month, took_part, reason, words, person_id, at, name in rows
    }
