"""Forged presses; who may press what is tried in `tests/handlers/matrix`."""

import pytest
from sqlmodel import select

from storage.database import Database
from storage.models import Duty, FailedUpdate, FigureRow, Invitation, Version
from tests.cast import Bot, Player


async def contents(database: Database) -> list[str]:
    """Everything that an outsider's press might change."""
    async with database.transaction() as session:
        found: list[str] = []
        for table in (Version, FigureRow, Duty, Invitation):
            found += [repr(row.model_dump()) for row in (await session.exec(select(table))).all()]
        return found


@pytest.mark.both_databases
async def test_forged_data_gets_a_kind_answer(staffed: Bot, puno: Player) -> None:
    await puno.send("/reportar")
    before = await contents(staffed.database)
    version = (await staffed.versions("puno"))[0].id
    for forged in (
        "x",
        "ask",
        "ask:",
        "ask:1:99",
        "ask:999999:1",
        f"ask:{version}:0",
        f"ask:{version}:13",
        f"mark:{version}:1:nonsense",
        f"cause:{version}:1:staff",
        f"read:{version}:1:0",
        f"read:{version}:1:0:0",
        f"save:{version}:figures",
        f"send:{version}:0",
        "send:-1:-1",
        "é" * 32,
        "A" * 64,
        "'; DROP TABLE figure;--",
        ":::::::",
        "open:2020-II:tacna",
        "open:2099-I:puno",
        "fix:2020-II:loreto",
        "people:-5",
    ):
        await puno.press(puno.last, forged)
    assert await contents(staffed.database) == before
    async with staffed.database.transaction() as session:
        assert (await session.exec(select(FailedUpdate))).all() == []
