"""Stand-ins: who replaces whom, from a day to a day."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.audit import Entry, Facts, add_entries, entry
from storage.models import AuditKind, Person, StandIn

_OPEN = (col(StandIn.ended_at).is_(None),)


async def add(session: AsyncSession, row: StandIn) -> None:
    session.add(row)
    await session.flush()
    await add_entries(session, _said(row, row.named_at, row.named_by, after=_facts(row)))


async def find_upcoming(
    session: AsyncSession, number: int, absent_id: int, today: date
) -> StandIn | None:
    """A stand-in that has not begun, locked by this transaction; None if begun or cancelled."""
    query = (
        select(StandIn)
        .where(
            *_OPEN,
            StandIn.id == number,
            StandIn.absent_id == absent_id,
            StandIn.first_day > today,
        )
        .with_for_update()
    )
    return (await session.exec(query)).first()


async def cancel(session: AsyncSession, row: StandIn, by: int | None, now: datetime) -> None:
    """Cancel a stand-in that this transaction has locked."""
    row.ended_at = now
    session.add(row)
    await session.flush()
    await add_entries(session, _said(row, now, by, before=_facts(row)))


def _said(
    row: StandIn,
    at: datetime,
    by: int | None,
    *,
    before: Facts | None = None,
    after: Facts | None = None,
) -> Entry:
    return entry(
        AuditKind.STAND_IN,
        at,
        by,
        region=row.region,
        subject=f"person {row.person_id}",
        before=before,
        after=after,
    )


def _facts(row: StandIn) -> Facts:
    return {"absent": row.absent_id, "first_day": row.first_day, "last_day": row.last_day}


async def due_to_begin(session: AsyncSession, today: date) -> Sequence[StandIn]:
    """The stand-ins whose first day has come, locked by this transaction."""
    query = (
        select(StandIn)
        .where(*_OPEN, col(StandIn.duty_id).is_(None), StandIn.first_day <= today)
        .order_by(col(StandIn.id))
        .with_for_update()
    )
    return (await session.exec(query)).all()


async def due_to_end(session: AsyncSession, today: date) -> Sequence[StandIn]:
    """The stand-ins whose last day is over, locked by this transaction."""
    query = (
        select(StandIn)
        .where(*_OPEN, StandIn.last_day < today)
        .order_by(col(StandIn.id))
        .with_for_update()
    )
    return (await session.exec(query)).all()


async def stand_ins_for(session: AsyncSession, person_id: int) -> list[tuple[StandIn, str | None]]:
    """The stand-ins for that person, now or later, with the names of who stands in."""
    query = (
        select(StandIn, Person.name)
        .join(Person, col(Person.id) == col(StandIn.person_id))
        .where(*_OPEN, StandIn.absent_id == person_id)
        .order_by(col(StandIn.first_day))
    )
    return [(row, name) for row, name in (await session.exec(query)).all()]
