"""The entries of the year's schedule as they stand now."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.catalogue.indicators import INDICATORS, read_indicators
from convenio.schedule.activities import Activity, ScheduleEntry, in_order
from storage.database import columns, run, table_of
from storage.models import ActivityRow, AgreementRow, ScheduleRow


async def years(session: AsyncSession) -> tuple[int, ...]:
    """The years that have a schedule."""
    query = select(ActivityRow.year).distinct().order_by(col(ActivityRow.year))
    return tuple(await session.exec(query))


async def activities_in(session: AsyncSession, year: int, indicator: int) -> list[ActivityRow]:
    """The activities of an indicator in a year's schedule, by number."""
    query = (
        select(ActivityRow)
        .where(ActivityRow.year == year, ActivityRow.indicator == indicator)
        .order_by(col(ActivityRow.number))
    )
    return list((await session.exec(query)).all())


async def entries_of(
    session: AsyncSession,
    year: int,
    region: str | None = None,
    months: Collection[int] | None = None,
    indicator: int = 0,
    number: int = 0,
) -> tuple[ScheduleEntry, ...]:
    """The entries of a year, by indicator, activity, region and month; none without a schedule.

    Of one region, some months, an indicator or its activity of that number, if they are given.
    """
    activity, entry = table_of(ActivityRow), table_of(ScheduleRow)
    query = select_entries().where(activity.c.year == year)
    if region is not None:
        query = query.where(entry.c.region == region)
    if months is not None:
        query = query.where(entry.c.month.in_(months))
    if indicator:
        query = query.where(activity.c.indicator == indicator)
    if number:
        query = query.where(activity.c.number == number)
    return in_order(map(read_entry, await run(session, query, {})))


async def add_schedule(session: AsyncSession, entries: Iterable[ScheduleEntry]) -> int:
    """Add the entries of years that have none yet; return how many."""
    known = await years(session)
    new = [entry for entry in entries if entry.year not in known]
    await add_missing_entries(session, new)
    return len(new)


async def add_missing_entries(
    session: AsyncSession, entries: Sequence[ScheduleEntry], at: datetime | None = None
) -> None:
    """Add entries that are not there yet, and their activities if need be.

    `at`: when they came to be planned, for those that were not published.
    """
    ids = {
        (row.year, row.indicator, row.number): row.id
        for row in await session.exec(select(ActivityRow))
    }
    for entry in entries:
        if _activity_key(entry) not in ids:
            row = _activity_row(entry)
            session.add(row)
            await session.flush()
            ids[_activity_key(entry)] = row.id
    if entries:
        values = [_values(entry, ids[_activity_key(entry)]) | {"added_at": at} for entry in entries]
        await run(session, insert(table_of(ScheduleRow)), values)


def select_entries() -> Select[*tuple[Any, ...]]:
    """The query for what `read_entry` reads, of every year."""
    activity, entry = table_of(ActivityRow), table_of(ScheduleRow)
    agreement = table_of(AgreementRow)
    of_activity = columns(ActivityRow, "year", "indicator", "number", "name", "responsible")
    of_year = activity.c.year.between(agreement.c.first_year, agreement.c.last_year)
    return (
        of_activity.add_columns(agreement.c.code, agreement.c.content, *entry.c)
        .join_from(activity, entry, entry.c.activity_id == activity.c.id)
        .join(agreement, of_year, isouter=True)
    )


def read_entry(row: Row[*tuple[Any, ...]]) -> ScheduleEntry:
    indicators = read_indicators(row.code, row.content) if row.code else INDICATORS
    return ScheduleEntry(
        row.year,
        Activity(row.indicator, row.number, row.name, row.responsible, indicators),
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


def _activity_key(entry: ScheduleEntry) -> tuple[int, int, int]:
    return entry.year, entry.activity.indicator, entry.activity.number


def _activity_row(entry: ScheduleEntry) -> ActivityRow:
    return ActivityRow(
        year=entry.year,
        indicator=entry.activity.indicator,
        number=entry.activity.number,
        name=entry.activity.name,
        responsible=entry.activity.responsible,
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
