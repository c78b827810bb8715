"""Whether a question's screen is certainly not in the chat yet."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.delivery.begun_screens import BegunScreens
from bot.delivery.process_presence import ProcessPresence
from storage.database import Database
from storage.models import Question, RowKind, RowState
from storage.outbox import outbox
from storage.outbox.card_sight import is_unseen
from storage.outbox.chat_state import load_chat_state
from storage.outbox.outbox import Outcome
from storage.outbox.settlement import settle

pytestmark = pytest.mark.both_databases

NOW = datetime(2021, 1, 5, 15, 0, tzinfo=UTC)
BEFORE = NOW - timedelta(seconds=1)
SCREEN = {"text": "IdG 2 de 12", "keyboard": []}


async def unseen(session: AsyncSession, screens: BegunScreens, came_at: datetime = NOW) -> bool:
    asked = Question(chat_id=5, kind="executed", asked_at=NOW)
    certain = await is_unseen(session, asked, came_at, screens.begun_after)
    chat = await load_chat_state(session, 5, 5, NOW.date(), came_at)
    assert chat.may_be_unseen or not certain, "it is asked for only then"
    return certain


async def test_only_what_was_not_begun_or_was_refused_is_unseen_for_certain(
    database: Database,
) -> None:
    screens = BegunScreens(worker=1)
    async with database.transaction() as session:
        assert not await unseen(session, screens), "nothing is owed"
        outbox.put(session, 5, RowKind.SHOW, SCREEN, NOW)
        await session.flush()
        assert await unseen(session, screens), "nobody has begun"

        [batch] = await outbox.claim(session, NOW, 10, worker=1)
        assert await unseen(session, screens), "it waits for its turn"
        screens.begin(batch.rows[0], NOW)
        assert not await unseen(session, screens), "it is on its way"
        assert screens.is_on_its_way(5), "so an answer waits a moment"
        refused = Outcome(batch.rows[0], RowState.DUE, NOW, error="Too Many Requests")
        await settle(session, [refused])
        screens.recorded(refused)
        assert await unseen(session, screens), "Telegram refused it"

        await outbox.claim(session, NOW, 10, worker=1)
        await ProcessPresence(database).take_over(session)
        assert not await unseen(session, screens), "whoever sent it died"
        [batch] = await outbox.claim(session, NOW, 10, worker=2)
        again = BegunScreens(worker=2)
        again.begin(batch.rows[0], NOW)
        assert not await unseen(session, again), "another sends it again"
        assert not again.is_on_its_way(5), "which tells nothing: no answer waits for it"
        await settle(session, [replace(refused, row=batch.rows[0])])
        assert not await unseen(session, screens), "the first time may have arrived"


async def test_what_came_before_its_screen_was_sent_did_not_answer_it(database: Database) -> None:
    """However long it waited for the database, which was told meanwhile that it was sent."""
    screens = BegunScreens(worker=1)
    async with database.transaction() as session:
        outbox.put(session, 5, RowKind.SHOW, SCREEN, NOW)
        await session.flush()
        [batch] = await outbox.claim(session, NOW, 10, worker=1)
        screens.begin(batch.rows[0], NOW)
        sent = Outcome(batch.rows[0], RowState.SENT, NOW, message_id=7)
        await settle(session, [sent])
        screens.recorded(sent)
        assert await unseen(session, screens, BEFORE)
        assert not await unseen(session, screens)
        assert not await unseen(session, BegunScreens(worker=2), BEFORE)


async def test_a_screen_of_which_another_part_arrived_is_seen(database: Database) -> None:
    """As where a message below the card is held up."""
    screens = BegunScreens(worker=1)
    async with database.transaction() as session:
        outbox.put(session, 5, RowKind.SHOW, SCREEN, NOW)
        await session.flush()
        [batch] = await outbox.claim(session, NOW, 10, worker=1)
        await settle(session, [Outcome(batch.rows[0], RowState.SENT, NOW, message_id=7)])
        outbox.put(session, 5, RowKind.SAY, SCREEN, NOW)
        await session.flush()
        assert not await unseen(session, screens)
