"""Three processes behind a round robin share one PostgreSQL; it does not matter who gets what."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import httpx
import pytest
from sqlmodel import col, select

from bot.config.clock import system_clock
from simulator import Fault, FaultKind, Simulator
from storage.models import FigureChange, HandledUpdate, Outbox, RowKind, RowState
from storage.outbox import outbox
from tests.bot.kills.test_kills import SCRIPT, check_report
from tests.cast import Bot
from tests.conftest import fresh_database
from tests.forks import SECONDS
from tests.outages import free_port
from tests.process import Process, act, sees

pytestmark = pytest.mark.long
SECRET = "de-a_1"
LOOK_AGAIN_SECONDS = 0.05


@pytest.fixture
def database_url(postgresql_server: str) -> Iterator[str]:
    with fresh_database(postgresql_server) as url:
        yield url


@pytest.fixture
async def hooks(
    prepared: Bot, simulator: Simulator, database_url: str, tmp_path: Path
) -> AsyncIterator["Hooks"]:
    hooks = Hooks(simulator, database_url, tmp_path)
    await hooks.start()
    yield hooks
    await asyncio.gather(*(process.kill() for process in hooks.processes))


class Hooks:
    """Each listens at an address of its own; posts go to them in turn."""

    def __init__(self, simulator: Simulator, database_url: str, folder: Path) -> None:
        self.simulator = simulator
        ports = [free_port() for _ in range(3)]
        self.urls = [f"http://127.0.0.1:{port}/aviso" for port in ports]
        self.logs = [folder / f"{port}.log" for port in ports]
        self.processes = [
            Process(
                simulator,
                database_url,
                level="DEBUG",
                log=log,
                WEBHOOK_URL=self.urls[0],
                WEBHOOK_PORT=str(port),
                WEBHOOK_SECRET=SECRET,
            )
            for port, log in zip(ports, self.logs, strict=True)
        ]

    def handled(self) -> list[int]:
        """How many updates each has stored, as its log says."""
        return [log.read_text().count('"event": "update"') for log in self.logs]

    async def start(self) -> None:
        self.simulator.spread_webhook(self.urls)
        await asyncio.gather(*(process.start() for process in self.processes))
        async with httpx.AsyncClient(trust_env=False) as http, asyncio.timeout(SECONDS):
            for url in self.urls:
                await until(partial(_ready, http, url.replace("aviso", "readyz")))

    async def post(self, bodies: list[dict[str, object]]) -> list[int]:
        """All of them at one moment, each to the next process."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        async with httpx.AsyncClient(trust_env=False, headers=headers, timeout=SECONDS) as http:
            posts = [http.post(self.urls[n % 3], json=body) for n, body in enumerate(bodies)]
            return [answer.status_code for answer in await asyncio.gather(*posts)]


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    """What other processes do is seen by asking again."""
    async with asyncio.timeout(SECONDS):
        while not await holds():  # noqa: ASYNC110 (there is no event to wait for)
            await asyncio.sleep(LOOK_AGAIN_SECONDS)


async def _ready(http: httpx.AsyncClient, url: str) -> bool:
    try:
        return (await http.get(url)).is_success
    except httpx.TransportError:
        return False


async def everything_sent(bot: Bot, chat: int = 101) -> list[Outbox]:
    """A chat's rows, once none is owed any more."""

    async def nothing_owed() -> bool:
        return not await bot.owed_to(chat)

    await until(nothing_owed)
    async with bot.database.transaction() as session:
        query = select(Outbox).where(Outbox.chat_id == chat).order_by(col(Outbox.id))
        return list((await session.exec(query)).all())


async def test_a_report_goes_on_in_whichever_process_gets_the_update(
    prepared: Bot, simulator: Simulator, hooks: Hooks
) -> None:
    puno = simulator.actor(101)
    for what, shown in SCRIPT:
        await act(puno, what)
        await sees(puno, shown)
    await check_report(prepared)
    await everything_sent(prepared)
    await everything_sent(prepared, 103)
    arrived = [m for m in simulator.actor(103).messages if "envió su reporte" in m.text]
    assert len(arrived) == 1
    assert sum(hooks.handled()) == len(SCRIPT)
    assert sum(map(bool, hooks.handled())) >= 2


async def test_updates_of_one_chat_at_one_moment_do_not_interleave(
    prepared: Bot, simulator: Simulator, hooks: Hooks
) -> None:
    puno = simulator.actor(101)
    for what, shown in SCRIPT[:2]:
        await act(puno, what)
        await sees(puno, shown)
    values = [str(value) for value in range(101, 113)]  # above every goal: one for each indicator
    with simulator.held() as held:
        for value in values:
            await puno.send(value)
        bodies = list(held)
        held.clear()
    twice = [body for body in bodies for _ in range(2)]
    assert set(await hooks.post(twice)) == {200}
    texts = [row.payload.get("text", "") for row in await everything_sent(prepared)]
    async with prepared.database.transaction() as session:
        handled = set((await session.exec(select(HandledUpdate.update_id))).all())
    assert {body["update_id"] for body in bodies} <= handled
    [version] = await prepared.versions("puno")
    query = select(FigureChange.after).where(FigureChange.version_id == version.id)
    async with prepared.database.transaction() as session:
        changes = (await session.exec(query)).all()  # one may take the place of the one before
    stored = [json.loads(after)["executed"] for after in changes]
    given_back = [
        value for value in values if any(f"«{value}» llegó antes" in text for text in texts)
    ]
    assert version.revision == len(stored) >= 1
    assert sorted((*stored, *given_back)) == values  # each once: stored, or given back as too early


async def test_what_the_killed_one_had_in_hand_is_sent_by_the_others_and_the_rest_once(
    prepared: Bot, simulator: Simulator, hooks: Hooks
) -> None:
    chats = (101, 102, 103, 104, 105, 106)
    simulator.faults.add(Fault(FaultKind.SLOW, ("sendMessage",), times=None, seconds=0.1))
    async with prepared.database.transaction() as session:
        for number in range(12):
            for chat in chats:
                payload = {"text": f"mensaje {number}", "keyboard": []}
                outbox.put(session, chat, RowKind.SAY, payload, system_clock())
    assert await simulator.until(lambda: simulator.faults.count(FaultKind.SLOW) >= 10, SECONDS)
    await hooks.processes[0].kill()
    for chat in chats:
        rows = await everything_sent(prepared, chat)
        rows = [row for row in rows if row.payload.get("text", "").startswith("mensaje")]
        assert {row.state for row in rows} == {RowState.SENT}
        sent = [m.text for m in simulator.actor(chat).messages if m.text.startswith("mensaje")]
        numbers = [int(text.removeprefix("mensaje ")) for text in sent]
        assert sorted(set(numbers)) == list(range(12))
        steps_back = [after <= before for before, after in pairwise(numbers)].count(True)
        assert steps_back <= 1  # what came twice is the tail of what the killed one sent
        tried = {row.payload["text"] for row in rows if row.attempts > 1}
        assert {text for text, times in Counter(sent).items() if times > 1} <= tried
