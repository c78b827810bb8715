"""Rows of the outbox that are in the hands of nobody who lives."""

from collections.abc import Collection

from sqlalchemy import text
from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import PRESENCE, run
from storage.models import Outbox, RowState
from storage.outbox import claim_alone

_LIVING = text("SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = :presence")
_HELD = col(Outbox.state) == RowState.CLAIMED


async def absent(session: AsyncSession, worker: int) -> set[int]:
    """Those, other than this process, that hold rows and don't show that they live.

    On SQLite, which one process has to itself, that is every other number.
    """
    await claim_alone(session)  # whoever claimed before showed itself before that
    living = {worker}
    if session.get_bind().dialect.name == "postgresql":
        living |= set((await run(session, _LIVING, {"presence": PRESENCE})).scalars())
    holders = (await session.exec(select(Outbox.claimed_by).where(_HELD).distinct())).all()
    return {holder for holder in holders if holder is not None} - living


async def release(session: AsyncSession, workers: Collection[int]) -> int:
    """What they hold is owed again; answers how many rows."""
    freed = await session.exec(
        update(Outbox)
        .where(_HELD, col(Outbox.claimed_by).in_(workers))
        .values(state=RowState.DUE, lease_until=None)
    )
    return int(freed.rowcount)
