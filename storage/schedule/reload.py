"""A year's schedule loaded again: what is still in it keeps its row, and its place in calendars.

So who has a calendar sees an update, and the history of a row goes on.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlmodel import col, delete, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.schedule.activities import YEARS, Activity, ScheduleEntry, published_schedule
from convenio.schedule.move_rules import Move, When, moved
from convenio.schedule.reload import Reload, reload
from storage import audit
from storage.models import (
    ActivityRow,
    Attendance,
    AuditKind,
    Person,
    ScheduleChange,
    ScheduleRow,
)
from storage.schedule.entries import add_missing_entries, add_schedule, entries_of
from storage.schedule.moves import Rescheduled, record_moves

REASON = "Se cargó de nuevo la programación"


async def answers_about(session: AsyncSession, entries: Iterable[ScheduleEntry]) -> int:
    """The number of answers about attendance at those entries."""
    rows = [entry.row for entry in entries]
    query = select(func.count()).where(col(Attendance.entry_id).in_(rows))
    return (await session.exec(query)).one()


async def compare_years(
    session: AsyncSession, year: int, entries: Collection[ScheduleEntry]
) -> Reload:
    """Compare entries with the year's; a published year counts even if nobody has loaded it."""
    published = published_schedule(year) if year in YEARS else ()
    return reload(await entries_of(session, year) or published, entries)


async def hold_schedule(session: AsyncSession, year: int) -> None:
    """Keep others from loading that year before this transaction ends."""
    query = select(ActivityRow).where(ActivityRow.year == year).order_by(col(ActivityRow.id))
    await session.exec(query.with_for_update())


async def save_schedule(
    session: AsyncSession,
    year: int,
    entries: Iterable[ScheduleEntry],
    now: datetime,
    by: Person | None = None,
) -> Reload:
    """Replace what the year had; `entries` are of that year, each once."""
    wanted = tuple(entries)
    await add_schedule(session, published_schedule(year) if year in YEARS else ())
    found = reload(await entries_of(session, year), wanted)
    lost = await _history_of(session, found.gone)
    await _take_away(session, found.gone)
    back = [Rescheduled(entry, _as_first_planned(entry)) for entry in found.put_back]
    await record_moves(session, back, by.id if by else None, now, REASON)
    await _rename(session, year, {entry.activity for entry in wanted})
    await add_missing_entries(session, found.added, now)
    await _note(session, year, found, lost, by.id if by else None, now)
    return found


async def _history_of(session: AsyncSession, entries: Iterable[ScheduleEntry]) -> dict[str, Any]:
    """The changes of those entries and the answers about them, without anybody's own words."""
    rows = [entry.row for entry in entries]
    moved = select(ScheduleChange).where(col(ScheduleChange.entry_id).in_(rows))
    answered = select(Attendance).where(col(Attendance.entry_id).in_(rows))
    return {
        "changes": [change.model_dump(mode="json") for change in await session.exec(moved)],
        "answers": [
            answer.model_dump(mode="json", exclude={"words"})
            for answer in await session.exec(answered)
        ],
    }


async def _note(
    session: AsyncSession,
    year: int,
    found: Reload,
    lost: dict[str, Any],
    by: int | None,
    now: datetime,
) -> None:
    """Record the load in the audit trail, with what is taken away."""
    if not found.changes:
        return
    said = audit.entry(
        AuditKind.SCHEDULE,
        now,
        by,
        subject=f"schedule {year}",
        before={"gone": _places(found.gone), "put_back": _places(found.put_back), **lost},
        after={
            "added": _places(found.added),
            "renamed": [
                f"{activity.indicator}.{activity.number} {activity.name}"
                for activity in found.renamed
            ],
        },
    )
    await audit.add_entries(session, said)


def _places(entries: Iterable[ScheduleEntry]) -> list[str]:
    """'9.1 puno 5': the activity, the region and the month, or a dash for none."""
    return [
        f"{entry.activity.indicator}.{entry.activity.number}"
        f" {entry.region or '-'} {entry.month or '-'}"
        for entry in entries
    ]


async def _take_away(session: AsyncSession, entries: Iterable[ScheduleEntry]) -> None:
    """Delete entries with their changes and answers."""
    rows = [entry.row for entry in entries]
    await session.exec(delete(Attendance).where(col(Attendance.entry_id).in_(rows)))
    await session.exec(delete(ScheduleChange).where(col(ScheduleChange.entry_id).in_(rows)))
    await session.exec(delete(ScheduleRow).where(col(ScheduleRow.id).in_(rows)))


async def _rename(session: AsyncSession, year: int, activities: Iterable[Activity]) -> None:
    """Name the activities that stay as they are written now, and delete the others."""
    wanted = {(activity.indicator, activity.number): activity for activity in activities}
    for row in await session.exec(select(ActivityRow).where(ActivityRow.year == year)):
        if activity := wanted.get((row.indicator, row.number)):
            row.name, row.responsible = activity.name, activity.responsible
            session.add(row)
        else:
            await session.delete(row)
    await session.flush()


def _as_first_planned(entry: ScheduleEntry) -> ScheduleEntry:
    return moved(entry, Move(When(entry.original_month or 0), link="", topic=""))
