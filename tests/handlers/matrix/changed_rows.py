"""Every row that is changed, as triggers of the database log it."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from sqlmodel import SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

LOG = "changed_row"
_TAKEN = f"DELETE FROM {LOG} RETURNING number, name, content, before"  # noqa: S608 (ours)
_ON_POSTGRESQL = f"""
CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO {LOG} (name, content, before) VALUES (TG_TABLE_NAME,
        CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW)::text END,
        CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD)::text END);
    RETURN NULL;
END $$
"""  # noqa: S608 (ours)


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row as it is now, and as it was: empty where there is or was none."""

    table: str
    now: dict[str, Any]
    before: dict[str, Any]

    @property
    def either(self) -> dict[str, Any]:
        return self.now or self.before

    @property
    def changed(self) -> set[str]:
        """The columns that differ."""
        if not (self.now and self.before):
            return set(self.either)
        return {name for name in self.now if self.now[name] != self.before[name]}


async def log_changes(session: AsyncSession) -> None:
    await session.run_sync(lambda sync: _log_changes(sync.connection()))


async def taken_changes(session: AsyncSession) -> list[ChangedRow]:
    """What was changed since it was last asked."""

    def read(connection: Connection) -> list[Any]:
        return sorted(connection.exec_driver_sql(_TAKEN).all())

    rows = await session.run_sync(lambda sync: read(sync.connection()))
    return [
        ChangedRow(name, json.loads(now or "{}"), json.loads(before or "{}"))
        for _, name, now, before in rows
    ]


def _log_changes(connection: Connection) -> None:
    shared = connection.dialect.name == "postgresql"
    number = "bigserial" if shared else "integer"
    run = connection.exec_driver_sql
    run(f"CREATE TABLE {LOG} (number {number} PRIMARY KEY, name text, content text, before text)")
    if shared:
        run(_ON_POSTGRESQL)
    for table in SQLModel.metadata.sorted_tables:
        if shared:
            run(
                f"CREATE TRIGGER note_{table.name} AFTER INSERT OR UPDATE OR DELETE"
                f" ON {table.name} FOR EACH ROW EXECUTE FUNCTION note_change()"
            )
            continue
        columns = [column.name for column in table.columns]
        new, old = (
            "json_object(" + ", ".join(f"'{name}', {row}.\"{name}\"" for name in columns) + ")"
            for row in ("NEW", "OLD")
        )
        for act, now, before in (
            ("INSERT", new, "NULL"),
            ("UPDATE", new, old),
            ("DELETE", "NULL", old),
        ):
            run(
                f"CREATE TRIGGER note_{table.name}_{act} AFTER {act} ON {table.name} BEGIN"  # noqa: S608
                f" INSERT INTO {LOG} (name, content, before)"
                f" VALUES ('{table.name}', {now}, {before}); END"
            )
