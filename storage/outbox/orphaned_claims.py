"""Orphaned claims: rows of the outbox held by processes that have died."""

from collections.abc import Collection

from sqlalchemy import text
from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import PRESENCE_LOCKS, run
from storage.models import Outbox, RowState
from storage.outbox.outbox import claim_alone

_LIVING = text(
    "SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = :presence"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
_HELD = col(Outbox.state) == RowState.CLAIMED


async def living_workers(session: AsyncSession, worker: int) -> set[int]:
    """This process's number and those of others that show that they live (none on SQLite)."""
    await claim_alone(session)  # whoever claimed before showed itself before that
    if session.get_bind().dialect.name != "postgresql":
        return {worker}
    return {worker, *(await run(session, _LIVING, {"presence": PRESENCE_LOCKS})).scalars()}


async def absent_workers(session: AsyncSession, living: Collection[int]) -> set[int]:
    """The workers that hold rows and are none of the `living`."""
    holders = (await session.exec(select(Outbox.claimed_by).where(_HELD).distinct())).all()
    return {holder for holder in holders if holder is not None}.difference(living)


async def release(session: AsyncSession, workers: Collection[int]) -> int:
    """Make the rows that those workers hold due again; return how many."""
    freed = await session.exec(
        update(Outbox)
        .where(_HELD, col(Outbox.claimed_by).in_(workers))
        .values(state=RowState.DUE, lease_until=None)
    )
    return int(freed.rowcount)
