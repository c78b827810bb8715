"""What is known of the messages of the bot that stand in a chat."""

from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import Outbox, RowKind

_WRITTEN = (RowKind.SAY, RowKind.OPEN, RowKind.SHOW)


async def made_at(session: AsyncSession, chat_id: int, message_id: int) -> datetime | None:
    """The moment of the turn that a message was made in; None where it is not known."""
    query = (
        select(Outbox.created_at)
        .where(Outbox.chat_id == chat_id, Outbox.message_id == message_id)
        .order_by(col(Outbox.id))
    )
    return (await session.exec(query)).first()


async def newest_text(session: AsyncSession, chat_id: int, since: datetime) -> str:
    """The text of the chat's newest message or card since then; empty if there is none."""
    query = (
        select(Outbox.payload)
        .where(
            Outbox.chat_id == chat_id, Outbox.created_at >= since, col(Outbox.kind).in_(_WRITTEN)
        )
        .order_by(col(Outbox.id).desc())
        .limit(1)
    )
    payload = (await session.exec(query)).first()
    return str(payload.get("text", "")) if payload else ""
