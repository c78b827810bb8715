"""The record of what was handled: an update seen twice changes nothing the second time."""

from datetime import datetime

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import HandledUpdate


async def first_time(session: AsyncSession, update_id: int, now: datetime) -> bool:
    """Records the update in this transaction; False if it was recorded before."""
    dialect = session.get_bind().dialect.name
    insert = (sqlite if dialect == "sqlite" else postgresql).insert(HandledUpdate)
    recorded = await session.exec(
        insert.values(update_id=update_id, at=now).on_conflict_do_nothing()
    )
    return bool(recorded.rowcount == 1)
