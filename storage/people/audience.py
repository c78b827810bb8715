"""Audiences: the people with a duty who can be written to, by role, region or indicator."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import Duty, Person, Role
from storage.people.people import people_with

TOLD = (Role.FOCAL, Role.DIRECTOR, Role.PROPONENT, Role.ODES)


async def odes_staff(session: AsyncSession) -> Sequence[Person]:
    """Those of ODES: whom the bot tells what goes on in the country."""
    return await people_with(session, Role.ODES)


async def chats_of_odes(session: AsyncSession) -> list[int]:
    """The chats of those who are, or once were, of ODES and can be written to."""
    query = (
        select(Person.telegram_id)
        .join(Duty, col(Duty.person_id) == col(Person.id))
        .where(
            Duty.role == Role.ODES,
            col(Person.telegram_id).is_not(None),
            col(Person.unreachable_since).is_(None),
        )
        .distinct()
    )
    return [chat_id for chat_id in await session.exec(query) if chat_id is not None]


def of_odes(duty: Duty) -> bool:
    """Whether the duty is one of those whom `odes_staff` finds."""
    return duty.role is Role.ODES


async def staff_of(session: AsyncSession, regions: Collection[str]) -> Sequence[Person]:
    """The focal points and directors of those regions who can be written to, each once."""
    return await _serving(
        session,
        col(Duty.role).in_((Role.FOCAL, Role.DIRECTOR)),
        col(Duty.region).in_(regions),
    )


async def focal_points(
    session: AsyncSession, regions: Collection[str]
) -> Sequence[tuple[Person, str]]:
    """The focal points of these regions who can be written to, with each of their regions."""
    which = (Duty.role == Role.FOCAL, col(Duty.region).in_(regions))
    return [(person, duty.region) for person, duty in await _duties(session, *which)]


async def regional_duties(
    session: AsyncSession, regions: Collection[str]
) -> Sequence[tuple[Person, Duty]]:
    """The focal points and directors of these regions who can be written to."""
    regional = col(Duty.role).in_((Role.FOCAL, Role.DIRECTOR))
    return await _duties(session, regional, col(Duty.region).in_(regions))


async def directorates(
    session: AsyncSession, agreement: str, indicators: Collection[int]
) -> Sequence[tuple[Person, int]]:
    """The people of directorates who can be written to, with each of these indicators of theirs.

    `agreement`: its code, as another one numbers otherwise.
    """
    which = (
        Duty.role == Role.PROPONENT,
        Duty.agreement == agreement,
        col(Duty.indicator).in_(indicators),
    )
    return [(person, duty.indicator) for person, duty in await _duties(session, *which)]


async def in_role(session: AsyncSession, role: Role) -> Sequence[Person]:
    """The people in that role for any region or indicator who can be written to, each once."""
    return await _serving(session, col(Duty.role) == role)


async def all_serving(session: AsyncSession) -> Sequence[Person]:
    """Everybody with a role who can be written to, each once."""
    return await _serving(session)


async def all_told(session: AsyncSession) -> Sequence[Person]:
    """Those whom the bot tells by itself what concerns everybody; each once."""
    return await _serving(session, col(Duty.role).in_(TOLD))


async def _duties(
    session: AsyncSession, *which: ColumnElement[bool] | bool
) -> Sequence[tuple[Person, Duty]]:
    query = (
        select(Person, Duty)
        .join(Duty, col(Duty.person_id) == col(Person.id))
        .where(col(Duty.until).is_(None), col(Person.telegram_id).is_not(None), *which)
        .order_by(col(Person.id), Duty.region, col(Duty.indicator))
    )
    return (await session.exec(query)).all()


async def _serving(session: AsyncSession, *which: ColumnElement[bool]) -> Sequence[Person]:
    query = (
        select(Person)
        .join(Duty, col(Duty.person_id) == col(Person.id))
        .where(col(Duty.until).is_(None), col(Person.telegram_id).is_not(None), *which)
        .distinct()
        .order_by(col(Person.id))
    )
    return (await session.exec(query)).all()
