"""What a chat has not been told yet of something that changed, perhaps more than once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import Outbox, RowState
from storage.outbox import OwedRow


async def first_untold(
    session: AsyncSession, row: OwedRow, topic: Mapping[str, Any]
) -> Outbox | None:
    """The first notice of that topic that this chat has not got; None if a later row will tell.

    `topic`: its subject, and what else of `about` says what it is of.
    """
    query = (
        select(Outbox)
        .where(
            col(Outbox.chat_id) == row.chat_id,
            col(Outbox.about)["subject"].as_string() == topic["subject"],
        )
        .order_by(col(Outbox.id))
    )
    first = None
    for each in await session.exec(query):
        if each.about is None or not topic.items() <= each.about.items():
            continue
        if each.id and each.id > row.id:
            return None
        first = None if each.state is RowState.SENT else first or each
    return first


async def untold_since(
    session: AsyncSession, row: OwedRow, topic: Mapping[str, Any]
) -> datetime | None:
    """When that first notice was owed."""
    first = await first_untold(session, row, topic)
    return first.created_at if first else None
