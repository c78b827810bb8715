"""Many rows put at once are what they are when each is put by itself."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from storage.database import Database
from storage.models import Outbox, RowKind
from storage.outbox import outbox
from storage.outbox.bulk_insert import put_all
from tests.templates import begin_empty

pytestmark = pytest.mark.both_databases

NOW, A_DAY = datetime(2021, 1, 5, 15, tzinfo=UTC), timedelta(days=1)
WORDS = {"text": 'Buen día, «"Ñ"» \\ 🗺\n<b>', "keyboard": [[["Sí", "a:1"]]]}
ABOUT = {"late": False, "items": [{"lead": -7, "since": None}]}


async def stored(database: Database) -> list[dict[str, Any]]:
    async with database.transaction() as session:
        rows = (await session.exec(select(Outbox).order_by(col(Outbox.id)))).all()
    names = [name for name in Outbox.model_fields if name != "id"]
    return [{name: getattr(row, name) for name in names} for row in rows]


async def test_together_or_one_by_one_the_rows_are_the_same(database_url: str) -> None:
    """In their order, also where kinds and hours alternate."""
    database = Database(database_url)
    await begin_empty(database)
    later = NOW + timedelta(hours=1)
    rows = [
        outbox.row_for(-(2**40), RowKind.PICTURE, WORDS, NOW, about=ABOUT),
        outbox.row_for(101, RowKind.SAY, WORDS, NOW, about=ABOUT),
        outbox.row_for(101, RowKind.PICTURE, {}, NOW, about={}),
        outbox.row_for(101, RowKind.SAY, WORDS, NOW),
        outbox.row_for(102, RowKind.SAY, WORDS, NOW, due_at=later, about={}, useful_for=7 * A_DAY),
    ]
    async with database.transaction() as session:
        await put_all(session, rows)
        await put_all(session, [])
    together = await stored(database)
    async with database.transaction() as session:
        for row in rows:
            session.add(Outbox(**row))
            await session.flush()
    both = await stored(database)
    await database.close()
    assert len(together) == len(rows)
    assert both == together * 2
