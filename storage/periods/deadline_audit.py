"""The audit of deadlines: a region's or an indicator's own, and what it was asked to be."""

from datetime import date, datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.catalogue.places import indicator_in
from storage import audit
from storage.models import AuditKind, Person


async def record_moved(
    session: AsyncSession,
    period: str,
    place: str,
    before: date,
    after: date | None,
    reason: str,
    by: Person | None,
    now: datetime,
) -> None:
    """Record that a place's deadline is another one; None: it has none any more."""
    await record_at(
        session,
        AuditKind.DEADLINE,
        (period, place),
        by.id if by else None,
        now,
        before={"deadline": before.isoformat()},
        after={"deadline": after.isoformat() if after else None, "reason": reason},
    )


async def record_at(
    session: AsyncSession,
    kind: AuditKind,
    at: tuple[str, str],
    by: int | None,
    now: datetime,
    *,
    before: audit.Facts | None = None,
    after: audit.Facts,
) -> None:
    """Record what was done about a place of a period: a region, or an indicator's evaluation."""
    period, place = at
    number = indicator_in(place)
    said = audit.entry(
        kind,
        now,
        by,
        period=period,
        region="" if number else place,
        subject=f"evaluation of indicator {number}" if number else "",
        before=before,
        after=after,
    )
    await audit.add_entries(session, said)
