"""The inbox record: an update seen twice changes nothing the second time."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import insert_if_new, run
from storage.models import HandledUpdate

_RECORD = insert_if_new(HandledUpdate)


async def first_time(session: AsyncSession, update_id: int, now: datetime) -> bool:
    """Record the update in this transaction; False if it was recorded before."""
    recorded = await run(session, _RECORD, {"update_id": update_id, "at": now})
    return recorded.rowcount == 1
