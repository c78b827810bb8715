"""People: who somebody is, what they may do, and how they got access."""

import hashlib
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import (
    AccessRequest,
    CodeAttempt,
    Duty,
    Invitation,
    Person,
    Role,
)
from storage.people import duties

WRONG_CODES_LISTENED_TO = 5
WRONG_CODES_WITHIN = timedelta(hours=1)


def hash_code(code: str) -> str:
    """The hash of a code without case, spaces or hyphens: codes are read over the telephone."""
    plain = "".join(letter for letter in code.casefold() if letter.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()


async def find_person(session: AsyncSession, telegram_id: int) -> Person | None:
    found = await session.exec(select(Person).where(Person.telegram_id == telegram_id))
    return found.first()


async def get_person(session: AsyncSession, person_id: int) -> Person | None:
    return await session.get(Person, person_id)


async def duties_of(session: AsyncSession, person: Person) -> Sequence[Duty]:
    query = (
        select(Duty)
        .where(Duty.person_id == person.id, col(Duty.until).is_(None))
        .order_by(col(Duty.id))
    )
    return (await session.exec(query)).all()


async def people_with(
    session: AsyncSession, role: Role, *, region: str = "", indicator: int = 0
) -> Sequence[Person]:
    """The people who serve now in that role (for that region or indicator) and can be named."""
    query = (
        select(Person)
        .join(Duty, col(Duty.person_id) == col(Person.id))
        .where(
            Duty.role == role,
            Duty.region == region,
            Duty.indicator == indicator,
            col(Duty.until).is_(None),
        )
        .order_by(col(Duty.alternate), col(Person.id))
    )
    return (await session.exec(query)).all()


async def reachable_directors(session: AsyncSession, region: str) -> list[Person]:
    """A region's directors whom a message reaches: without any, ODES need not wait for them."""
    return [
        person
        for person in await people_with(session, Role.DIRECTOR, region=region)
        if person.telegram_id is not None and person.unreachable_since is None
    ]


async def people_with_duties(session: AsyncSession) -> Sequence[tuple[Person, Duty]]:
    query = (
        select(Person, Duty)
        .join(Duty, col(Duty.person_id) == col(Person.id))
        .where(col(Duty.until).is_(None))
        .order_by(col(Duty.role), col(Duty.region), col(Duty.indicator), col(Duty.alternate))
    )
    return (await session.exec(query)).all()


async def open_invitations(session: AsyncSession, now: datetime) -> Sequence[Invitation]:
    query = (
        select(Invitation)
        .where(
            col(Invitation.used_at).is_(None),
            col(Invitation.withdrawn_at).is_(None),
            Invitation.expires_at > now,
        )
        .order_by(col(Invitation.id))
    )
    return (await session.exec(query)).all()


async def find_invitation(session: AsyncSession, code: str) -> Invitation | None:
    query = select(Invitation).where(Invitation.code_hash == hash_code(code))
    return (await session.exec(query)).first()


async def good_codes(session: AsyncSession, codes: Collection[str], now: datetime) -> set[str]:
    """Those of these codes by which somebody may come in now."""
    hashes = {hash_code(code): code for code in codes}
    query = select(Invitation).where(col(Invitation.code_hash).in_(hashes))
    found = (await session.exec(query)).all()
    return {hashes[each.code_hash] for each in found if redeemable(each, now)}


async def serving_among(session: AsyncSession, telegram_ids: Collection[int]) -> set[int]:
    """Those of these Telegram ids whose person has a duty."""
    query = (
        select(Person.telegram_id)
        .join(Duty, col(Duty.person_id) == col(Person.id))
        .where(col(Person.telegram_id).in_(telegram_ids), col(Duty.until).is_(None))
    )
    return {found for found in await session.exec(query) if found is not None}


async def claim_invitation(
    session: AsyncSession, invitation: Invitation, person: Person, now: datetime
) -> bool:
    """Claim an invitation; False if somebody else did at the same moment."""
    claim = (
        update(Invitation)
        .where(
            col(Invitation.id) == invitation.id,
            col(Invitation.used_at).is_(None),
            col(Invitation.withdrawn_at).is_(None),
            col(Invitation.expires_at) > now,
        )
        .values(used_at=now, used_by=person.id)
    )
    return (await session.exec(claim)).rowcount == 1


def redeemable(invitation: Invitation, now: datetime) -> bool:
    return not invitation.used_at and not invitation.withdrawn_at and now < invitation.expires_at


async def too_many_wrong_codes(session: AsyncSession, telegram_id: int, now: datetime) -> bool:
    """Tell whether five wrong codes came within an hour; true for an hour from the last one."""
    query = (
        select(CodeAttempt.at)
        .where(CodeAttempt.telegram_id == telegram_id)
        .order_by(col(CodeAttempt.id).desc())
        .limit(WRONG_CODES_LISTENED_TO)
    )
    last = (await session.exec(query)).all()
    return (
        len(last) == WRONG_CODES_LISTENED_TO
        and last[0] - last[-1] < WRONG_CODES_WITHIN
        and now - last[0] < WRONG_CODES_WITHIN
    )


async def open_requests(session: AsyncSession) -> Sequence[AccessRequest]:
    query = (
        select(AccessRequest)
        .where(col(AccessRequest.decided_at).is_(None))
        .order_by(col(AccessRequest.id))
    )
    return (await session.exec(query)).all()


async def open_request(session: AsyncSession, telegram_id: int) -> AccessRequest | None:
    query = select(AccessRequest).where(
        AccessRequest.telegram_id == telegram_id, col(AccessRequest.decided_at).is_(None)
    )
    return (await session.exec(query)).first()


async def end_duties(session: AsyncSession, person: Person, now: datetime) -> None:
    """End all duties of a person at their own wish."""
    for duty in await duties_of(session, person):
        await duties.end(session, duty, now, person.id)
