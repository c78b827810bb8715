"""When some process last ticked, for whoever asks how the bot is."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import run, upsert
from storage.models import Pulse

TICK = "tick"
_BEAT = upsert(Pulse, "at")


async def beat(session: AsyncSession, now: datetime) -> None:
    await run(session, _BEAT[session.get_bind().dialect.name], {"name": TICK, "at": now})


async def last_beat(session: AsyncSession) -> datetime | None:
    found = await session.get(Pulse, TICK)
    return found.at if found else None
