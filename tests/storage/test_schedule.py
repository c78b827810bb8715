"""The schedule in the database is the one that was published."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from convenio.schedule import schedule
from storage.database import Database
from storage.schedule import add_schedule, entries_of, years

PUBLISHED = schedule(2021)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    await database.migrate()
    yield database
    await database.close()


async def test_the_stored_schedule_is_what_was_loaded_in_the_same_order(database: Database) -> None:
    async with database.transaction() as session:
        assert await years(session) == ()
        assert await entries_of(session, 2021) == ()
        assert await add_schedule(session, PUBLISHED) == len(PUBLISHED)
        assert await add_schedule(session, PUBLISHED) == 0
    async with database.transaction() as session:
        stored = await entries_of(session, 2021)
        assert await years(session) == (2021,)
    assert len({entry.row for entry in stored}) == len(PUBLISHED)
    assert tuple(replace(entry, row=None) for entry in stored) == PUBLISHED
