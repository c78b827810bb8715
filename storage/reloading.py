"""A year's schedule loaded again: what is still in it keeps its row, and so its place in calendars.

So who has a calendar sees an update, and the history of a row goes on.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import col, delete, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.rescheduling import Move, When, moved
from convenio.schedule import Activity, ScheduleEntry
from storage.models import ActivityRow, Attendance, ScheduleChange, ScheduleRow
from storage.rescheduling import Rescheduled, record
from storage.schedule import add_entries, entries_of

REASON = "Se cargó de nuevo la programación"
Key = tuple[int, int, str | None, int | None]


async def rescheduled_in(session: AsyncSession, year: int) -> int:
    """How many of its entries have been moved."""
    query = (
        select(func.count())
        .select_from(ScheduleRow)
        .join(ActivityRow, col(ActivityRow.id) == col(ScheduleRow.activity_id))
        .where(ActivityRow.year == year, ScheduleRow.changes > 0)
    )
    return (await session.exec(query)).one()


async def save_schedule(
    session: AsyncSession, year: int, entries: Iterable[ScheduleEntry], now: datetime
) -> None:
    """Takes the place of what the year had; `entries` are of that year, each once."""
    wanted = {_key(entry): entry for entry in entries}
    stored = {_key(entry): entry for entry in await entries_of(session, year)}
    await _take_away(session, [each for key, each in stored.items() if key not in wanted])
    kept = [each for key, each in stored.items() if key in wanted]
    pairs = [Rescheduled(each, _as_first_planned(each)) for each in kept]
    back = [each for each in pairs if each.after != each.before]
    await record(session, back, None, now, REASON)
    await _rename(session, year, {entry.activity for entry in wanted.values()})
    await add_entries(session, [each for key, each in wanted.items() if key not in stored])


async def _take_away(session: AsyncSession, entries: Iterable[ScheduleEntry]) -> None:
    """With what was changed and answered of them."""
    rows = [entry.row for entry in entries]
    await session.exec(delete(Attendance).where(col(Attendance.entry_id).in_(rows)))
    await session.exec(delete(ScheduleChange).where(col(ScheduleChange.entry_id).in_(rows)))
    await session.exec(delete(ScheduleRow).where(col(ScheduleRow.id).in_(rows)))


async def _rename(session: AsyncSession, year: int, activities: Iterable[Activity]) -> None:
    """The activities that stay, as they are written now; those that do not are taken away."""
    wanted = {(each.indicator, each.number): each for each in activities}
    for row in await session.exec(select(ActivityRow).where(ActivityRow.year == year)):
        if activity := wanted.get((row.indicator, row.number)):
            row.name, row.responsible = activity.name, activity.responsible
            session.add(row)
        else:
            await session.delete(row)
    await session.flush()


def _as_first_planned(entry: ScheduleEntry) -> ScheduleEntry:
    return moved(entry, Move(When(entry.original_month or 0), link="", topic=""))


def _key(entry: ScheduleEntry) -> Key:
    activity = entry.activity
    return activity.indicator, activity.number, entry.region, entry.original_month
