"""Days on which nobody works by decree: of the public sector, or of one region; audited."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.workdays import DECREED
from storage import audit
from storage.database import columns, run, table_of
from storage.models import AuditKind, DayOff, Person

_DAYS = columns(DayOff, "day", "region").select_from(table_of(DayOff))


async def read_days_off(session: AsyncSession) -> None:
    """Have this process count with the days that are kept."""
    DECREED.replace((day, region) for day, region in await run(session, _DAYS, {}))


async def days_off(
    session: AsyncSession, first: date, last: date, regions: Collection[str] | None = None
) -> Sequence[DayOff]:
    """The days between two, by day: everybody's, and those of the regions (None: of any)."""
    query = select(DayOff).where(col(DayOff.day).between(first, last))
    if regions is not None:
        query = query.where(col(DayOff.region).in_(["", *regions]))
    found = await session.exec(query.order_by(col(DayOff.day), col(DayOff.region)))
    return found.all()


async def add_day_off(
    session: AsyncSession, day: date, region: str, reason: str, by: Person | None, now: datetime
) -> bool:
    """Keep a day; False where it is kept already."""
    if await session.get(DayOff, (day, region)):
        return False
    person_id = by.id if by else None
    session.add(DayOff(day=day, region=region, reason=reason, at=now, person_id=person_id))
    await _record(session, day, region, person_id, now, after={"reason": reason})
    return True


async def remove_day_off(
    session: AsyncSession, day: date, region: str, by: Person | None, now: datetime
) -> bool:
    """Take a day away; False where there is none."""
    kept = await session.get(DayOff, (day, region))
    if kept is None:
        return False
    await session.delete(kept)
    await _record(session, day, region, by.id if by else None, now, before={"reason": kept.reason})
    return True


async def _record(
    session: AsyncSession,
    day: date,
    region: str,
    person_id: int | None,
    now: datetime,
    *,
    before: audit.Facts | None = None,
    after: audit.Facts | None = None,
) -> None:
    said = audit.entry(
        AuditKind.DAY_OFF,
        now,
        person_id,
        region=region,
        subject=day.isoformat(),
        before=before,
        after=after,
    )
    await audit.add_entries(session, said)
    await session.flush()
    await read_days_off(session)
