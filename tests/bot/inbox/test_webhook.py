"""The webhook: who may post, what is taken, and that 200 means stored."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from bot.config.settings import Settings
from bot.inbox.webhook import LARGEST_BODY, PortTaken
from bot.inbox.webhook_watch import POSTS_AT_ONCE
from bot.runtime.app import build
from bot.runtime.puntual import Puntual
from simulator import Simulator
from storage import sqlite_driver
from storage.models import FailedUpdate, HandledUpdate, Question
from tests.cast import Bot, Player
from tests.forks import SECONDS
from tests.outages import away, free_port

SECRET = {"X-Telegram-Bot-Api-Secret-Token": "de-a_1"}


@pytest.fixture
def settings(simulator: Simulator, database_url: str) -> Settings:
    port = free_port()
    return Settings(
        database_url=database_url,
        telegram_api_url=simulator.url,
        webhook_url=f"http://127.0.0.1:{port}/aviso",
        webhook_secret=SecretStr("de-a_1"),
        webhook_port=port,
    )


@asynccontextmanager
async def client(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    url = f"http://127.0.0.1:{settings.webhook_port}"
    async with httpx.AsyncClient(base_url=url, headers=SECRET, trust_env=False) as http:
        yield http


@pytest.fixture
async def http(staffed: Bot) -> AsyncIterator[httpx.AsyncClient]:
    async with client(staffed.settings) as http:
        yield http


def message(update_id: int, text: str = "/reportar") -> dict[str, Any]:
    entities = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    person = {"id": 101, "is_bot": False, "first_name": "Punto focal"}
    chat = {"id": 101, "type": "private", "first_name": "Punto focal"}
    body = {"message_id": 7, "date": 1, "chat": chat, "from": person, "text": text}
    return {"update_id": update_id, "message": {**body, "entities": entities}}


async def handled(bot: Bot) -> set[int]:
    async with bot.database.transaction() as session:
        return set((await session.exec(select(HandledUpdate.update_id))).all())


async def test_who_does_not_know_the_secret_is_refused(
    staffed: Bot, http: httpx.AsyncClient
) -> None:
    name = next(iter(SECRET))
    for headers in ({}, {name: "de-a_2"}, {name: ""}):
        http.headers = httpx.Headers(headers)
        assert (await http.post("/aviso", json=message(7))).status_code == 403
    assert 7 not in await handled(staffed)


async def in_parts(size: int) -> AsyncIterator[bytes]:
    for _ in range(0, size, 65536):
        yield b" " * 65536


async def test_a_body_that_is_too_large_is_refused_announced_or_not(
    http: httpx.AsyncClient,
) -> None:
    exact = json.dumps(message(7)).encode().ljust(LARGEST_BODY)
    assert (await http.post("/aviso", content=exact)).status_code == 200
    assert (await http.post("/aviso", content=exact + b" ")).status_code == 413
    assert (await http.post("/aviso", content=in_parts(LARGEST_BODY + 1))).status_code == 413


NO_UPDATES = (
    *("", "{", "\xff", "[" * 100_000, "[]", "7", "null", "{}", '{"update_id": "7"}'),
    *('{"update_id": true}', '{"update_id": -1}', '{"update_id": 1e3}'),
    f'{{"update_id": {2**63}}}',
)


async def test_what_is_no_update_is_refused(http: httpx.AsyncClient) -> None:
    for body in NO_UPDATES:
        answer = await http.post("/aviso", content=body.encode("latin-1"))
        assert (body, answer.status_code) == (body, 400)


async def test_only_posts_to_its_path_are_taken(http: httpx.AsyncClient) -> None:
    assert (await http.get("/aviso")).status_code == 405
    assert (await http.post("/otro", json=message(7))).status_code == 404


@pytest.mark.both_databases
async def test_a_flood_of_one_chat_keeps_nobody_waiting(
    staffed: Bot, http: httpx.AsyncClient, tacna: Player
) -> None:
    """As many posts at once as Telegram is told that it may send, again and again."""
    flood, begun = 200, asyncio.Event()
    room, answered = asyncio.Semaphore(POSTS_AT_ONCE), 0

    async def post(update_id: int) -> None:
        nonlocal answered
        async with room:
            answer = await http.post("/aviso", json=message(update_id, "/yo"), timeout=SECONDS)
        answered += answer.is_success
        if answered == POSTS_AT_ONCE:
            begun.set()

    posting = [asyncio.create_task(post(number)) for number in range(1000, 1000 + flood)]
    await begun.wait()
    await tacna.actor.send("/reportar")
    await tacna.actor.until(lambda text: "0 de 12" in text)
    assert answered < flood
    await asyncio.gather(*posting)
    assert answered == flood
    assert set(range(1000, 1000 + flood)) <= await handled(staffed)


HALF_A_CHARACTER = "\ud800"  # which no database stores


@pytest.mark.both_databases
@pytest.mark.parametrize("words", ["más allá", HALF_A_CHARACTER, "\0"])
async def test_an_update_that_can_t_be_read_is_set_aside_and_not_posted_again(
    staffed: Bot, http: httpx.AsyncClient, words: str
) -> None:
    strange = {"update_id": 7, "message": {"chat": words}}
    for _ in range(2):
        answer = await http.post("/aviso", content=json.dumps(strange))
        assert answer.status_code == 200
    async with staffed.database.transaction() as session:
        [failed] = (await session.exec(select(FailedUpdate))).all()
    assert json.loads(failed.body) == strange


@pytest.mark.both_databases
async def test_when_200_is_answered_all_that_it_changed_is_stored(
    staffed: Bot, http: httpx.AsyncClient
) -> None:
    for update_id in range(7, 17):
        assert (await http.post("/aviso", json=message(update_id))).status_code == 200
        async with staffed.database.transaction() as session:
            assert await session.get(HandledUpdate, update_id)
            question = await session.get(Question, 101)
        assert question is not None


@pytest.mark.both_databases
async def test_what_could_not_be_committed_is_posted_again_until_it_is(
    staffed: Bot, simulator: Simulator
) -> None:
    puno = staffed.player(101)
    statuses: list[str] = []
    simulator.listen(lambda heard: statuses.append(str(heard.get("error", ""))))
    with commits_failing(staffed.puntual, 6):
        await puno.send("/reportar")
    assert "Wrong response from the webhook: 503 Service Unavailable" in statuses
    assert "0 de 12" in puno.last_text
    assert len([text for text in puno.texts if "0 de 12" in text]) == 1
    assert len([text for text in puno.texts if "No lo repita" in text]) == 1


class commits_failing:  # noqa: N801 (reads as a function)
    """The next commits of updates fail as on a full disk, whatever the database."""

    def __init__(self, puntual: Puntual, times: int) -> None:
        self.engine, self.times = puntual.database.engine.sync_engine, times

    def __enter__(self) -> None:
        event.listen(self.engine, "commit", self._fail)

    def __exit__(self, *_: object) -> None:
        event.remove(self.engine, "commit", self._fail)

    def _fail(self, _connection: object) -> None:
        if self.times:
            self.times -= 1
            raise OperationalError("COMMIT", None, ConnectionError(), connection_invalidated=True)


@pytest.mark.both_databases
async def test_an_update_that_came_by_polling_counts_once_by_webhook(
    simulator: Simulator, database_url: str, settings: Settings
) -> None:
    polling = Settings(database_url=database_url, telegram_api_url=simulator.url)
    first = Bot(simulator, polling)
    await first.prepare()
    await first.start()
    await first.staff()
    sent = await first.player(101).actor.send("/reportar")
    await first.settled(sent)
    await first.stop()
    seen = len(simulator.calls)
    second = Bot(simulator, settings)
    await second.start()
    simulator.repeat(sent)
    await second.player(101).send("/yo")
    await second.stop()
    written = [call for call in list(simulator.calls)[seen:] if "Message" in call["method"]]
    assert [call["method"] for call in written] == ["sendMessage", "sendMessage", "deleteMessage"]
    assert "Lo que Puntual guarda" in written[0]["params"]["text"]
    assert "0 de 12" in written[1]["params"]["text"]  # the card, again below


@asynccontextmanager
async def only_http(
    simulator: Simulator, settings: Settings
) -> AsyncIterator[tuple[Puntual, httpx.AsyncClient]]:
    """Everything built, and nothing else of it running."""
    puntual, stop = build(settings, simulator.now, token=simulator.token), asyncio.Event()
    assert puntual.http is not None
    puntual.http.listen()
    serving = asyncio.create_task(puntual.http.run(stop))
    async with client(settings) as http:
        yield puntual, http
    stop.set()
    await serving
    await puntual.database.close()


@pytest.mark.both_databases
async def test_a_process_is_alive_and_ready_while_everything_turns(
    staffed: Bot, http: httpx.AsyncClient
) -> None:
    assert (await http.get("/healthz")).status_code == 200
    ready = await http.get("/readyz")
    assert (ready.status_code, ready.json()["database"]) == (200, "ok")


@pytest.mark.parametrize("stuck", ["last_delivery", "last_tick"])
async def test_a_process_whose_delivery_or_tick_is_stuck_is_not_ready(
    simulator: Simulator, settings: Settings, stuck: str
) -> None:
    async with only_http(simulator, settings) as (puntual, http):
        await puntual.database.migrate()
        assert (await http.get("/readyz")).status_code == 503
        long_ago = simulator.now() - timedelta(minutes=2)
        puntual.delivery.last_cycle = long_ago if stuck == "last_delivery" else simulator.now()
        puntual.scheduler.last = long_ago if stuck == "last_tick" else simulator.now()
        ready = await http.get("/readyz")
        assert (ready.status_code, ready.json()[stuck]) == (503, long_ago.isoformat())
        puntual.delivery.last_cycle = puntual.scheduler.last = simulator.now()
        assert (await http.get("/readyz")).status_code == 200


@pytest.mark.both_databases
async def test_a_process_without_its_database_is_alive_and_not_ready(
    staffed: Bot, http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_driver, "BUSY_SECONDS", 0)
    async with away(staffed.database):
        ready = await http.get("/readyz")
        assert (ready.status_code, ready.json()["database"]) == (503, "no answer")
        assert (await http.get("/healthz")).status_code == 200
    assert (await http.get("/readyz")).status_code == 200


async def test_a_port_that_is_taken_is_noticed_before_telegram_posts_there(
    staffed: Bot, simulator: Simulator
) -> None:
    calls = len(simulator.calls)
    second = Bot(simulator, staffed.settings)
    await second.start()
    with pytest.raises(PortTaken):
        await second.ended()
    assert len(simulator.calls) == calls
