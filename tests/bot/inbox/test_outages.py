"""While the database is away or full nothing is lost, and nobody repeats what they wrote."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from bot.runtime import puntual
from simulator import Fault, FaultKind
from storage import sqlite_driver
from storage.database import Database
from storage.models import HandledUpdate, Outbox, Question, RowKind, RowState, Version
from storage.outages import Unreachable, is_outage
from storage.outbox import outbox
from tests.cast import Bot, Player
from tests.forks import SECONDS
from tests.outages import away, full

pytestmark = pytest.mark.both_databases

NOT_SAVED = "No lo repita"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_driver, "BUSY_SECONDS", 0.1)


async def tells_at_once_and_answers_later(
    bot: Bot, puno: Player, outage: AbstractAsyncContextManager[None]
) -> None:
    """What every kind of outage must come to."""
    async with outage:
        sent = await puno.actor.send("/reportar")
        await puno.actor.until(lambda text: NOT_SAVED in text)
        assert not bot.simulator.is_confirmed(sent)
    await bot.settled(sent)
    assert "0 de 12" in puno.last_text
    assert [NOT_SAVED in text for text in puno.texts].count(True) == 1
    async with bot.database.transaction() as session:
        assert await session.get(HandledUpdate, sent)
        assert await session.get(Question, 101)
    await puno.send("1: meta 60, ejecutado 45")
    assert "Esto leí" in puno.last_text


async def test_while_the_database_is_away_the_person_is_told_and_then_answered(
    staffed: Bot, puno: Player
) -> None:
    await tells_at_once_and_answers_later(staffed, puno, away(staffed.database))


async def test_who_could_not_be_told_at_first_is_told_a_moment_later(
    staffed: Bot, puno: Player
) -> None:
    staffed.simulator.faults.add(Fault(FaultKind.BAD_GATEWAY, ("sendMessage",)))
    await tells_at_once_and_answers_later(staffed, puno, away(staffed.database))


async def test_told_to_stop_while_the_database_is_away_it_ends(
    staffed: Bot, puno: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(puntual, "DRAIN_SECONDS", 0.1)
    async with away(staffed.database):
        sent = await puno.actor.send("/reportar")
        await puno.actor.until(lambda text: NOT_SAVED in text)
        async with asyncio.timeout(SECONDS):
            await staffed.stop()
    await staffed.start()
    await staffed.settled(sent)
    assert "0 de 12" in puno.last_text


async def test_who_pressed_a_button_is_told_too(staffed: Bot, puno: Player) -> None:
    await puno.send("/reportar")
    async with away(staffed.database):
        pressed = await puno.actor.click("Empezar")
        assert await staffed.simulator.until(lambda: bool(puno.toasts), 10)
        assert NOT_SAVED in puno.toasts[0]
    await staffed.settled(pressed)
    assert "IdG 1 de 12" in puno.last_text


async def test_a_connection_that_broke_while_idle_is_not_worth_a_word(
    staffed: Bot, puno: Player
) -> None:
    async with away(staffed.database):
        pass
    await puno.send("/reportar")
    assert "0 de 12" in puno.last_text
    assert not any(NOT_SAVED in text for text in puno.texts)


async def test_what_was_sent_while_the_database_went_away_is_not_sent_again(
    staffed: Bot, puno: Player
) -> None:
    """The outcome is kept in the process until it can be recorded."""
    simulator, delivery = staffed.simulator, staffed.puntual.delivery
    simulator.faults.add(Fault(FaultKind.SLOW, ("sendMessage",), 101, seconds=0.5))
    async with staffed.database.transaction() as session:
        payload = {"text": "una sola vez", "keyboard": []}
        outbox.put(session, 101, RowKind.SAY, payload, simulator.now())
    delivery.wake()
    await puno.actor.until(lambda text: text == "una sola vez")
    async with away(staffed.database):
        assert await simulator.until(lambda: simulator.calls[-1].get("fault") == FaultKind.SLOW, 10)
        await puno.actor.send("/yo")
        await puno.actor.until(lambda text: NOT_SAVED in text)
    await delivery.drained()
    async with staffed.database.transaction() as session:
        rows = (await session.exec(select(Outbox))).all()
    [row] = [row for row in rows if row.payload.get("text") == "una sola vez"]
    assert (row.state, row.attempts) == (RowState.SENT, 1)
    assert puno.texts.count("una sola vez") == 1


@asynccontextmanager
async def full_disk(bot: Bot) -> AsyncIterator[None]:
    """For the bot's connections too, each of which has a limit of its own."""
    limits = {"pages": 1}

    def limit(connection: Any, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {limits['pages']}").close()

    async with full(bot.database):
        event.listen(bot.puntual.database.engine.sync_engine, "checkout", limit)
        yield
        limits["pages"] = 2**31


@pytest.mark.sqlite_only
async def test_while_the_disk_is_full_the_person_is_told_and_then_answered(
    staffed: Bot, puno: Player
) -> None:
    await tells_at_once_and_answers_later(staffed, puno, full_disk(staffed))


async def failure(database: Database, statement: str) -> Exception:
    with pytest.raises(DBAPIError) as raised:
        async with database.transaction() as session:
            await session.exec(text(statement))  # type: ignore[call-overload]
    return raised.value


async def test_our_own_mistakes_are_no_outage(staffed: Bot) -> None:
    for statement in ("SELECT nada FROM person", "INSERT INTO slot (chat_id) VALUES (NULL)"):
        assert not is_outage(await failure(staffed.database, statement))
    assert not is_outage(FileNotFoundError("texto.html"))
    assert not is_outage(ValueError())


async def test_a_database_that_is_away_is_an_outage(staffed: Bot) -> None:
    async with away(staffed.database):
        await staffed.database.engine.dispose()
        with pytest.raises(Unreachable) as raised:
            async with staffed.database.transaction():
                pass
    assert is_outage(raised.value)


@pytest.mark.postgresql_only
async def test_a_connection_that_ends_midway_is_an_outage(staffed: Bot) -> None:
    async def break_off() -> None:
        async with staffed.database.transaction() as session:
            await session.get(Version, 1)
            async with away(Database(staffed.settings.database_url)):
                await session.get(Version, 2)

    with pytest.raises(DBAPIError) as raised:
        await break_off()
    assert is_outage(raised.value)


@pytest.mark.postgresql_only
async def test_a_deadlock_is_tried_again_without_a_word(staffed: Bot) -> None:
    deadlock = "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40P01'; END $$"
    assert not is_outage(await failure(staffed.database, deadlock))
