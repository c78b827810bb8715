"""Invitation codes and duties: making, redeeming, giving and taking them away."""

import re
import secrets
from dataclasses import asdict
from datetime import date, datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import Duty, Invitation, Person, Position
from storage.people import duties, people

CODE_LIVES = timedelta(days=7)
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is mistaken for another
_CODE = re.compile(r"[2-9a-hj-km-np-z]{4}(?:[-\s]?[2-9a-hj-km-np-z]{4}){2}", re.IGNORECASE)


def looks_like_code(text: str) -> bool:
    """Whether the text has three groups, or is one word with a digit: not 'presupuestar'."""
    typed = text.strip()
    one_word = typed.isalpha()
    return bool(_CODE.fullmatch(typed)) and not one_word


async def create_invitation(
    session: AsyncSession,
    position: Position,
    now: datetime,
    *,
    name: str = "",
    given_by: int | None = None,
    in_place_of: int | None = None,
    days: tuple[date, date] | None = None,
) -> str:
    """A new code, as 'k7qf-m2xd-9tra' (59 bits); only its hash is kept, so it is shown once."""
    code = "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))
    session.add(
        Invitation(
            code_hash=people.hash_code(code),
            **asdict(position),
            name=name,
            given_by=given_by,
            in_place_of=in_place_of,
            first_day=days[0] if days else None,
            last_day=days[1] if days else None,
            created_at=now,
            expires_at=now + CODE_LIVES,
        )
    )
    await session.flush()
    return code


async def admit(session: AsyncSession, telegram_id: int, name: str, now: datetime) -> Person:
    """The person behind a Telegram account, new or already known."""
    person = await people.find_person(session, telegram_id)
    if person is None:
        person = Person(telegram_id=telegram_id, name=name or None, created_at=now)
    person.name = person.name or name or None
    session.add(person)
    await session.flush()
    return person


async def give_duty(
    session: AsyncSession,
    person: Person,
    position: Position,
    now: datetime,
    given_by: int | None = None,
) -> Duty:
    """Give a duty; a second role for the same region or directorate replaces the first."""
    for held in await people.duties_of(session, person):
        if held.position == position:
            return held
        if held.position.place == position.place:
            await duties.end(session, held, now, given_by)
    assert person.id is not None
    duty = Duty(person_id=person.id, **asdict(position), since=now, given_by=given_by)
    await duties.begin(session, duty)
    return duty
