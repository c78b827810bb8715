"""Messages of a thread: asked, answered, and its end; each act is audited without its words."""

from dataclasses import replace
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from storage import audit
from storage.consultations.threads import Thread, message_of
from storage.models import AuditKind, Consultation, ConsultationMessage, Duty, PeriodRow, Person


async def open_thread(
    session: AsyncSession,
    duty: Duty,
    period: PeriodRow | None,
    about: str,
    words: str,
    by: Person,
    now: datetime,
) -> Thread:
    """Keep a question of somebody who serves that duty."""
    row = Consultation(
        person_id=_id_of(by),
        role=duty.role,
        region=duty.region,
        indicator=duty.indicator,
        agreement=duty.agreement,
        period=period.code if period else None,
        about=about,
        opened_at=now,
    )
    session.add(row)
    await session.flush()
    published = period is not None and period.published_on is not None
    return await add_message(session, Thread(row, by.name, None, (), published), words, by, now)


async def add_message(
    session: AsyncSession,
    thread: Thread,
    words: str,
    by: Person,
    now: datetime,
    *,
    from_odes: bool = False,
) -> Thread:
    """Keep a message of a thread that this transaction holds; return the thread with it."""
    writer = _id_of(by)
    row = ConsultationMessage(
        consultation_id=thread.id, person_id=writer, from_odes=from_odes, words=words, at=now
    )
    session.add(row)
    await session.flush()
    assert row.id is not None
    kind = AuditKind.ANSWERED if from_odes else AuditKind.CONSULTED
    await _record(session, kind, thread, writer, now, {"message": row.id})
    return replace(thread, messages=(*thread.messages, message_of(row, by.name)))


async def close_thread(session: AsyncSession, thread: Thread, by: Person, now: datetime) -> Thread:
    """Close a thread that this transaction holds."""
    thread.row.closed_at, thread.row.closed_by = now, by.id
    session.add(thread.row)
    await session.flush()
    await _record(session, AuditKind.CONSULTATION_CLOSED, thread, by.id, now, {})
    return replace(thread, closed_by=by.name)


async def _record(
    session: AsyncSession,
    kind: AuditKind,
    thread: Thread,
    by: int | None,
    now: datetime,
    after: audit.Facts,
) -> None:
    """Note the act; not its words, which go when their writer leaves."""
    said = audit.entry(
        kind,
        now,
        by,
        period=thread.row.period or "",
        region=thread.row.region,
        subject=f"consultation {thread.id}",
        after=after,
    )
    await audit.add_entries(session, said)


def _id_of(person: Person) -> int:
    assert person.id is not None
    return person.id
