"""Incidents for ODES: noted in the transaction in which they happen, told soon afterwards.

Several within five minutes come as one: whatever follows is told again with what went before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import col, delete, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import table_of
from storage.models import Duty, Incident, IncidentKind, Outbox, Person, Role, RowKind, RowState
from storage.people.audience import odes_staff
from storage.turnout.turnout import reachable_regions

TOGETHER = timedelta(minutes=5)
SUBJECT = "incidents"  # of the rows that tell of them
_ALL = select(Incident).order_by(col(Incident.id))
_UNTOLD = _ALL.where(col(Incident.told_at).is_(None))


@dataclass(frozen=True, slots=True)
class IncidentFacts:
    """An incident as it is told. `mute`: regions that nobody is left for whom a message reaches."""

    kind: IncidentKind
    at: datetime
    subject: str
    duties: tuple[Duty, ...] = ()
    mute: tuple[str, ...] = ()


def note(
    session: AsyncSession,
    kind: IncidentKind,
    now: datetime,
    *,
    person: Person | None = None,
    subject: str = "",
) -> None:
    """Note an incident. `subject` where it is no person."""
    name = (person.name or "") if person else subject
    session.add(Incident(kind=kind, at=now, subject=name, person_id=person.id if person else None))


@dataclass(frozen=True, slots=True)
class IncidentAlert:
    """Incidents to tell. `since`: when the first was told, if it is told again with later ones."""

    happened: Sequence[IncidentFacts]
    since: datetime | None


async def take_alert(session: AsyncSession, now: datetime) -> IncidentAlert | None:
    """Claim the incidents to be told now; None if there are none, or another process has them."""
    found = (await session.exec(_ALL.with_for_update())).all()
    fresh = [incident for incident in found if incident.told_at is None]
    together = [
        incident for incident in found if incident.told_at and now < incident.told_at + TOGETHER
    ]
    news = await _still_so(session, fresh)
    kept = {incident.id for incident in (*together, *(fresh if news else ()))}
    if over := {incident.id for incident in found} - kept:
        await session.exec(delete(Incident).where(col(Incident.id).in_(over)))
    if not news:
        return None
    since = together[0].told_at if together else None
    for incident in fresh:
        incident.told_at = since or now
    return IncidentAlert([*await _still_so(session, together), *news], since)


async def oldest_untold_at(session: AsyncSession) -> datetime | None:
    """The moment of the first incident that is still to be told; None if there is none."""
    happened = await _still_so(session, (await session.exec(_UNTOLD)).all())
    return min((incident.at for incident in happened), default=None)


async def replaced_message(session: AsyncSession, chat_id: int, since: datetime) -> int | None:
    """The message in the chat that a later one tells again, if that one arrived."""
    sent = select(Outbox.message_id).where(
        Outbox.chat_id == chat_id,
        Outbox.state == RowState.SENT,
        Outbox.kind == RowKind.SAY,
        col(Outbox.created_at) >= since,
        table_of(Outbox).c.about["subject"].as_string() == SUBJECT,
    )
    messages = (await session.exec(sent.order_by(col(Outbox.id).desc()).limit(2))).all()
    return messages[1] if len(messages) == 2 else None


async def alert_chats(session: AsyncSession) -> list[int]:
    """The chats of those in ODES who can be written to."""
    return [
        person.telegram_id
        for person in await odes_staff(session)
        if person.telegram_id is not None and person.unreachable_since is None
    ]


async def _still_so(session: AsyncSession, found: Sequence[Incident]) -> list[IncidentFacts]:
    if not found:
        return []
    reachable = await reachable_regions(session)
    happened = [await _happened(session, incident, reachable) for incident in found]
    return [incident for incident in happened if incident is not None]


async def _happened(
    session: AsyncSession, incident: Incident, reachable: set[str]
) -> IncidentFacts | None:
    """An incident as it is told; None for what is no longer so, as they have written since."""
    person = await session.get(Person, incident.person_id) if incident.person_id else None
    if incident.kind is IncidentKind.UNREACHABLE and not (person and person.unreachable_since):
        return None
    duties = await _duties_then(session, incident)
    reported = dict.fromkeys(duty.region for duty in duties if duty.role is Role.FOCAL)
    mute = tuple(region for region in reported if region not in reachable)
    return IncidentFacts(incident.kind, incident.at, incident.subject, tuple(duties), mute)


async def _duties_then(session: AsyncSession, incident: Incident) -> Sequence[Duty]:
    """The duties that the person has, or gave back at that moment."""
    query = select(Duty).where(
        col(Duty.person_id) == incident.person_id,
        or_(col(Duty.until).is_(None), col(Duty.until) == incident.at),
    )
    return (await session.exec(query.order_by(col(Duty.id)))).all()
