"""The reachability of chats: whether one can be written to, and under which number."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, delete, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import Outbox, Person, Question, RowState, Slot


async def move_chat(session: AsyncSession, old: int, new: int) -> None:
    """Move to a chat's new number what is owed to it, its card and its question."""
    unsettled = col(Outbox.state).in_((RowState.DUE, RowState.CLAIMED))
    await session.exec(
        update(Outbox).where(col(Outbox.chat_id) == old, unsettled).values(chat_id=new)
    )
    for table in (Slot, Question):
        if await session.get(table, old) is not None:
            await session.exec(delete(table).where(col(table.chat_id) == new))
            await session.exec(update(table).where(col(table.chat_id) == old).values(chat_id=new))


async def mark_unreachable(session: AsyncSession, chat_id: int, now: datetime) -> Person | None:
    """Mark the person behind a chat as unreachable; return them if they were reachable before."""
    marked = await session.exec(
        update(Person)
        .where(col(Person.telegram_id) == chat_id, col(Person.unreachable_since).is_(None))
        .values(unreachable_since=now)
    )
    if marked.rowcount == 0:
        return None
    found: Sequence[Person] = (
        await session.exec(select(Person).where(Person.telegram_id == chat_id))
    ).all()
    return found[0]
