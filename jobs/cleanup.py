"""The clean-up of what is of no more use."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlmodel import col, delete, select

from storage.database import Database
from storage.models import CodeAttempt, HandledUpdate, Outbox, Person, Slot
from storage.outbox import uploaded_pictures
from storage.people.personal_data import forget_older

UPDATES_KEPT = timedelta(days=7)  # Telegram offers an update for 24 hours
SENT_KEPT = timedelta(days=90)  # after it was sent, or given up
PICTURES_KEPT = timedelta(days=90)  # after their last use
PERSONAL_DATA_KEPT = timedelta(days=365)  # unless a setting says otherwise
STRANGERS_KEPT = timedelta(days=1)  # of people who left, and of those who never came in


async def tidy(
    database: Database,
    clock: Callable[[], datetime],
    personal_data_kept: timedelta = PERSONAL_DATA_KEPT,
) -> None:
    """Delete what is old, and the data of who has long had no access; twice is harmless."""
    now = clock()
    async with database.transaction() as session:
        await session.exec(delete(HandledUpdate).where(col(HandledUpdate.at) < now - UPDATES_KEPT))
        await session.exec(delete(CodeAttempt).where(col(CodeAttempt.at) < now - UPDATES_KEPT))
        await session.exec(delete(Outbox).where(col(Outbox.done_at) < now - SENT_KEPT))
        await forget_older(session, now - personal_data_kept, now)
        known = select(Person.telegram_id).where(col(Person.telegram_id).is_not(None))
        await session.exec(
            delete(Outbox).where(
                col(Outbox.done_at) < now - STRANGERS_KEPT, col(Outbox.chat_id).not_in(known)
            )
        )
        await session.exec(delete(Slot).where(col(Slot.chat_id).not_in(known)))
        await uploaded_pictures.forget_unused(session, now - PICTURES_KEPT)
    await database.shred()
