"""The session of a transaction: it inserts plain rows too, which cost less than objects do."""

from collections.abc import Mapping
from typing import Any

import sqlmodel
from sqlalchemy import Table, event
from sqlmodel.ext.asyncio.session import AsyncSession

IN_LOOP = "in the loop"  # among a session's facts: its statements are executed where they stand
_ROWS = "rows"  # among a session's facts: those to be inserted, by their table


class RowSession(sqlmodel.Session):
    """A session whose rows are inserted when objects would be: before it reads, or on commit."""

    def flush(self, objects: Any = None) -> None:
        super().flush(objects)
        self.insert_rows()

    def insert_rows(self) -> None:
        waiting: dict[Table, list[Mapping[str, Any]]] = self.info.pop(_ROWS, {})
        for table, rows in waiting.items():
            self.connection().execute(table.insert(), rows)


def add_row(session: AsyncSession, table: Table, row: Mapping[str, Any]) -> None:
    """Have a row inserted by the transaction; those of one table have the same columns."""
    session.info.setdefault(_ROWS, {}).setdefault(table, []).append(row)


def _forget_rows(session: RowSession, _ended: object) -> None:
    """Drop what was added since the savepoint, or the transaction, that is rolled back."""
    session.info.pop(_ROWS, None)


event.listen(RowSession, "before_commit", RowSession.insert_rows)
event.listen(RowSession, "after_soft_rollback", _forget_rows)
