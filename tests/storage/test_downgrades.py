"""Each way down of the schema works with data in every table, or is refused by what it loses."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from alembic import command
from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Date,
    DateTime,
    Numeric,
    Time,
    func,
    inspect,
    literal,
    select,
    table,
    union_all,
)

from bot.example import demo
from storage.backup.snapshot import tables_in
from storage.database import Database
from storage.losses import KNOWINGLY, LossRefused
from storage.schema_version import migration_config, version_of
from tests.templates import begin_empty

pytestmark = pytest.mark.both_databases

# What comes again by itself, was told or serves no more; and what goes with what is named.
UNMISSED = {"picture", "pulse", "incident", "codeattempt", "handled_update", "slot", "question"}
GO_ALONG = {"transition", "duty", "version", "figure", "figure_change", "goal", "expected"}


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    await begin_empty(database)
    async with database.transaction() as session:
        await demo.load_demonstration(session, demo.NOW)
    yield database
    await database.close()


def some(connection: Connection, column: Column[Any]) -> Any:
    """A value for a column; of what refers to another table, one that is there."""
    for key in column.foreign_keys:
        return connection.scalar(select(key.column).limit(1))
    match column.type:
        case JSON():
            return {"some": 1}
        case DateTime():
            return datetime(2021, 1, 5, tzinfo=UTC)
        case Date():
            return date(2021, 1, 5)
        case Time():
            return time(9)
        case Numeric():
            return Decimal("1.5")
    return column.type.python_type(7)


def fill_the_rest(connection: Connection) -> None:
    counts = rows(connection)
    for each in tables_in(connection):
        if not counts[each.name]:
            row = {c.name: some(connection, c) for c in each.c if c.autoincrement is not True}
            connection.execute(each.insert().values(row))


def rows(connection: Connection) -> dict[str, int]:
    names = inspect(connection).get_table_names()
    counts = [select(literal(name), func.count()).select_from(table(name)) for name in names]
    return {str(name): int(count) for name, count in connection.execute(union_all(*counts))}


def step_down(connection: Connection) -> dict[str, int]:
    """Answers the rows of each table that went, as the refusal before it has said."""
    before, refused = rows(connection), dict[str, int]()
    config = migration_config(connection)
    try:
        command.downgrade(config, "-1")
    except LossRefused as refusal:
        assert rows(connection) == before
        said, refused = str(refusal), refusal.lost
        assert said.startswith("La base no vuelve a antes de la versión ")
        assert "\n" not in said
        assert all(f"{count} de «{name}»" in said for name, count in refused.items())
        config.attributes[KNOWINGLY] = True
        command.downgrade(config, "-1")
    after = rows(connection)
    gone = {name for name, count in before.items() if count > after.get(name, 0)}
    silently = gone - refused.keys() - UNMISSED - GO_ALONG - {"alembic_version"}
    assert silently == set()
    return refused


def all_the_way_down(connection: Connection) -> set[str]:
    refused = set[str]()
    while version_of(connection) != "0001":
        refused |= step_down(connection).keys()
    refused |= step_down(connection).keys()
    assert rows(connection).keys() == {"alembic_version"}
    return refused


async def test_each_step_down_works_with_data_or_says_what_would_be_lost(
    database: Database,
) -> None:
    async with database.engine.connect() as connection:
        await connection.run_sync(fill_the_rest)
        refused = await connection.run_sync(all_the_way_down)
    assert {"consultation", "evaluation", "audit_entry", "evidence", "person"} <= refused
