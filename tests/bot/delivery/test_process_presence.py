"""Several processes on one outbox: each shows that it lives; who stays away is taken over."""

from datetime import UTC, datetime

import pytest
from sqlmodel import select

from bot.delivery import process_presence
from bot.delivery.process_presence import ProcessPresence
from storage.database import Database
from storage.models import Outbox, RowKind, RowState
from storage.outages import is_outage
from storage.outbox import outbox
from storage.outbox.outbox import Outcome
from storage.outbox.settlement import settle
from tests.outages import away

NOW = datetime(2021, 1, 5, 15, 0, tzinfo=UTC)


async def claim_one(database: Database, worker: int) -> outbox.OwedRow:
    async with database.transaction() as session:
        outbox.put(session, 5, RowKind.SAY, {"text": "uno", "keyboard": []}, NOW)
    async with database.transaction() as session:
        [run] = await outbox.claim(session, NOW, 10, worker)
        return run.rows[0]


async def look(database: Database, looker: ProcessPresence) -> RowState:
    """The row's state after a look at who is gone."""
    async with database.transaction() as session:
        await looker.take_over(session)
    async with database.transaction() as session:
        return (await session.exec(select(Outbox))).one().state


@pytest.mark.postgresql_only
async def test_who_lost_a_connection_is_not_taken_for_dead(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, seconds in (("SHOW_EVERY", 0), ("LOOK_EVERY", 0), ("GONE_AFTER", 1_000)):
        monkeypatch.setattr(process_presence, f"{name}_SECONDS", seconds)
    mine, others = Database(database_url), Database(database_url)
    await mine.migrate()
    living, looker = ProcessPresence(mine), ProcessPresence(others)
    await living.show()
    await claim_one(mine, living.worker)
    assert await look(others, looker) is RowState.CLAIMED
    async with away(others):
        with pytest.raises(Exception) as raised:  # noqa: PT011 (any that is an outage)
            await living.show()
        assert is_outage(raised.value)
    assert await look(others, looker) is RowState.CLAIMED
    monkeypatch.setattr(process_presence, "GONE_AFTER_SECONDS", 0)
    await living.show()
    assert await look(others, looker) is RowState.CLAIMED
    await mine.close()
    assert await look(others, looker) is RowState.DUE
    await others.close()


async def test_what_was_taken_over_is_not_settled_by_who_had_it_before(database_url: str) -> None:
    """It stalled, was taken for dead, and comes back with 'owed again' for what was sent since."""
    database = Database(database_url)
    await database.migrate()
    stalled = await claim_one(database, worker=1)
    async with database.transaction() as session:
        await ProcessPresence(database).take_over(session)
        [run] = await outbox.claim(session, NOW, 10, worker=2)
        await settle(session, [Outcome(run.rows[0], RowState.SENT, NOW, message_id=77)])
        await settle(session, [Outcome(stalled, RowState.DUE, NOW)])
    async with database.transaction() as session:
        row = (await session.exec(select(Outbox))).one()
        assert (row.state, row.message_id) == (RowState.SENT, 77)
    await database.close()


@pytest.mark.postgresql_only
async def test_those_that_live_are_counted_and_share_the_limit(database_url: str) -> None:
    databases = [Database(database_url) for _ in range(3)]
    await databases[0].migrate()
    presences = [ProcessPresence(each) for each in databases]
    for shown in presences:
        await shown.show()
    async with databases[0].transaction() as session:
        await presences[0].take_over(session)
    assert presences[0].together == 3
    for each in databases:
        await each.close()
