"""Moves of the schedule's entries: each is kept with who made it, and nobody's is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.schedule.activities import Activity, ScheduleEntry, in_order
from convenio.schedule.move_rules import Move, moved
from storage.audit import Entry, add_entries, entry
from storage.database import run, table_of
from storage.models import AuditKind, Duty, Person, Role, ScheduleChange, ScheduleRow
from storage.schedule.entries import read_entry, select_entries

MOVED = ("month", "day", "hour")  # what the trail has of a move


class ChangedMeanwhile(Exception):
    """An entry was moved or taken away by somebody else since it was seen."""


@dataclass(frozen=True, slots=True)
class Rescheduled:
    """An entry's change: what it was, and what it became."""

    before: ScheduleEntry
    after: ScheduleEntry


async def reschedule(
    session: AsyncSession,
    seen: Mapping[int, int],
    move: Move,
    person: Person,
    now: datetime,
    reason: str = "",
) -> tuple[Rescheduled, ...]:
    """Move entries and return the changes. `seen`: how often each had been moved when seen.

    Answers what has changed. Raises ChangedMeanwhile, and has changed nothing then.
    """
    rows = await lock_entries(session, seen)
    if {row.id: row.changes for row in rows} != dict(seen):
        raise ChangedMeanwhile
    rows_of = table_of(ScheduleRow)
    found = await run(session, select_entries().where(rows_of.c.id.in_(seen)), {})
    done = [Rescheduled(each, moved(each, move)) for each in in_order(map(read_entry, found))]
    done = [change for change in done if change.after != change.before]
    await record_moves(session, done, person.id, now, reason)
    return tuple(done)


async def record_moves(
    session: AsyncSession,
    done: Sequence[Rescheduled],
    person_id: int | None,
    now: datetime,
    reason: str,
) -> None:
    """Write what entries have become, and its history. No person: a file was loaded."""
    for move in done:
        row = await session.get_one(ScheduleRow, move.after.row)
        _write(row, move.after)
        session.add(row)
        session.add(_history(move, person_id, now, reason))
    await session.flush()
    await add_entries(session, *(_in_trail(move, person_id, now) for move in done))


async def people_concerned(
    session: AsyncSession, regions: Sequence[str], activity: Activity
) -> Sequence[tuple[Person, Duty]]:
    """The focal points of these regions and the indicator's directorate, if they can be reached."""
    query = (
        select(Person, Duty)
        .join(Duty, col(Duty.person_id) == col(Person.id))
        .where(
            or_(
                (col(Duty.role) == Role.FOCAL) & col(Duty.region).in_(regions),
                (col(Duty.role) == Role.PROPONENT)
                & (col(Duty.indicator) == activity.indicator)
                & (col(Duty.agreement) == activity.indicators.agreement),
            ),
            col(Duty.until).is_(None),
            col(Person.telegram_id).is_not(None),
            col(Person.unreachable_since).is_(None),
        )
        .order_by(col(Person.id))
    )
    return (await session.exec(query)).all()


async def lock_entries(session: AsyncSession, seen: Mapping[int, int]) -> Sequence[ScheduleRow]:
    """Lock entries, in one order for all, so that two people never wait for each other."""
    query = (
        select(ScheduleRow)
        .where(col(ScheduleRow.id).in_(seen))
        .order_by(col(ScheduleRow.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await session.exec(query)).all()


def _write(row: ScheduleRow, entry: ScheduleEntry) -> None:
    row.month, row.day, row.hour = entry.month or 0, entry.day, entry.hour
    row.link, row.topic, row.changes = entry.link, entry.topic, entry.changes


def _history(
    move: Rescheduled, person_id: int | None, now: datetime, reason: str
) -> ScheduleChange:
    return ScheduleChange(
        entry_id=move.after.row or 0,
        at=now,
        person_id=person_id,
        before=_facts(move.before),
        after=_facts(move.after),
        reason=reason,
    )


def _in_trail(move: Rescheduled, person_id: int | None, now: datetime) -> Entry:
    """The move without its reason and other words, in which names may stand."""
    was, activity = move.before, move.before.activity
    place = (was.year, activity.indicator, activity.number)
    return entry(
        AuditKind.ACTIVITY_MOVED,
        now,
        person_id,
        region=was.region or "",
        subject=move_subject(*place, was.region or "", was.original_month or 0),
        before=_when(move.before),
        after=_when(move.after),
    )


def _when(planned: ScheduleEntry) -> dict[str, Any]:
    """What is no words of anybody."""
    return {name: fact for name, fact in _facts(planned).items() if name in MOVED}


def move_subject(year: int, indicator: int, number: int, region: str, month: int) -> str:
    """'2021 9.1 puno 5': the year, the activity, where, and the month first planned."""
    return f"{year} {indicator}.{number} {region or '-'} {month or '-'}"


def _facts(planned: ScheduleEntry) -> dict[str, Any]:
    return {
        "month": planned.month,
        "day": planned.day.isoformat() if planned.day else None,
        "hour": planned.hour.isoformat() if planned.hour else None,
        "link": planned.link,
        "topic": planned.topic,
    }
