"""The inbox record: an update seen twice changes nothing the second time."""

from datetime import datetime

import sqlalchemy
from sqlalchemy import BigInteger, bindparam, func
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.column_types import UtcDateTime
from storage.database import insert_if_new, run, table_of
from storage.models import HandledUpdate

_RECORD = insert_if_new(HandledUpdate)
_LOCKED = sqlalchemy.select(func.pg_advisory_xact_lock(bindparam("chat", type_=BigInteger)))
_RECORD_ALONE = (
    postgresql_insert(table_of(HandledUpdate))
    .from_select(
        ["update_id", "at"],
        sqlalchemy.select(
            bindparam("update_id", type_=BigInteger), bindparam("at", type_=UtcDateTime)
        ).select_from(_LOCKED.subquery()),
    )
    .on_conflict_do_nothing()
)


async def first_time(session: AsyncSession, update_id: int, now: datetime) -> bool:
    """Record the update in this transaction; False if it was recorded before."""
    recorded = await run(session, _RECORD, {"update_id": update_id, "at": now})
    return recorded.rowcount == 1


async def first_time_alone(
    session: AsyncSession, update_id: int, now: datetime, chat_id: int
) -> bool:
    """Record the update, once no other process handles that chat's, as `one_at_a_time` has it.

    Both in one statement: they are the first of every update.
    """
    if session.get_bind().dialect.name == "sqlite":
        return await first_time(session, update_id, now)
    params = {"chat": chat_id, "update_id": update_id, "at": now}
    return (await run(session, _RECORD_ALONE, params)).rowcount == 1
