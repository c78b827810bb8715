"""The record of what was handled: an update seen twice changes nothing the second time."""

from datetime import datetime

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import run, table_of
from storage.models import HandledUpdate

_RECORD = {
    "sqlite": sqlite.insert(table_of(HandledUpdate)).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(table_of(HandledUpdate)).on_conflict_do_nothing(),
}


async def first_time(session: AsyncSession, update_id: int, now: datetime) -> bool:
    """Records the update in this transaction; False if it was recorded before."""
    record = _RECORD[session.get_bind().dialect.name]
    recorded = await run(session, record, {"update_id": update_id, "at": now})
    return recorded.rowcount == 1
