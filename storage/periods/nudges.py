"""Nudges and extensions: whom ODES reminded of a missing report, and which deadline it moved."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.column_types import UtcDateTime
from storage.database import run, table_of, upsert
from storage.models import (
    Expected,
    Extension,
    Nudge,
    Occasion,
    OccasionKind,
    PeriodRow,
    Person,
)
from storage.periods.deadline_audit import record_moved
from storage.periods.extension_requests import grant_request

NOT_AGAIN_WITHIN = timedelta(hours=1)


_LONG_AGO = table_of(Nudge).c.at <= bindparam("before", type_=UtcDateTime)
_NUDGE = upsert(Nudge, "at", "asked_by", where=_LONG_AGO)


async def nudge(
    session: AsyncSession, period: str, region: str, person_id: int, at: datetime, asked_by: int
) -> bool:
    """Record a nudge; False if that person was nudged in the hour before `at`, by whomever."""
    row = {
        "period": period,
        "region": region,
        "person_id": person_id,
        "at": at,
        "asked_by": asked_by,
        "before": at - NOT_AGAIN_WITHIN,
    }
    return (await run(session, _NUDGE, row)).rowcount == 1


async def nudged_people(session: AsyncSession, period: str, at: datetime) -> set[tuple[str, int]]:
    """The regions and people that were reminded by hand in the hour before."""
    query = select(Nudge.region, Nudge.person_id).where(
        Nudge.period == period, col(Nudge.at) > at - NOT_AGAIN_WITHIN
    )
    return set((await session.exec(query)).all())


async def reminded_people(session: AsyncSession, period: str, at: datetime) -> set[tuple[str, int]]:
    """The regions and people that the scheduler reminded in the hour before."""
    query = select(Occasion.region, Occasion.person_id).where(
        Occasion.period == period,
        Occasion.kind == OccasionKind.REMINDER,
        Occasion.missed == "",
        col(Occasion.decided_at) > at - NOT_AGAIN_WITHIN,
    )
    return set((await session.exec(query)).all())


async def extensions_since(
    session: AsyncSession, period: str, region: str, since: datetime
) -> Sequence[Extension]:
    """A region's extensions since that moment, the oldest first."""
    query = (
        select(Extension)
        .where(Extension.period == period, Extension.region == region, col(Extension.at) >= since)
        .order_by(col(Extension.id))
    )
    return (await session.exec(query)).all()


async def extend(
    session: AsyncSession,
    period: str,
    region: str,
    *,
    before: date,
    after: date,
    reason: str,
    given_by: Person | None,
    now: datetime,
) -> bool:
    """Move a region's deadline from `before` to `after`; False if it was another or closes earlier.

    Of two who extend at the same moment, one does.
    """
    place = (period, region)
    row = await session.get(
        PeriodRow, period, with_for_update={"of": PeriodRow}, populate_existing=True
    )
    expected = await session.get(Expected, place, with_for_update=True, populate_existing=True)
    if expected is None or row is None or (expected.extended_to or row.deadline) != before:
        return False
    if row.closes_on is not None and row.closes_on < after:
        return False
    expected.extended_to = after
    session.add(expected)
    session.add(
        Extension(
            period=period,
            region=region,
            before=before,
            after=after,
            reason=reason,
            at=now,
            given_by=given_by.id if given_by else None,
        )
    )
    await record_moved(session, period, region, before, after, reason, given_by, now)
    await grant_request(session, period, region, after, given_by, now)
    return True
