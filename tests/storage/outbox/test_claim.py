"""What is claimed comes with the place of its own chat's card."""

from datetime import UTC, datetime

import pytest

from storage.database import Database
from storage.models import RowKind, RowState
from storage.outbox import outbox
from storage.outbox.outbox import CardPlace, Outcome
from storage.outbox.settlement import settle

pytestmark = pytest.mark.both_databases

NOW = datetime(2021, 1, 5, 15, 0, tzinfo=UTC)
SCREEN = {"text": "IdG 2 de 12", "keyboard": []}


async def test_each_chat_has_its_own_card(database: Database) -> None:
    async with database.transaction() as session:
        for chat in (5, 6, 7):
            outbox.put(session, chat, RowKind.SHOW, SCREEN, NOW)
        for batch in await outbox.claim(session, NOW, 10):
            [row] = batch.rows
            assert batch.place == CardPlace(), "no card yet"
            if row.chat_id != 7:
                card = row.chat_id * 100
                await settle(session, [Outcome(row, RowState.SENT, NOW, message_id=card)])
        for chat in (5, 6, 8):
            outbox.put(session, chat, RowKind.SAY, SCREEN, NOW)
        places = {
            batch.rows[0].chat_id: batch.place.card
            for batch in await outbox.claim(session, NOW, 10)
        }
        assert places == {5: 500, 6: 600, 8: None}
