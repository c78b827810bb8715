"""Forgets what is of no more use."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlmodel import col, delete, select

from storage import pictures
from storage.database import Database
from storage.models import CodeAttempt, HandledUpdate, Outbox, Person, RowState, Slot

UPDATES_KEPT = timedelta(days=7)  # Telegram offers an update for 24 hours
SENT_KEPT = timedelta(days=90)
PICTURES_KEPT = timedelta(days=90)  # after their last use
STRANGERS_KEPT = timedelta(days=1)  # of people who left, and of those who never came in


async def tidy(database: Database, clock: Callable[[], datetime]) -> None:
    """Deletes update ids, messages, pictures and wrong codes that are old; twice is harmless."""
    now = clock()
    async with database.transaction() as session:
        await session.exec(delete(HandledUpdate).where(col(HandledUpdate.at) < now - UPDATES_KEPT))
        await session.exec(delete(CodeAttempt).where(col(CodeAttempt.at) < now - UPDATES_KEPT))
        await session.exec(
            delete(Outbox).where(
                col(Outbox.state).in_((RowState.SENT, RowState.EXPIRED, RowState.WITHDRAWN)),
                col(Outbox.done_at) < now - SENT_KEPT,
            )
        )
        known = select(Person.telegram_id).where(col(Person.telegram_id).is_not(None))
        await session.exec(
            delete(Outbox).where(
                col(Outbox.done_at) < now - STRANGERS_KEPT, col(Outbox.chat_id).not_in(known)
            )
        )
        await session.exec(delete(Slot).where(col(Slot.chat_id).not_in(known)))
        await pictures.forget_unused(session, now - PICTURES_KEPT)
