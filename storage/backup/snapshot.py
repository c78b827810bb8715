"""A snapshot of the whole database as of one moment, read while others write to it."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Date,
    DateTime,
    MetaData,
    Numeric,
    Table,
    Text,
    Time,
    bindparam,
    cast,
    event,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from storage.database import Database

ROWS_AT_ONCE = 500
REVISION = "alembic_version"
Row = dict[str, Any]


@asynccontextmanager
async def snapshot(database: Database) -> AsyncIterator[AsyncConnection]:
    """A connection that sees nothing committed later, and holds up no writer."""
    if database.shared:
        async with database.patient() as connection:
            yield await connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        return
    engine = create_async_engine(database.engine.url)
    event.listen(engine.sync_engine, "connect", _say_begin_ourselves)
    event.listen(engine.sync_engine, "begin", lambda began: began.exec_driver_sql("BEGIN"))
    try:
        async with engine.connect() as connection:
            yield connection
    finally:
        await engine.dispose()


def _say_begin_ourselves(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only=ON").close()


def tables_in(connection: Connection) -> list[Table]:
    """The tables as the database has them; those that others refer to come first."""
    metadata = MetaData()
    metadata.reflect(connection)
    return [table for table in metadata.sorted_tables if table.name != REVISION]


def table_rows(connection: Connection, table: Table) -> Iterator[Row]:
    """The rows in plain JSON values, the same from every kind of database; JSON as its text."""
    shown = [cast(c, Text).label(c.name) if _is_json(c) else c for c in table.c]
    query = select(*shown).order_by(*table.primary_key)
    streaming = {"stream_results": True, "yield_per": ROWS_AT_ONCE}
    for row in connection.execute(query, execution_options=streaming).mappings():
        yield {name: _plain(value) for name, value in row.items()}


def _is_json(column: Column[Any]) -> bool:
    return isinstance(column.type, JSON)


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
        case date() | time():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
    return value


def insertion(table: Table, dialect: str) -> Any:
    """The statement that inserts what `reader` makes of `table_rows`."""
    texts = {c.name: bindparam(c.name, type_=Text()) for c in table.c if _is_json(c)}
    if dialect == "sqlite":
        return table.insert().values(texts)
    return table.insert().values({name: cast(text, JSON) for name, text in texts.items()})


def reader(table: Table, dialect: str) -> Callable[[Row], Row]:
    """A function that turns a row of `table_rows` into what the database's driver takes."""
    readings = {c.name: _reading(c, dialect) for c in table.c}
    return lambda row: {
        name: None if value is None else readings[name](value) for name, value in row.items()
    }


def _reading(column: Column[Any], dialect: str) -> Callable[[Any], Any]:
    match column.type:
        case DateTime() if dialect == "sqlite":
            return lambda text: datetime.fromisoformat(text).astimezone(UTC).replace(tzinfo=None)
        case DateTime():
            return datetime.fromisoformat
        case Date():
            return date.fromisoformat
        case Time():
            return time.fromisoformat
        case Numeric():
            return Decimal
    return lambda value: value
