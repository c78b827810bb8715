"""Unsent notices: what nobody asked for and will leave the outbox by itself."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import case, func, null, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import run, table_of
from storage.models import Outbox, Priority, RowKind, RowState
from storage.reminders import incidents

TOPIC = ("period", "region", "activity", "year")  # of what is told together


class UnsentNotices(NamedTuple):
    """A number of messages `about` a subject or an occasion's kind; None: about neither."""

    about: str | None
    due_at: datetime
    messages: int


async def unsent_notices(
    session: AsyncSession, now: datetime, together: Collection[str]
) -> list[UnsentNotices]:
    """The notices that are still of use at `now`.

    `together`: the subjects of which one message tells a chat all that has come of a topic.
    """
    row = table_of(Outbox).c
    subject = row.about["subject"].as_string()
    occasion = row.about[("items", 0, "kind")].as_string()
    alone = case((subject.in_(together), null()), else_=row.id)
    message = (
        select(func.coalesce(subject, occasion).label("told"), func.max(row.due_at).label("due_at"))
        .where(
            row.state.in_((RowState.DUE, RowState.CLAIMED)),
            row.priority == Priority.UNASKED,
            row.kind != RowKind.DELETE,
            row.expires_at > now,
        )
        .group_by("told", row.chat_id, alone, *(row.about[name].as_string() for name in TOPIC))
        .subquery()
        .c
    )
    query = (
        select(message.told, message.due_at, func.count())
        .group_by(message.told, message.due_at)
        .order_by(message.due_at, message.told)
    )
    owed = [UnsentNotices(*row) for row in await run(session, query, {})]
    return owed + await _incidents(session)


async def _incidents(session: AsyncSession) -> list[UnsentNotices]:
    """The alert that is not in the outbox yet, but will be made of untold incidents."""
    since, readers = await incidents.oldest_untold_at(session), await incidents.alert_chats(session)
    return [UnsentNotices("incidents", since, len(readers))] if since and readers else []
