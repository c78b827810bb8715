"""Notices that a fault of the bot's kept from somebody: noted once a person and day."""

from datetime import datetime

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import lima_day
from storage.database import insert_by_dialect, run
from storage.models import IncidentKind, Person, Untold
from storage.reminders import incidents

_NOTE = insert_by_dialect(
    Untold, lambda insert: insert.on_conflict_do_nothing().returning(insert.table.c.person_id)
)


async def note_failed_notice(session: AsyncSession, person_id: int, now: datetime) -> None:
    """Note that a person could not be told something; ODES hears of the first that day."""
    person = await session.get(Person, person_id)
    if person is None:
        return
    params = {"person_id": person_id, "day": lima_day(now), "at": now}
    noted = await run(session, _NOTE, params)
    if noted.first():
        incidents.note(session, IncidentKind.UNTOLD, now, person=person)


async def people_not_told(session: AsyncSession, since: datetime) -> tuple[str, ...]:
    """The names of people who could not be told something since that moment."""
    query = (
        select(func.coalesce(Person.name, ""))
        .where(col(Person.id).in_(select(Untold.person_id).where(col(Untold.at) >= since)))
        .order_by(col(Person.id))
    )
    return tuple((await session.exec(query)).all())
