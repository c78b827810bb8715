"""The year's schedule as it stands now."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.schedule import Activity, ScheduleEntry, in_order
from storage.database import columns, run, table_of
from storage.models import ActivityRow, ScheduleRow


async def years(session: AsyncSession) -> tuple[int, ...]:
    """Those that have a schedule."""
    query = select(ActivityRow.year).distinct().order_by(col(ActivityRow.year))
    return tuple(await session.exec(query))


async def entries_of(
    session: AsyncSession, year: int, region: str | None = None
) -> tuple[ScheduleEntry, ...]:
    """In order of indicator, activity, region and month; nothing for a year that has none.

    `region`: only what is its own.
    """
    activities = await _activities(session, year)
    query = _of_year(year)
    if region is not None:
        query = query.where(table_of(ScheduleRow).c.region == region)
    rows = await run(session, query, {})
    return in_order(_entry(year, activities[row.activity_id], row) for row in rows)


async def add_schedule(session: AsyncSession, entries: Iterable[ScheduleEntry]) -> int:
    """Those of years that have none yet; answers how many."""
    known = await years(session)
    new = [entry for entry in entries if entry.year not in known]
    ids = {}
    for year, activity in dict.fromkeys((entry.year, entry.activity) for entry in new):
        row = ActivityRow(
            year=year,
            indicator=activity.indicator,
            number=activity.number,
            name=activity.name,
            responsible=activity.responsible,
        )
        session.add(row)
        await session.flush()
        ids[year, activity] = row.id
    if new:
        values = [_values(entry, ids[entry.year, entry.activity]) for entry in new]
        await run(session, insert(table_of(ScheduleRow)), values)
    return len(new)


async def _activities(session: AsyncSession, year: int) -> dict[int, Activity]:
    query = select(ActivityRow).where(ActivityRow.year == year)
    return {
        row.id or 0: Activity(row.indicator, row.number, row.name, row.responsible)
        for row in await session.exec(query)
    }


def _of_year(year: int) -> Any:
    entry, activity = table_of(ScheduleRow), table_of(ActivityRow)
    wanted = columns(ScheduleRow, *entry.c.keys())
    return wanted.join(activity, activity.c.id == entry.c.activity_id).where(
        activity.c.year == year
    )


def _entry(year: int, activity: Activity, row: Row[*tuple[Any, ...]]) -> ScheduleEntry:
    return ScheduleEntry(
        year,
        activity,
        row.region or None,
        row.month or None,
        original_month=row.original_month or None,
        day=row.day,
        hour=row.hour,
        link=row.link,
        topic=row.topic,
        changes=row.changes,
        row=row.id,
    )


def _values(entry: ScheduleEntry, activity_id: int | None) -> dict[str, Any]:
    return {
        "activity_id": activity_id,
        "region": entry.region or "",
        "original_month": entry.original_month or 0,
        "month": entry.month or 0,
        "day": entry.day,
        "hour": entry.hour,
        "link": entry.link,
        "topic": entry.topic,
        "changes": entry.changes,
    }
