"""Superseded notices: what a chat has not heard yet of something that changed repeatedly."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import Outbox, RowState
from storage.outbox.outbox import OwedRow


async def undelivered_notices(
    session: AsyncSession, row: OwedRow, topic: Mapping[str, Any]
) -> list[Outbox]:
    """The notices of a topic, up to this row, that its chat has not got; none if a later row tells.

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
    found: list[Outbox] = []
    for notice in await session.exec(query):
        if notice.about is None or not topic.items() <= notice.about.items():
            continue
        if notice.id and notice.id > row.id:
            return []
        found = [] if notice.state is RowState.SENT else [*found, notice]
    return found


async def first_undelivered_at(
    session: AsyncSession, row: OwedRow, topic: Mapping[str, Any]
) -> datetime | None:
    """The moment from which the first of those notices was owed; None if there is none."""
    found = await undelivered_notices(session, row, topic)
    return found[0].created_at if found else None
