"""Claims on outbox rows: which chats come next, and which of their rows go together."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, not_, union_all
from sqlalchemy.orm import aliased
from sqlmodel import and_, col, exists, func, select

from storage.column_types import UtcDateTime, is_one_of
from storage.database import table_of
from storage.models import Outbox, Priority, RowKind, RowState

ROWS_IN_A_BATCH = 8
FETCHES = (RowKind.KEEP, RowKind.READ, RowKind.LOAD)  # files to be fetched: no message
UNSETTLED = (RowState.DUE, RowState.CLAIMED)
_NOW: Any = bindparam("now", type_=UtcDateTime)


def _heads(*which: ColumnElement[bool]) -> Any:
    """The first claimable row of each chat, of those that `which` selects; the oldest due first.

    What is on its way or was put off holds up what follows, and so does what is as urgent; what
    is less urgent goes along, in its place. A row that waits for its hour holds up nobody, nor does
    a file that could not be fetched yet.
    """
    earlier = aliased(Outbox)
    holds_up = case(
        (col(earlier.state) == RowState.CLAIMED, True),
        (
            col(earlier.due_at) > _NOW,
            and_(col(earlier.attempts) > 0, not_(is_one_of(earlier.kind, FETCHES))),
        ),
        else_=col(earlier.priority) <= col(Outbox.priority),
    )
    waits_for_another = exists().where(
        col(earlier.chat_id) == col(Outbox.chat_id),
        is_one_of(earlier.state, UNSETTLED),
        col(earlier.id) < col(Outbox.id),
        holds_up,
    )
    rows = select(Outbox.chat_id, Outbox.priority, Outbox.due_at, Outbox.id)
    oldest = rows.where(*which, ~waits_for_another).order_by(col(Outbox.due_at), col(Outbox.id))
    return select(*oldest.limit(bindparam("chats")).subquery().c)


def _heads_by_priority() -> Any:
    state, due_at = col(Outbox.state), col(Outbox.due_at)
    return union_all(
        *(
            _heads(state == RowState.DUE, col(Outbox.priority) == priority, due_at <= _NOW)
            for priority in Priority
        )
    ).subquery()


def next_chats() -> Any:
    """A query for the most urgent chats, at most `chats` of them.

    What is claimed stays with whoever claimed it, whatever the clock says, until that process is
    taken for dead (`orphaned_claims.py`). Each branch reads an index in its order and stops at its
    limit, however much is due.
    """
    heads = _heads_by_priority()
    return (
        select(heads.c.chat_id)
        .order_by(heads.c.priority, heads.c.due_at, heads.c.id)
        .limit(bindparam("chats"))
    )


def oldest_free() -> Any:
    """A query for the row that could leave and waits longest, while nothing is on its way.

    Nothing holds it up; where something is being sent, it may only have to wait its turn.
    """
    heads = _heads_by_priority()
    on_its_way = exists().where(col(Outbox.state) == RowState.CLAIMED)
    return select(func.min(heads.c.due_at)).where(~on_its_way)


def claim_statement(columns: Sequence[str]) -> Any:
    """An update that claims the oldest free rows of the chats `among`; returns those columns.

    No other table's: in SQLite's RETURNING the names of columns stand without their tables.
    """
    numbered = (
        select(
            Outbox.id,
            func.row_number().over(partition_by=col(Outbox.chat_id), order_by=col(Outbox.id)),
        )
        .where(
            col(Outbox.chat_id).in_(bindparam("among", expanding=True)),
            col(Outbox.state) == RowState.DUE,
            col(Outbox.due_at) <= _NOW,
        )
        .subquery()
    )
    owed = table_of(Outbox)
    return (
        owed.update()
        .where(
            owed.c.id.in_(select(numbered.c[0]).where(numbered.c[1] <= ROWS_IN_A_BATCH)),
            owed.c.state == RowState.DUE,
        )
        .values(
            state=RowState.CLAIMED,
            claimed_by=bindparam("worker"),
            lease_until=bindparam("until", type_=UtcDateTime),
            attempts=owed.c.attempts + 1,
        )
        .returning(*(owed.c[name] for name in columns))
    )
