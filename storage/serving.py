"""Who is told: everybody with a duty who can be written to."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import Duty, Person, Role


async def staff_of(session: AsyncSession, regions: Collection[str]) -> Sequence[Person]:
    """The focal points and directors of those regions who can be written to; each once."""
    return await _serving(
        session,
        col(Duty.role).in_((Role.FOCAL, Role.DIRECTOR)),
        col(Duty.region).in_(regions),
    )


async def focal_points(
    session: AsyncSession, regions: Collection[str]
) -> Sequence[tuple[Person, str]]:
    """Those of these regions who can be written to, each with each of their regions."""
    query = (
        select(Person, Duty.region)
        .join(Duty, col(Duty.person_id) == col(Person.id))
        .where(
            Duty.role == Role.FOCAL,
            col(Duty.region).in_(regions),
            col(Duty.until).is_(None),
            col(Person.telegram_id).is_not(None),
        )
        .order_by(col(Person.id), Duty.region)
    )
    return (await session.exec(query)).all()


async def in_role(session: AsyncSession, role: Role) -> Sequence[Person]:
    """Of whichever region or indicator; each once."""
    return await _serving(session, col(Duty.role) == role)


async def all_serving(session: AsyncSession) -> Sequence[Person]:
    """Whoever has a role and can be written to; each once."""
    return await _serving(session)


async def _serving(session: AsyncSession, *which: ColumnElement[bool]) -> Sequence[Person]:
    query = (
        select(Person)
        .join(Duty, col(Duty.person_id) == col(Person.id))
        .where(col(Duty.until).is_(None), col(Person.telegram_id).is_not(None), *which)
        .distinct()
        .order_by(col(Person.id))
    )
    return (await session.exec(query)).all()
