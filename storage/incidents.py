"""What ODES is yet to be told: noted in the transaction in which it happens, told together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import col, delete, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import Duty, Incident, IncidentKind, Person, Role
from storage.people import people_with
from storage.turnout import reachable_regions

GATHERED = timedelta(minutes=5)
_ALL = select(Incident).order_by(col(Incident.id))


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


async def take(session: AsyncSession, now: datetime) -> list[Happened]:
    """All of them, once they are ripe; of several processes, one gets each."""
    at = await ripe_at(session)
    if at is None or at > now:
        return []
    found = (await session.exec(_ALL.with_for_update(skip_locked=True))).all()
    happened = await _still_so(session, found)
    await session.exec(delete(Incident).where(col(Incident.id).in_([each.id for each in found])))
    return happened


async def ripe_at(session: AsyncSession) -> datetime | None:
    """When the oldest has waited for others long enough; None if there is none."""
    oldest = (await session.exec(select(func.min(col(Incident.at))))).one()
    return None if oldest is None else oldest + GATHERED


async def untold(session: AsyncSession) -> list[Happened]:
    """What there would be to tell now."""
    return await _still_so(session, (await session.exec(_ALL)).all())


async def told_to(session: AsyncSession) -> list[int]:
    """The chats of those in ODES who can be written to."""
    return [
        person.telegram_id
        for person in await people_with(session, Role.ODES)
        if person.telegram_id is not None and person.unreachable_since is None
    ]


async def _still_so(session: AsyncSession, found: Sequence[Incident]) -> list[Happened]:
    reachable = await reachable_regions(session)
    happened = [await _happened(session, each, reachable) for each in found]
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
