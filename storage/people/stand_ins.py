"""Stand-ins: who replaces whom, from a day to a day."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement
from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.audit import Entry, Facts, add_entries, entry
from storage.models import AuditKind, Duty, Person, Role, StandIn
from storage.people.people import people_with

_OPEN = (col(StandIn.ended_at).is_(None),)


def _of(person_id: int | None) -> tuple[ColumnElement[bool], ...]:
    """That it concerns this person, who stands in or is absent; nobody: everybody's."""
    if person_id is None:
        return ()
    return (or_(col(StandIn.person_id) == person_id, col(StandIn.absent_id) == person_id),)


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
    said = {"absent": row.absent_id, "first_day": row.first_day, "last_day": row.last_day}
    return said if row.role is Role.FOCAL else said | {"role": row.role}


async def find_open(session: AsyncSession, number: int, absent_id: int) -> StandIn | None:
    """A stand-in for that person that is not over, locked by this transaction."""
    query = (
        select(StandIn)
        .where(*_OPEN, StandIn.id == number, StandIn.absent_id == absent_id)
        .with_for_update()
    )
    return (await session.exec(query)).first()


async def due_to_begin(
    session: AsyncSession, today: date, person_id: int | None = None
) -> Sequence[StandIn]:
    """The stand-ins whose first day has come, of one person or all, locked by this transaction."""
    query = (
        select(StandIn)
        .where(*_OPEN, *_of(person_id), col(StandIn.duty_id).is_(None), StandIn.first_day <= today)
        .order_by(col(StandIn.id))
        .with_for_update()
    )
    return (await session.exec(query)).all()


async def due_to_end(
    session: AsyncSession, today: date, person_id: int | None = None
) -> Sequence[StandIn]:
    """The stand-ins whose last day is over, of one person or all, locked by this transaction."""
    query = (
        select(StandIn)
        .where(*_OPEN, *_of(person_id), StandIn.last_day < today)
        .order_by(col(StandIn.id))
        .with_for_update()
    )
    return (await session.exec(query)).all()


async def all_open(session: AsyncSession) -> list[tuple[StandIn, str | None]]:
    """All stand-ins, now or later, with the names of who stands in."""
    query = (
        select(StandIn, Person.name)
        .join(Person, col(Person.id) == col(StandIn.person_id))
        .where(*_OPEN)
        .order_by(col(StandIn.first_day))
    )
    return [(row, name) for row, name in (await session.exec(query)).all()]


async def absent_directors(session: AsyncSession) -> set[tuple[int, str]]:
    """The directors, with their regions, for whom somebody stands in now whom a message reaches."""
    query = (
        select(StandIn.absent_id, StandIn.region)
        .join(Duty, col(Duty.id) == col(StandIn.duty_id))
        .join(Person, col(Person.id) == col(StandIn.person_id))
        .where(
            *_OPEN,
            StandIn.role == Role.DIRECTOR,
            col(Duty.until).is_(None),
            col(Person.telegram_id).is_not(None),
            col(Person.unreachable_since).is_(None),
        )
    )
    return {(absent, region) for absent, region in (await session.exec(query)).all()}


async def approvers(session: AsyncSession, region: str) -> list[Person]:
    """Who is told of what waits for a region's director: not one for whom somebody stands in."""
    absent = await absent_directors(session)
    directors = await people_with(session, Role.DIRECTOR, region=region)
    return [person for person in directors if (person.id, region) not in absent]


async def stand_ins_for(session: AsyncSession, person_id: int) -> list[tuple[StandIn, str | None]]:
    """The stand-ins for that person, now or later, with the names of who stands in."""
    query = (
        select(StandIn, Person.name)
        .join(Person, col(Person.id) == col(StandIn.person_id))
        .where(*_OPEN, StandIn.absent_id == person_id)
        .order_by(col(StandIn.first_day))
    )
    return [(row, name) for row, name in (await session.exec(query)).all()]
