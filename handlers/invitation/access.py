"""Invitation codes and duties: making, redeeming, giving and taking them away.

A code that goes out by the chat stands nowhere in the database: its row of the outbox has `CODE`
in its place, and delivery makes the code just before it sends it (`code_to_send`).
"""

import hmac
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
_CODE_INSIDE = re.compile(rf"(?<![\w-])(?:{_CODE.pattern})(?![\w-])", re.IGNORECASE)
_TEXT = re.compile(r'("text": ")((?:[^"\\]|\\.)*)"')  # of an update, as JSON
APP_CODE = re.compile(r"(?<!\d)\d{3}[\s.-]?\d{3}(?!\d)")  # of a second factor
CODE = "{código}"  # in what is stored of a message, where the code will stand


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
    bound_to: str = "",
) -> str:
    """A new code, as 'k7qf-m2xd-9tra' (59 bits); only its hash is kept, so it is shown once."""
    code = grouped(secrets.token_bytes(32))
    session.add(
        Invitation(
            code_hash=people.hash_code(code),
            **asdict(position),
            name=name,
            given_by=given_by,
            in_place_of=in_place_of,
            bound_to=bound_to,
            first_day=days[0] if days else None,
            last_day=days[1] if days else None,
            created_at=now,
            expires_at=now + CODE_LIVES,
        )
    )
    await session.flush()
    return code


def grouped(seed: bytes) -> str:
    """A code of those bytes, with a digit at least, which tells it from words."""
    number, letters = int.from_bytes(seed), ""
    while len(letters) < 11:
        number, which = divmod(number, len(_LETTERS))
        letters += _LETTERS[which]
    letters += _LETTERS[number % (8 if letters.isalpha() else len(_LETTERS))]
    return "-".join(letters[start : start + 4] for start in (0, 4, 8))


async def number_of(session: AsyncSession, code: str) -> int:
    """The number of an invitation that was just made."""
    invitation = await people.find_invitation(session, code)
    return (invitation and invitation.id) or 0


async def code_to_send(session: AsyncSession, number: int, key: str, now: datetime) -> str | None:
    """The code of an invitation that waits to be sent, the same at each try; None: not valid.

    It follows from the bot's own `key`, so neither the database nor a copy of it has it.
    """
    invitation = await session.get(Invitation, number)
    if invitation is None or not people.redeemable(invitation, now):
        return None
    made = f"invitation {number} {invitation.created_at.isoformat()}"
    code = grouped(hmac.digest(key.encode(), made.encode(), "sha256"))
    invitation.code_hash = people.hash_code(code)
    return code


def without_codes(text: str) -> str:
    """A text without what may be a code: of what is kept for others to look at."""
    text = _TEXT.sub(lambda found: f'{found[1]}{APP_CODE.sub(CODE, found[2])}"', text)
    return _CODE_INSIDE.sub(lambda found: CODE if _mixed(found[0]) else found[0], text)


def _mixed(word: str) -> bool:
    return any(map(str.isdigit, word)) and any(map(str.isalpha, word))


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
