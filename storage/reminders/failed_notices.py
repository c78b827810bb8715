"""Whom the bot could not tell something for a fault of its own: noted once a person and day."""

from datetime import datetime

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import lima_day
from storage.database import run, table_of
from storage.models import IncidentKind, Person, Untold
from storage.reminders import incidents

_NOTE = {
    name: insert(table_of(Untold)).on_conflict_do_nothing().returning(table_of(Untold).c.person_id)
    for name, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}


async def note_untold(session: AsyncSession, person_id: int, now: datetime) -> None:
    """ODES is told, the first time on that day."""
    person = await session.get(Person, person_id)
    if person is None:
        return
    params = {"person_id": person_id, "day": lima_day(now), "at": now}
    noted = await run(session, _NOTE[session.get_bind().dialect.name], params)
    if noted.first():
        incidents.note(session, IncidentKind.UNTOLD, now, person=person)


async def people_not_told(session: AsyncSession, since: datetime) -> tuple[str, ...]:
    """Their names."""
    query = (
        select(func.coalesce(Person.name, ""))
        .where(col(Person.id).in_(select(Untold.person_id).where(col(Untold.at) >= since)))
        .order_by(col(Person.id))
    )
    return tuple((await session.exec(query)).all())
