"""A copy of the database in memory, on which what is to come can be tried."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Connection, Table, or_, select
from sqlmodel import SQLModel, col

from storage.backup.snapshot import snapshot
from storage.database import Database, table_of
from storage.models import (
    AuditEntry,
    AuditSeal,
    HandledUpdate,
    KeptPicture,
    Outbox,
    Priority,
    Question,
    RowState,
)

# Nothing of what is to come depends on these; nobody is thought to be answering just then.
_UNNEEDED = (AuditSeal, AuditEntry, HandledUpdate, Question, KeptPicture)
_LEFT_OUT = [table_of(model) for model in _UNNEEDED]
_FAILED = (RowState.FAILED, RowState.BLOCKED)


@asynccontextmanager
async def memory_copy(database: Database) -> AsyncIterator[Database]:
    """A copy as of one moment, which goes when the block ends; nobody waits for its making."""
    copy = Database("sqlite://")
    try:
        async with copy.engine.connect() as target:
            await target.run_sync(SQLModel.metadata.create_all)
            async with snapshot(database) as source:
                for table in SQLModel.metadata.sorted_tables:
                    rows = await source.run_sync(_rows_to_copy, table)
                    if rows:
                        await target.run_sync(_insert, table, rows)
            await target.commit()
        yield copy
    finally:
        await copy.close()


def _insert(target: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    target.execute(table.insert(), rows)


def _rows_to_copy(source: Connection, table: Table) -> list[dict[str, Any]]:
    """All rows; of the outbox what nobody waits for and has not left, and what failed."""
    if table in _LEFT_OUT:
        return []
    query = select(table)
    if table is table_of(Outbox):
        waiting = col(Outbox.done_at).is_(None) & (col(Outbox.priority) == Priority.UNASKED)
        query = query.where(or_(waiting, col(Outbox.state).in_(_FAILED)))
    return [dict(row) for row in source.execute(query).mappings()]
