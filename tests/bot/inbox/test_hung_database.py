"""A database that hangs, is out of reach or restarts: who writes is told, and all goes on."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from time import monotonic

import pytest
from sqlalchemy import make_url, text

from bot.inbox import intake, polling
from storage import database as storage_database
from storage.database import Database
from storage.outages import is_outage
from storage.waits import ANSWERING, Waits
from tests.cast import Bot, Player
from tests.chart_workers import start_a_worker
from tests.conftest import fresh_database
from tests.hung_server import Route, backends, standing_still, whole_server
from tests.templates import begin_empty

pytestmark = [pytest.mark.long, pytest.mark.skipif("TEST_DATABASE_URL" in os.environ, reason="own")]

FIFTH = 5  # of each wait, so that the tests are quick on a machine that is not
SHORT = Waits(**{name: getattr(ANSWERING, name) / FIFTH for name in Waits.__slots__})
TOLD_WITHIN, ON_WITHIN = 10, 30  # seconds
NOT_SAVED = "No lo repita"
Trouble = Callable[[str, str, Route], AbstractAsyncContextManager[None]]


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage_database, "ANSWERING", SHORT)
    monkeypatch.setattr(intake, "TOLD_AFTER", intake.TOLD_AFTER / FIFTH)
    monkeypatch.setattr(polling, "LOOK_AGAIN", polling.LOOK_AGAIN / FIFTH)


@pytest.fixture
def address(postgresql_server: str) -> Iterator[str]:
    with fresh_database(postgresql_server, made=False) as url:
        yield url


@pytest.fixture
async def route(address: str) -> AsyncIterator[Route]:
    route = Route(address)
    await route.start()
    yield route
    await route.stop()


@pytest.fixture
def database_url(route: Route) -> str:
    return route.url


@asynccontextmanager
async def losing(_server: str, _name: str, route: Route) -> AsyncIterator[None]:
    async with route.losing():
        yield


@asynccontextmanager
async def hanging(server: str, _name: str, _route: Route) -> AsyncIterator[None]:
    with standing_still(await whole_server(server)):
        yield


@asynccontextmanager
async def hanging_backends(server: str, name: str, _route: Route) -> AsyncIterator[None]:
    with standing_still(await backends(server, name)):
        yield


@asynccontextmanager
async def restarting(server: str, name: str, _route: Route) -> AsyncIterator[None]:
    """A server restarts by itself when one of its processes is killed."""
    os.kill((await backends(server, name))[0], signal.SIGKILL)
    yield


@pytest.mark.parametrize("trouble", [losing, hanging, hanging_backends, restarting])
async def test_whoever_writes_is_told_and_everything_goes_on(
    staffed: Bot, puno: Player, tacna: Player, address: str, route: Route, trouble: Trouble
) -> None:
    name = str(make_url(address).database)
    await start_a_worker(staffed.puntual.chart_pool)
    async with trouble(address, name, route):
        sent = await puno.actor.send("/reportar")
        later = None
        if trouble in (losing, hanging):
            await told(puno)
            later = await tacna.actor.send("/reportar")
            await told(tacna)
    began = monotonic()
    await staffed.settled(later or sent)
    assert monotonic() - began < ON_WITHIN
    for player in (puno, tacna) if later else (puno,):
        assert "0 de 12" in player.last_text
        assert sum(NOT_SAVED in text for text in player.texts) <= 1
    await puno.click("Empezar")
    assert "IdG 1 de 12" in puno.last_text


async def told(player: Player) -> None:
    await player.actor.until(lambda text: NOT_SAVED in text, TOLD_WITHIN)


def test_the_bounds_together_keep_what_is_promised() -> None:
    assert (intake.TOLD_AFTER + polling.LOOK_AGAIN) * FIFTH < TOLD_WITHIN
    assert ANSWERING.lock < ANSWERING.statement < ANSWERING.answer
    assert 2 * ANSWERING.answer + ANSWERING.connect < ON_WITHIN
    assert ANSWERING.idle + ANSWERING.answer < ON_WITHIN


async def test_what_takes_too_long_is_an_outage_and_holds_up_nobody_for_long(address: str) -> None:
    quick = Waits(answer=5, statement=0.3, lock=0.2, idle=0.3)
    database = Database(address, quick)
    await begin_empty(database)
    with pytest.raises(Exception) as slow:  # noqa: PT011 (any that is an outage)
        await _run(database, "SELECT pg_sleep(2)")
    async with database.transaction() as session:
        await database.one_at_a_time(session, 101)
        with pytest.raises(Exception) as locked:  # noqa: PT011
            async with database.transaction() as other:
                await database.one_at_a_time(other, 101)
    with pytest.raises(Exception) as idle:  # noqa: PT011
        await _idle_for(database, 0.6)
    assert all(is_outage(raised.value) for raised in (slow, locked, idle))
    await _run(database, "SELECT 1")
    await database.close()


async def _idle_for(database: Database, seconds: float) -> None:
    async with database.transaction() as session:
        await database.one_at_a_time(session, 101)
        await asyncio.sleep(seconds)
        await database.one_at_a_time(session, 102)


async def _run(database: Database, query: str) -> None:
    async with database.transaction() as session:
        await session.exec(text(query))  # type: ignore[call-overload]
