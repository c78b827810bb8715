"""Orphaned claims: rows of the outbox that nobody is about to send any more."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import case, col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import PRESENCE_LOCKS, run
from storage.models import Outbox, RowState
from storage.outbox.outbox import claim_alone

_LIVING = text(
    "SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = :presence"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
_CLAIMED = col(Outbox.state) == RowState.CLAIMED
_ONCE_AT_LEAST = case((col(Outbox.maybe_sent) > 0, col(Outbox.maybe_sent)), else_=1)
_CLAIMS = select(Outbox.id, Outbox.claimed_by, Outbox.lease_until).where(_CLAIMED)


class HeldClaim(NamedTuple):
    """A claim on a row; `until`, of its claimer's clock, tells it from a later one."""

    row: int
    worker: int
    until: datetime | None


async def living_workers(session: AsyncSession, worker: int) -> set[int]:
    """This process's number and those of others that show that they live (none on SQLite)."""
    await claim_alone(session)  # whoever claimed before showed itself before that
    if session.get_bind().dialect.name != "postgresql":
        return {worker}
    return {worker, *(await run(session, _LIVING, {"presence": PRESENCE_LOCKS})).scalars()}


async def claims_held(session: AsyncSession) -> list[HeldClaim]:
    """All claims of whatever process."""
    return [
        HeldClaim(row or 0, worker or 0, until)
        for row, worker, until in (await session.exec(_CLAIMS)).all()
    ]


async def release(session: AsyncSession, claims: Collection[HeldClaim]) -> int:
    """Make the rows of those claims due again; return how many.

    Each of them may have arrived.
    """
    freed = await session.exec(
        update(Outbox)
        .where(_CLAIMED, col(Outbox.id).in_([claim.row for claim in claims]))
        .values(state=RowState.DUE, lease_until=None, maybe_sent=_ONCE_AT_LEAST)
    )
    return int(freed.rowcount)
