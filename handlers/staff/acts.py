"""Replacements and alternates for somebody who serves, without a chat.

Each act raises ValueError with the reason, in words for people, and has changed nothing then.
"""

from datetime import date, datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import lima_day
from handlers.invitation.access import create_invitation
from handlers.invitation.alternates import stand_in
from storage.models import Duty, Person, Position, Role
from storage.people import people
from storage.people.audience import regional_duties

LONGEST = timedelta(days=180)
Days = tuple[date, date]


async def served(session: AsyncSession, number: int) -> Duty:
    duty = await session.get(Duty, number)
    if duty is None or duty.until is not None:
        raise ValueError(f"Nadie sirve con el número {number}: véalos con «people».")
    return duty


async def replace(
    session: AsyncSession,
    duty: Duty,
    name: str,
    by: int | None,
    now: datetime,
    bound_to: str = "",
) -> str:
    """Make a code whose user takes the place; another account than that it is bound to is held."""
    return await create_invitation(
        session,
        duty.position,
        now,
        name=name,
        given_by=by,
        in_place_of=duty.id,
        bound_to=bound_to,
    )


async def code_for_alternate(
    session: AsyncSession,
    duty: Duty,
    days: Days,
    by: int | None,
    now: datetime,
    named: tuple[str, str] = ("", ""),
) -> str:
    """Make a code for an alternate who has no access yet. `named`: a name, and an account."""
    return await create_invitation(
        session,
        stand_in_for(duty),
        now,
        name=named[0],
        given_by=by,
        in_place_of=duty.id,
        days=days,
        bound_to=named[1],
    )


def stand_in_for(duty: Duty) -> Position:
    return Position(duty.role, duty.region, alternate=True)


async def name_alternate(
    session: AsyncSession, duty: Duty, number: int, days: Days, now: datetime
) -> Person:
    """Name an alternate among people with access, and tell both."""
    person = next((person for person in await others(session, duty) if person.id == number), None)
    if person is None:
        raise ValueError(f"La persona {number} no tiene acceso, o ya sirve a esa región.")
    await stand_in(session, duty, person, days, None, now)
    return person


async def others(session: AsyncSession, duty: Duty) -> list[Person]:
    """People who have access and do not serve that region anyway."""
    everybody = await people.people_with_duties(session)
    here = {person.id for person, held in everybody if held.region == duty.region}
    return list({p.id: p for p, _ in everybody if p.id not in here and p.telegram_id}.values())


async def candidates(session: AsyncSession, duty: Duty) -> list[Person]:
    """People with access who may stand in: for a director, those of the region's own office."""
    if duty.role is not Role.DIRECTOR:
        return await others(session, duty)
    office = await regional_duties(session, [duty.region])
    directing = {person.id for person, held in office if held.role is Role.DIRECTOR}
    return list({p.id: p for p, _ in office if p.id not in directing}.values())


def check_absence(duty: Duty, days: Days, now: datetime) -> None:
    if duty.role is not Role.FOCAL:
        raise ValueError("Solo un punto focal tiene suplente.")
    if fault := unfit_first(days[0], lima_day(now)) or unfit_last(*days):
        raise ValueError(fault)


def unfit_first(day: date, today: date) -> str:
    return "Ese día ya pasó." if day < today else ""


def unfit_last(first: date, last: date) -> str:
    return "" if first <= last <= first + LONGEST else "Termina antes de empezar, o muy tarde."
