"""Heartbeats: when some process last ticked, and last came to the end of its work."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import insert_by_dialect, run, table_of, upsert
from storage.models import Pulse

TICK, SWEPT = "tick", "swept"
STOOD_STILL = "stood_still"  # the last sweep before a standstill that ODES was told of
LOOKED = "looked"  # within a window at all that was due, by the first of a day's sweeps
_BEAT = upsert(Pulse, "at")
_BEAT_ANEW = insert_by_dialect(
    Pulse,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["name"],
        set_={"at": insert.excluded.at},
        where=table_of(Pulse).c.at != insert.excluded.at,
    ).returning(table_of(Pulse).c.name),
)


async def beat(session: AsyncSession, now: datetime, name: str = TICK) -> None:
    await run(session, _BEAT, {"name": name, "at": now})


async def beat_anew(session: AsyncSession, at: datetime, name: str) -> bool:
    """Note that moment; False where it is the one that was noted last."""
    return (await run(session, _BEAT_ANEW, {"name": name, "at": at})).first() is not None


async def last_beat(session: AsyncSession, name: str = TICK) -> datetime | None:
    found = await session.get(Pulse, name)
    return found.at if found else None
