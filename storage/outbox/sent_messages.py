"""What is known of a message of the bot that stands in a chat."""

from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import Outbox


async def made_at(session: AsyncSession, chat_id: int, message_id: int) -> datetime | None:
    """The moment of the turn that a message was made in; None where it is not known."""
    query = (
        select(Outbox.created_at)
        .where(Outbox.chat_id == chat_id, Outbox.message_id == message_id)
        .order_by(col(Outbox.id))
    )
    return (await session.exec(query)).first()
