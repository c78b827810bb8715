"""The schema comes up, goes down and comes up again, and is what the models say."""

from collections.abc import AsyncIterator

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlmodel import SQLModel

from convenio.report.requirements import NOTHING_REQUIRED
from storage.database import Database
from storage.models import PeriodRow
from storage.schema_version import migration_config, newest_version

pytestmark = pytest.mark.both_databases

REVISIONS = [
    script.revision for script in ScriptDirectory.from_config(migration_config()).walk_revisions()
]


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.close()


async def test_the_migrated_schema_is_what_the_models_say(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), SQLModel.metadata))

    await database.migrate()
    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_each_migration_goes_up_down_and_up_again(database: Database) -> None:
    def up_down_up(connection: Connection) -> None:
        config = migration_config(connection)
        for revision in reversed(REVISIONS):
            command.upgrade(config, revision)
            command.downgrade(config, "-1")
            command.upgrade(config, revision)

    async with database.engine.connect() as connection:
        await connection.run_sync(up_down_up)


def test_the_newest_version_is_known_by_its_files_name() -> None:
    assert newest_version() == REVISIONS[0]


async def test_migrating_twice_is_harmless(database: Database) -> None:
    await database.migrate()
    await database.migrate()


async def test_a_period_from_before_requires_nothing(database: Database) -> None:
    def add_before(connection: Connection) -> None:
        command.upgrade(migration_config(connection), "0021")
        connection.execute(
            text(
                "INSERT INTO period (code, opens_on, deadline)"
                " VALUES ('2020-II', '2020-12-15', '2021-01-15')"
            )
        )

    async with database.engine.connect() as connection:
        await connection.run_sync(add_before)
        await connection.commit()
    await database.migrate()
    async with database.transaction() as session:
        row = await session.get_one(PeriodRow, "2020-II")
        assert row.requirements == NOTHING_REQUIRED
