"""The history of moves in the schedule: by whom, when and why."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, NamedTuple

from sqlalchemy import Row, Select
from sqlmodel import col
from sqlmodel import select as select_rows
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.schedule.activities import ScheduleEntry
from storage.database import run, table_of
from storage.models import (
    ActivityRow,
    Duty,
    Outbox,
    Person,
    Role,
    RowState,
    ScheduleChange,
    ScheduleRow,
)
from storage.schedule.entries import read_entry, select_entries
from storage.schedule.moves import Rescheduled


class ActivityKey(NamedTuple):
    """The key of an activity."""

    year: int
    indicator: int
    number: int


@dataclass(frozen=True, slots=True)
class MoveHistoryEntry(Rescheduled):
    """A move with who made it, when and why."""

    at: datetime
    by: str | None
    reason: str


async def activity_history(
    session: AsyncSession, year: int, indicator: int, number: int, limit: int
) -> tuple[MoveHistoryEntry, ...]:
    """The last moves of an activity, the newest first; one for each entry that was moved."""
    change = table_of(ScheduleChange)
    query = _of(ActivityKey(year, indicator, number)).order_by(change.c.id.desc()).limit(limit)
    return tuple(_read(row) for row in await run(session, query, {}))


async def moves_since(
    session: AsyncSession, key: ActivityKey, since: datetime
) -> tuple[MoveHistoryEntry, ...]:
    """The moves of each entry since then as one, with the newest reason; none that was undone."""
    change = table_of(ScheduleChange)
    query = _of(key).where(change.c.at >= since).order_by(change.c.id)
    whole: dict[int | None, MoveHistoryEntry] = {}
    for row in await run(session, query, {}):
        made = _read(row)
        first = whole.get(made.after.row, made)
        whole[made.after.row] = replace(made, before=first.before)
    return tuple(move for move in whole.values() if move.after != move.before)


async def unheard_months(
    session: AsyncSession, year: int, subject: str
) -> dict[int, dict[int, int | None]]:
    """The months by chat and row that entries had before moves that the chat was not told of.

    `subject`: of the notices of moves.
    """
    readers = (
        select_rows(Person.telegram_id)
        .join(Duty, col(Duty.person_id) == col(Person.id))
        .where(col(Duty.role).in_((Role.FOCAL, Role.PROPONENT)), col(Duty.until).is_(None))
    )
    query = (
        select_rows(Outbox.chat_id, Outbox.about, Outbox.created_at)
        .where(
            col(Outbox.chat_id).in_(readers),
            col(Outbox.state).in_((RowState.DUE, RowState.CLAIMED)),
            col(Outbox.about)["subject"].as_string() == subject,
        )
        .order_by(col(Outbox.id))
    )
    since: dict[tuple[int, ActivityKey], datetime] = {}
    for chat_id, about, at in (await session.exec(query)).all():
        since.setdefault((chat_id, ActivityKey(*(about or {})["activity"])), at)
    made: dict[tuple[ActivityKey, datetime], tuple[MoveHistoryEntry, ...]] = {}
    found: dict[int, dict[int, int | None]] = {}
    for (chat_id, key), at in since.items():
        if key.year == year:
            if (key, at) not in made:
                made[key, at] = await moves_since(session, key, at)
            months = {move.before.row or 0: move.before.month for move in made[key, at]}
            found.setdefault(chat_id, {}).update(months)
    return found


def _of(key: ActivityKey) -> Select[*tuple[Any, ...]]:
    change, person, activity = (table_of(model) for model in (ScheduleChange, Person, ActivityRow))
    return (
        select_entries()
        .add_columns(
            *(change.c[name] for name in ("at", "before", "after", "reason")),
            person.c.name.label("by"),
        )
        .join(change, change.c.entry_id == table_of(ScheduleRow).c.id)
        .outerjoin(person, person.c.id == change.c.person_id)
        .where(
            activity.c.year == key.year,
            activity.c.indicator == key.indicator,
            activity.c.number == key.number,
        )
    )


def _read(row: Row[*tuple[Any, ...]]) -> MoveHistoryEntry:
    entry = read_entry(row)
    return MoveHistoryEntry(
        _as_it_was(row.before, entry),
        _as_it_was(row.after, entry),
        row.at,
        row.by,
        row.reason,
    )


def _as_it_was(facts: dict[str, Any], entry: ScheduleEntry) -> ScheduleEntry:
    return replace(
        entry,
        month=facts["month"],
        day=date.fromisoformat(facts["day"]) if facts["day"] else None,
        hour=time.fromisoformat(facts["hour"]) if facts["hour"] else None,
        link=facts["link"],
        topic=facts["topic"],
    )
