"""Nudges and extensions: whom ODES reminded of what is missing, and which deadline it moved.

A place is a region, or an indicator whose evaluation is owed; a nudge keeps it as its region.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.catalogue.places import columns_of, indicator_in
from storage.column_types import UtcDateTime
from storage.database import run, table_of, upsert
from storage.models import (
    Expected,
    ExpectedEvaluation,
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
    session: AsyncSession, period: str, place: str, person_id: int, at: datetime, asked_by: int
) -> bool:
    """Record a nudge; False if that person was nudged in the hour before `at`, by whomever."""
    row = {
        "period": period,
        "region": place,
        "person_id": person_id,
        "at": at,
        "asked_by": asked_by,
        "before": at - NOT_AGAIN_WITHIN,
    }
    return (await run(session, _NUDGE, row)).rowcount == 1


async def nudged_people(session: AsyncSession, period: str, at: datetime) -> set[tuple[str, int]]:
    """The places and people that were reminded by hand in the hour before."""
    query = select(Nudge.region, Nudge.person_id).where(
        Nudge.period == period, col(Nudge.at) > at - NOT_AGAIN_WITHIN
    )
    return set((await session.exec(query)).all())


async def reminded_people(session: AsyncSession, period: str, at: datetime) -> set[tuple[str, int]]:
    """The places and people that the scheduler reminded in the hour before."""
    query = select(Occasion.region, Occasion.person_id).where(
        Occasion.period == period,
        col(Occasion.kind).in_((OccasionKind.REMINDER, OccasionKind.EVALUATION)),
        Occasion.missed == "",
        col(Occasion.decided_at) > at - NOT_AGAIN_WITHIN,
    )
    return set((await session.exec(query)).all())


async def extensions_since(
    session: AsyncSession, period: str, place: str, since: datetime
) -> Sequence[Extension]:
    """A place's extensions since that moment, the oldest first."""
    region, indicator = columns_of(place).values()
    query = (
        select(Extension)
        .where(
            Extension.period == period,
            Extension.region == region,
            Extension.indicator == indicator,
            col(Extension.at) >= since,
        )
        .order_by(col(Extension.id))
    )
    return (await session.exec(query)).all()


async def extend(
    session: AsyncSession,
    period: str,
    place: str,
    *,
    before: date,
    after: date,
    reason: str,
    given_by: Person | None,
    now: datetime,
) -> bool:
    """Move a place's deadline from `before` to `after`; False if it was another or closes earlier.

    Of two who extend at the same moment, one does.
    """
    row = await session.get(
        PeriodRow, period, with_for_update={"of": PeriodRow}, populate_existing=True
    )
    number = indicator_in(place)
    set_deadline = _extend_evaluation if number else _extend_report
    if row is None or not await set_deadline(session, row, place, before, after):
        return False
    session.add(
        Extension(
            period=period,
            region="" if number else place,
            indicator=number,
            before=before,
            after=after,
            reason=reason,
            at=now,
            given_by=given_by.id if given_by else None,
        )
    )
    await record_moved(session, period, place, before, after, reason, given_by, now)
    await grant_request(session, period, place, after, given_by, now)
    return True


async def _extend_report(
    session: AsyncSession, row: PeriodRow, region: str, before: date, after: date
) -> bool:
    """Set a region's own deadline; False if it was another, or the period closes earlier."""
    expected = await session.get(
        Expected, (row.code, region), with_for_update=True, populate_existing=True
    )
    if expected is None or (expected.extended_to or row.deadline) != before:
        return False
    if row.closes_on is not None and row.closes_on < after:
        return False
    expected.extended_to = after
    session.add(expected)
    return True


async def _extend_evaluation(
    session: AsyncSession, row: PeriodRow, place: str, before: date, after: date
) -> bool:
    """Set an indicator's own deadline; False if it was another, or there is none to extend."""
    key = row.code, indicator_in(place)
    own = await session.get(ExpectedEvaluation, key, populate_existing=True)
    if row.evaluated_by is None or (own.extended_to if own else row.evaluated_by) != before:
        return False
    session.add(own or ExpectedEvaluation(period=key[0], indicator=key[1], extended_to=after))
    if own:
        own.extended_to = after
    return True
