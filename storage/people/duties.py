"""Duties: access is given and ended, and the audit trail says by whom."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from storage.audit import Entry, add_entries, entry
from storage.models import AuditKind, Duty


async def begin(session: AsyncSession, duty: Duty) -> None:
    session.add(duty)
    await session.flush()
    await add_entries(session, _said(AuditKind.ACCESS_GIVEN, duty, duty.since, duty.given_by))


async def end(session: AsyncSession, duty: Duty, now: datetime, by: int | None) -> None:
    """End a duty. `by`: the person who takes it away, or gives it back; nobody: a command."""
    duty.until = now
    session.add(duty)
    await session.flush()
    await add_entries(session, _said(AuditKind.ACCESS_ENDED, duty, now, by))


def _said(kind: AuditKind, duty: Duty, at: datetime, by: int | None) -> Entry:
    held: dict[str, object] = {
        "role": duty.role,
        "indicator": duty.indicator,
        "alternate": duty.alternate,
    }
    if duty.agreement:
        held["agreement"] = duty.agreement
    given = kind is AuditKind.ACCESS_GIVEN
    return entry(
        kind,
        at,
        by,
        region=duty.region,
        subject=f"person {duty.person_id}",
        before=None if given else held,
        after=held if given else None,
    )
