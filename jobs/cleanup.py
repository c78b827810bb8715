"""The clean-up of what is of no more use."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import and_, col, delete, func, or_, select

from storage.database import Database, table_of
from storage.models import (
    CodeAttempt,
    HandledUpdate,
    Incident,
    Outbox,
    Person,
    Priority,
    RowKind,
    Slot,
)
from storage.outbox import uploaded_pictures
from storage.people.personal_data import forget_older
from storage.reminders import incidents
from storage.slices import delete_in_slices, shrink_file

UPDATES_KEPT = timedelta(days=2)  # Telegram offers an update for 24 hours
ATTEMPTS_KEPT = timedelta(days=7)
SENT_KEPT = timedelta(days=90)  # after it was sent, or given up
CHANGES_KEPT = timedelta(days=14)
# Of the state of a chat; nobody looks for them later, nor for answers without buttons.
CHANGES = (RowKind.OPEN, RowKind.SHOW, RowKind.EDIT, RowKind.DELETE, RowKind.COMMANDS)
PICTURES_KEPT = timedelta(days=90)  # after their last use
PERSONAL_DATA_KEPT = timedelta(days=365)  # unless a setting says otherwise
STRANGERS_KEPT = timedelta(days=1)  # of people who left, and of those who never came in


async def tidy(
    database: Database,
    clock: Callable[[], datetime],
    personal_data_kept: timedelta = PERSONAL_DATA_KEPT,
) -> None:
    """Delete what is old, and the data of who has long had no access; twice is harmless.

    What there is much of goes in slices: nobody waits for all of it.
    """
    now = clock()
    known = select(Person.telegram_id).where(col(Person.telegram_id).is_not(None))
    done_at, kind = col(Outbox.done_at), col(Outbox.kind)
    async with database.transaction() as session:
        await session.exec(delete(CodeAttempt).where(col(CodeAttempt.at) < now - ATTEMPTS_KEPT))
        await forget_older(session, now - personal_data_kept, now)
        alert = col(Outbox.about)["subject"].as_string() == incidents.SUBJECT  # names who left
        await session.exec(delete(Outbox).where(col(Outbox.done_at) < now - STRANGERS_KEPT, alert))
        await session.exec(delete(Incident).where(col(Incident.told_at) < now - STRANGERS_KEPT))
        await session.exec(delete(Slot).where(col(Slot.chat_id).not_in(known)))
        await uploaded_pictures.forget_unused(session, now - PICTURES_KEPT)
    await delete_in_slices(database, HandledUpdate, col(HandledUpdate.at) < now - UPDATES_KEPT)
    no_more = or_(
        done_at < now - SENT_KEPT,
        and_(done_at < now - CHANGES_KEPT, or_(kind.in_(CHANGES), _is_bare_answer())),
        and_(done_at < now - STRANGERS_KEPT, col(Outbox.chat_id).not_in(known)),
    )
    await delete_in_slices(database, Outbox, no_more)
    await shrink_file(database)
    await database.shred()


def _is_bare_answer() -> ColumnElement[bool]:
    """Of rows: what somebody asked was answered without a button."""
    buttons = table_of(Outbox).c.payload["keyboard"].as_string()
    asked = and_(col(Outbox.kind) == RowKind.SAY, col(Outbox.priority) == Priority.ANSWER)
    return and_(asked, func.coalesce(buttons, "[]") == "[]")
