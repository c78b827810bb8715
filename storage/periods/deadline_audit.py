"""The audit of deadlines: a region's own one was moved, by whom and why."""

from datetime import date, datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from storage import audit
from storage.models import AuditKind, Person


async def record_moved(
    session: AsyncSession,
    period: str,
    region: str,
    before: date,
    after: date,
    reason: str,
    by: Person | None,
    now: datetime,
) -> None:
    said = audit.entry(
        AuditKind.DEADLINE,
        now,
        by.id if by else None,
        period=period,
        region=region,
        before={"deadline": before.isoformat()},
        after={"deadline": after.isoformat(), "reason": reason},
    )
    await audit.add_entries(session, said)
