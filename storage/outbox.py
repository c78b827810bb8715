"""What is owed to a chat: written with its cause in one transaction, claimed and settled later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, text
from sqlalchemy.orm import aliased
from sqlmodel import and_, col, exists, func, or_, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import PRESENCE
from storage.models import Outbox, Person, RowKind, RowState, Slot

HELD_LOCKS = text("SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = :presence")
LEASE = timedelta(seconds=45)  # more than the HTTP client waits in all
USEFUL_FOR = timedelta(days=2)


def put(
    session: AsyncSession, chat_id: int, kind: RowKind, payload: dict[str, Any], now: datetime
) -> None:
    session.add(
        Outbox(
            chat_id=chat_id,
            kind=kind,
            payload=payload,
            created_at=now,
            due_at=now,
            expires_at=now + USEFUL_FOR,
        )
    )


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row in this process's hands until its lease ends, with the card that its chat has now."""

    row: Outbox
    card: int | None


async def claim(session: AsyncSession, now: datetime, limit: int, worker: int = 0) -> list[Claimed]:
    """Takes the oldest unsettled row of each chat, if it is due or its lease has run out.

    The conditional UPDATE decides: a row that another process took a moment ago is not returned.
    """
    candidates = (await session.exec(_heads_of_chats(now).limit(limit))).all()
    claimed = []
    for row in candidates:
        taken = await session.exec(
            update(Outbox)
            .where(col(Outbox.id) == row.id, _free(Outbox, now))
            .values(
                state=RowState.CLAIMED,
                claimed_by=worker,
                lease_until=now + LEASE,
                attempts=row.attempts + 1,
            )
        )
        if taken.rowcount == 1:
            slot = await session.get(Slot, row.chat_id)
            claimed.append(Claimed(row, slot.message_id if slot else None))
    return claimed


async def release_orphans(session: AsyncSession, worker: int) -> int:
    """Frees what dead processes had claimed; answers how many rows.

    On SQLite, which one process has to itself, that is whatever another number claimed.
    """
    living = [worker]
    if session.get_bind().dialect.name == "postgresql":
        living += (await session.execute(HELD_LOCKS, {"presence": PRESENCE})).scalars().all()
    freed = await session.exec(
        update(Outbox)
        .where(col(Outbox.state) == RowState.CLAIMED, col(Outbox.claimed_by).not_in(living))
        .values(state=RowState.DUE, lease_until=None)
    )
    return int(freed.rowcount)


def _free(row: Any, now: datetime) -> ColumnElement[bool]:
    return or_(
        and_(row.state == RowState.DUE, row.due_at <= now),
        and_(row.state == RowState.CLAIMED, row.lease_until <= now),
    )


def _heads_of_chats(now: datetime) -> Any:
    earlier = aliased(Outbox)
    waits_for_another = exists().where(
        col(earlier.chat_id) == col(Outbox.chat_id),
        col(earlier.state).in_((RowState.DUE, RowState.CLAIMED)),
        col(earlier.id) < col(Outbox.id),
    )
    return select(Outbox).where(_free(Outbox, now), ~waits_for_another).order_by(col(Outbox.id))


async def settle(
    session: AsyncSession,
    row: Outbox,
    state: RowState,
    now: datetime,
    *,
    message_id: int | None = None,
    error: str | None = None,
) -> None:
    await session.exec(
        update(Outbox)
        .where(col(Outbox.id) == row.id)
        .values(state=state, done_at=now, message_id=message_id, error=error, lease_until=None)
    )
    if message_id is not None and row.kind in (RowKind.OPEN, RowKind.SHOW):
        await session.merge(Slot(chat_id=row.chat_id, message_id=message_id))


async def put_off(session: AsyncSession, row: Outbox, until: datetime, error: str) -> None:
    await session.exec(
        update(Outbox)
        .where(col(Outbox.id) == row.id)
        .values(state=RowState.DUE, due_at=until, error=error, lease_until=None)
    )


async def owed_now(session: AsyncSession, now: datetime) -> int:
    """How many rows are due or in somebody's hands."""
    query = select(func.count()).where(
        or_(
            and_(Outbox.state == RowState.DUE, Outbox.due_at <= now),
            Outbox.state == RowState.CLAIMED,
        )
    )
    return (await session.exec(query)).one()


async def mark_unreachable(session: AsyncSession, chat_id: int, now: datetime) -> Person | None:
    """The person behind a chat that can't be written to, if this is news."""
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
