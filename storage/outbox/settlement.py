"""The settlement of outbox rows: what came of each, and what stands in its chat since."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import func
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import run, table_of, upsert
from storage.models import Outbox, RowKind, RowState, Slot
from storage.outbox.outbox import CARD_KINDS, Outcome, put

PAST_BIGINT = 1 << 63
_CHANGED = ("state", "due_at", "done_at", "message_id", "error", "attempts", "maybe_sent")
# What another process has taken over since is its to settle.
_SETTLE = (
    table_of(Outbox)
    .update()
    .where(
        table_of(Outbox).c.id == bindparam("row"),
        table_of(Outbox).c.claimed_by == bindparam("worker"),
        table_of(Outbox).c.done_at.is_(None),
    )
    .values({name: bindparam(f"new_{name}") for name in _CHANGED} | {"lease_until": None})
)
_KEEP_CARD = upsert(Slot, "message_id")
_KEEP_NEWEST = (
    table_of(Slot)
    .update()
    .where(
        table_of(Slot).c.chat_id == bindparam("chat"),
        func.coalesce(table_of(Slot).c.newest_message_id, 0) < bindparam("newest"),
    )
    .values(newest_message_id=bindparam("newest"))
)


async def settle(session: AsyncSession, outcomes: Sequence[Outcome]) -> None:
    """Record the outcomes of rows, the chats' new cards, and their newest messages.

    A card that another took the place of is taken away by a row of its own.
    """
    if outcomes:
        await run(session, _SETTLE, [_settled(outcome) for outcome in outcomes])
    cards = {
        outcome.row.chat_id: outcome.message_id
        for outcome in outcomes
        if outcome.message_id is not None and outcome.row.kind in CARD_KINDS
    }
    if cards:
        kept = [{"chat_id": chat_id, "message_id": card} for chat_id, card in cards.items()]
        await run(session, _KEEP_CARD, kept)
    new = [outcome for outcome in outcomes if outcome.row.kind is not RowKind.SHOW]
    await note_newest(session, [(outcome.row.chat_id, outcome.message_id) for outcome in new])
    for outcome in outcomes:
        if outcome.replaces is not None:
            payload = {"message_id": outcome.replaces}
            put(session, outcome.row.chat_id, RowKind.DELETE, payload, outcome.at)


async def note_newest(session: AsyncSession, sent: Iterable[tuple[int, int | None]]) -> None:
    """Record the messages that now stand in chats, below their cards if those are older.

    `sent`: chats and message ids. What is no number of a message, which Telegram never sends, is
    passed over.
    """
    newest = [
        {"chat": chat_id, "newest": message_id}
        for chat_id, message_id in sent
        if isinstance(message_id, int) and 0 < message_id < PAST_BIGINT
    ]
    if newest:
        await run(session, _KEEP_NEWEST, newest)


def _settled(outcome: Outcome) -> dict[str, Any]:
    again, row = outcome.state is RowState.DUE, outcome.row
    return {
        "row": row.id,
        "worker": row.claimed_by,
        "new_state": outcome.state,
        "new_due_at": outcome.due_at or outcome.at,
        "new_done_at": None if again else outcome.at,
        "new_message_id": outcome.message_id,
        "new_error": outcome.error,
        "new_attempts": row.attempts if outcome.attempts is None else outcome.attempts,
        "new_maybe_sent": row.maybe_sent if outcome.maybe_sent is None else outcome.maybe_sent,
    }
