"""Heartbeats: when some process last ticked, and last came to the end of its work."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import run, upsert
from storage.models import Pulse

TICK, SWEPT = "tick", "swept"
LOOKED = "looked"  # within a window at all that was due, by the first of a day's sweeps
_BEAT = upsert(Pulse, "at")


async def beat(session: AsyncSession, now: datetime, name: str = TICK) -> None:
    await run(session, _BEAT, {"name": name, "at": now})


async def last_beat(session: AsyncSession, name: str = TICK) -> datetime | None:
    found = await session.get(Pulse, name)
    return found.at if found else None
