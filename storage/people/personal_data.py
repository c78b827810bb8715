"""Personal data: what is known of a person is deleted; their reports stay, without their name."""

from datetime import datetime

from sqlmodel import and_, col, delete, exists, or_, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import (
    AccessRequest,
    CodeAttempt,
    Consultation,
    ConsultationMessage,
    Duty,
    FailedUpdate,
    Invitation,
    Outbox,
    Person,
    Priority,
    Question,
    SecondFactor,
)
from storage.people.forgotten_names import forget_failed_updates, forget_name


async def forget(session: AsyncSession, person: Person, now: datetime) -> None:
    """Delete a person's name, account, messages, what they asked for access with, and of ODES.

    Elsewhere their name goes as `forgotten_names.py` lists it.
    """
    chat_id = person.telegram_id
    if chat_id is not None:
        await forget_requests(session, chat_id)
        await session.exec(delete(Question).where(col(Question.chat_id) == chat_id))
        unasked = col(Outbox.priority) == Priority.UNASKED
        of_no_use = or_(col(Outbox.done_at).is_not(None), unasked)
        unclaimed = col(Outbox.claimed_by).is_(None) | col(Outbox.done_at).is_not(None)
        await session.exec(
            delete(Outbox).where(col(Outbox.chat_id) == chat_id, of_no_use, unclaimed)
        )
        await forget_failed_updates(session, chat_id)
    await forget_name(session, person)
    await session.exec(
        update(Invitation).where(col(Invitation.used_by) == person.id).values(name="", bound_to="")
    )
    await session.exec(delete(SecondFactor).where(col(SecondFactor.person_id) == person.id))
    await _forget_consultations(session, person, now)
    person.name, person.telegram_id, person.left_at = None, None, now
    session.add(person)
    await session.flush()


async def _forget_consultations(session: AsyncSession, person: Person, now: datetime) -> None:
    """Delete what somebody asked ODES, and end those threads; answers, which are ODES's, stay."""
    asked = (col(ConsultationMessage.person_id) == person.id, ~col(ConsultationMessage.from_odes))
    await session.exec(update(ConsultationMessage).where(*asked).values(words=""))
    unfinished = (col(Consultation.person_id) == person.id, col(Consultation.closed_at).is_(None))
    ended = {"closed_at": now, "closed_by": person.id}
    await session.exec(update(Consultation).where(*unfinished).values(**ended))


async def forget_requests(session: AsyncSession, telegram_id: int) -> None:
    """Delete what somebody wrote to ask for access, and their wrong codes."""
    await session.exec(delete(AccessRequest).where(col(AccessRequest.telegram_id) == telegram_id))
    await session.exec(delete(CodeAttempt).where(col(CodeAttempt.telegram_id) == telegram_id))


async def forget_older(session: AsyncSession, before: datetime, now: datetime) -> None:
    """Delete the data of people without access since `before`, and requests older than that."""
    served = exists().where(
        col(Duty.person_id) == col(Person.id),
        or_(col(Duty.until).is_(None), col(Duty.until) >= before),
    )
    gone = select(Person).where(
        col(Person.telegram_id).is_not(None), col(Person.created_at) < before, ~served
    )
    for person in (await session.exec(gone)).all():
        await forget(session, person, now)
    old = or_(
        col(AccessRequest.decided_at) < before,
        and_(col(AccessRequest.decided_at).is_(None), col(AccessRequest.asked_at) < before),
    )
    await session.exec(delete(AccessRequest).where(old))
    await session.exec(delete(FailedUpdate).where(col(FailedUpdate.at) < before))
    unused = and_(col(Invitation.used_at).is_(None), col(Invitation.expires_at) < before)
    await session.exec(update(Invitation).where(unused).values(name="", bound_to=""))
