"""What ODES is yet to be told: noted in the transaction in which it happens, told together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, delete, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import Duty, Incident, IncidentKind, Person, Role
from storage.turnout import reachable_regions


@dataclass(frozen=True, slots=True)
class Happened:
    """`mute`: the regions that have nobody left whom a message reaches."""

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
    """`subject` where it is no person."""
    name = (person.name or "") if person else subject
    session.add(Incident(kind=kind, at=now, subject=name, person_id=person.id if person else None))


async def take(session: AsyncSession, ripe: datetime) -> list[Happened]:
    """All of them, once the oldest happened by `ripe`; of several processes, one gets each."""
    oldest = (await session.exec(select(func.min(col(Incident.at))))).one()
    if oldest is None or oldest > ripe:
        return []
    query = select(Incident).order_by(col(Incident.id)).with_for_update(skip_locked=True)
    found = (await session.exec(query)).all()
    reachable = await reachable_regions(session)
    happened = [await _happened(session, each, reachable) for each in found]
    await session.exec(delete(Incident).where(col(Incident.id).in_([each.id for each in found])))
    return [each for each in happened if each is not None]


async def _happened(
    session: AsyncSession, incident: Incident, reachable: set[str]
) -> Happened | None:
    """None for what is no longer so: they have written since."""
    person = await session.get(Person, incident.person_id) if incident.person_id else None
    if incident.kind is IncidentKind.UNREACHABLE and not (person and person.unreachable_since):
        return None
    duties = await _duties_then(session, incident)
    reported = dict.fromkeys(each.region for each in duties if each.role is Role.FOCAL)
    mute = tuple(region for region in reported if region not in reachable)
    return Happened(incident.kind, incident.at, incident.subject, tuple(duties), mute)


async def _duties_then(session: AsyncSession, incident: Incident) -> Sequence[Duty]:
    """Those that the person has, or gave back at that moment."""
    query = select(Duty).where(
        col(Duty.person_id) == incident.person_id,
        or_(col(Duty.until).is_(None), col(Duty.until) == incident.at),
    )
    return (await session.exec(query.order_by(col(Duty.id)))).all()
