"""What nobody asked for and is in the outbox already, to leave by itself."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import run, table_of
from storage.models import Outbox, Priority, RowState


class Waiting(NamedTuple):
    """So many messages `about` a subject or an occasion's kind; None: an activity was moved."""

    about: str | None
    due_at: datetime
    messages: int


async def waiting(session: AsyncSession, now: datetime) -> list[Waiting]:
    """What is still of use at `now`."""
    row = table_of(Outbox).c
    subject = row.about["subject"].as_string()
    occasion = row.about[("items", 0, "kind")].as_string()
    query = (
        select(func.coalesce(subject, occasion).label("told"), row.due_at, func.count())
        .where(
            row.state.in_((RowState.DUE, RowState.CLAIMED)),
            row.priority == Priority.UNASKED,
            row.expires_at > now,
        )
        .group_by("told", row.due_at)
        .order_by(row.due_at, "told")
    )
    return [Waiting(*each) for each in await run(session, query, {})]
