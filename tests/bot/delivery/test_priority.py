"""Answers go before what nobody asked for, and within a chat the order stays."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.rate_limits import RateLimiter, RateLimits
from storage.database import Database
from storage.models import RowKind, RowState
from storage.outbox import outbox
from storage.outbox.bulk_insert import put_all
from storage.outbox.outbox import Batch, Outcome
from storage.outbox.settlement import settle
from tests.templates import begin_empty

pytestmark = pytest.mark.both_databases

NOW = datetime(2021, 1, 5, 15, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
PAYLOAD = {"text": "…", "keyboard": []}
BROADCAST = {"late": False, "items": []}
ASKED, WAITING = 90, 40  # chats; the first asks something while the broadcast waits for all


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A broadcast to fifty chats is waiting."""
    database = Database(database_url)
    await begin_empty(database)
    rows = [
        outbox.row_for(chat, RowKind.SAY, PAYLOAD, NOW, about=BROADCAST)
        for chat in range(WAITING, ASKED + 1)
    ]
    async with database.transaction() as session:
        await put_all(session, rows)
    yield database
    await database.close()


async def claimed(database: Database, now: datetime, chats: int) -> list[Batch]:
    async with database.transaction() as session:
        return await outbox.claim(session, now, chats)


async def answer(database: Database, chat: int) -> None:
    async with database.transaction() as session:
        outbox.put(session, chat, RowKind.SAY, PAYLOAD, NOW + MINUTE)


async def put_off(database: Database, run: Batch, until: datetime) -> None:
    outcomes = [Outcome(row, RowState.DUE, NOW, due_at=until) for row in run.rows]
    async with database.transaction() as session:
        await settle(session, outcomes)


async def test_an_answer_overtakes_a_broadcast_that_waits_for_others(database: Database) -> None:
    await answer(database, 7)
    [run] = await claimed(database, NOW + MINUTE, 1)
    assert [row.chat_id for row in run.rows] == [7]


async def test_what_was_owed_to_the_chat_before_goes_with_the_answer(database: Database) -> None:
    await answer(database, ASKED)
    [run] = await claimed(database, NOW + MINUTE, 1)
    assert [(row.chat_id, row.about) for row in run.rows] == [(ASKED, BROADCAST), (ASKED, None)]
    assert run.urgent


async def test_an_answer_waits_for_what_was_put_off_in_its_chat(database: Database) -> None:
    [first] = await claimed(database, NOW, 1)
    await put_off(database, first, NOW + 2 * MINUTE)
    await answer(database, WAITING)
    [other] = await claimed(database, NOW + MINUTE, 1)
    assert {row.chat_id for row in other.rows} == {WAITING + 1}
    [run] = await claimed(database, NOW + 2 * MINUTE, 1)
    assert [row.about for row in run.rows] == [BROADCAST, None]
    assert {row.chat_id for row in run.rows} == {WAITING}


async def test_without_answers_a_broadcast_goes_out_in_its_order(database: Database) -> None:
    runs = [*await claimed(database, NOW, 2), *await claimed(database, NOW, 2)]
    assert [row.chat_id for run in runs for row in run.rows] == [40, 41, 42, 43]
    assert not any(run.urgent for run in runs)


def test_one_chats_refusal_is_its_own_and_a_seconds_is_everybodys() -> None:
    moments = [0.0]
    pacer = RateLimiter(RateLimits(), lambda: moments[0])
    pacer.refused(1, 30)
    pacer.refused(1, 30)
    assert pacer.pause == 0
    pacer.refused(2, 5)
    assert pacer.pause == 5
    moments[0] = 5
    assert pacer.pause == 0


def test_refusals_at_different_times_are_the_chats_own() -> None:
    moments = [0.0]
    pacer = RateLimiter(RateLimits(), lambda: moments[0])
    pacer.refused(1, 3)
    moments[0] = 4
    pacer.refused(2, 3)
    assert pacer.pause == 0
