"""compose.yaml's proxy with its own configuration, before two bots as processes on PostgreSQL."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from shutil import which

import httpx

from simulator import Simulator
from tests.outages import free_port
from tests.packaging.dockerfile import ROOT
from tests.process import Process

PROXY = which("haproxy") or "/usr/sbin/haproxy"
CONFIGURATION = ROOT / "deploy" / "haproxy.cfg"
SECRET = "del-webhook_1"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
PATH = "/telegram"
PATIENCE = 60.0  # seconds that Telegram waits for the answer to a post
TO_BEGIN = 40.0


@dataclass(slots=True)
class Posts:
    """What came of some posts: codes, the seconds each took, and which replica stored how many."""

    codes: list[int] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    stored: Sequence[int] = ()

    @property
    def failed(self) -> int:
        return sum(code != 200 for code in self.codes)


class Stack:
    """`logs`: the replicas'; `proxy_log` is the proxy's."""

    def __init__(self, simulator: Simulator, database_url: str, folder: Path) -> None:
        ports = [free_port() for _ in range(4)]
        self.url, self.health = (f"http://127.0.0.1:{port}" for port in ports[:2])
        self.logs = [folder / f"{name}.log" for name in ("bot", "bot-2")]
        self.proxy_log = folder / "proxy.log"
        self._numbers = count(1_000_000)
        self._env = {
            "WEBHOOK_URL": f"https://bot.ejemplo.gob.pe{PATH}",
            "PROXY_ADDRESS": f"127.0.0.1:{ports[0]}",
            "PROXY_HEALTH_ADDRESS": f"127.0.0.1:{ports[1]}",
            "REPLICA": f"127.0.0.1:{ports[2]}",
            "REPLICA_2": f"127.0.0.1:{ports[3]}",
        }
        self.replicas = [
            Process(
                simulator,
                database_url,
                level="DEBUG",
                log=log,
                WEBHOOK_URL=f"http://127.0.0.1:{port}{PATH}",
                WEBHOOK_PORT=str(port),
                WEBHOOK_SECRET=SECRET,
            )
            for log, port in zip(self.logs, ports[2:], strict=True)
        ]

    async def start(self) -> None:
        with self.proxy_log.open("w") as log:
            self.proxy = await asyncio.create_subprocess_exec(
                *(PROXY, "-f", str(CONFIGURATION)),
                env=os.environ | self._env,
                stdout=log,
                stderr=log,
            )
        await asyncio.gather(*(replica.start() for replica in self.replicas))
        await self.both_serve()

    async def both_serve(self) -> None:
        """Wait until the proxy has seen each of them well."""
        async with asyncio.timeout(TO_BEGIN):
            for line in ("replicas/bot is UP", "replicas/bot-2 is UP"):
                while not self.up_after_down(line):  # noqa: ASYNC110 (its log is all that tells)
                    await asyncio.sleep(0.05)

    def up_after_down(self, up: str) -> bool:
        said = self.proxy_log.read_text()
        return said.rfind(up) > said.rfind(up.replace("is UP", "is DOWN"))

    async def stop(self) -> None:
        for replica in self.replicas:
            if replica.process.is_alive():
                self.signal(replica, signal.SIGCONT)
                await replica.kill()
        self.proxy.kill()
        await self.proxy.wait()

    @staticmethod
    def signal(replica: Process, number: signal.Signals) -> None:
        assert replica.process.pid is not None
        os.kill(replica.process.pid, number)

    def stored(self) -> list[int]:
        """How many updates each replica has stored, as its log says."""
        return [log.read_text().count('"event": "update"') for log in self.logs]

    async def post(self, times: int, *, per_second: float) -> Posts:
        """So many updates of as many people, at that pace, whatever is answered."""
        before, found = self.stored(), Posts()
        headers, start = {HEADER: SECRET}, time.monotonic()
        async with (
            httpx.AsyncClient(
                trust_env=False, headers=headers, timeout=PATIENCE, base_url=self.url
            ) as http,
            asyncio.TaskGroup() as posts,
        ):
            for number in range(times):
                await asyncio.sleep(max(0, start + number / per_second - time.monotonic()))
                posts.create_task(self._post(http, found))
        found.stored = [after - one for one, after in zip(before, self.stored(), strict=True)]
        return found

    async def _post(self, http: httpx.AsyncClient, found: Posts) -> None:
        began, body = time.monotonic(), _update(next(self._numbers))
        try:
            code = (await http.post(PATH, json=body)).status_code
        except httpx.TransportError:  # no answer at all
            code = 0
        found.codes.append(code)
        found.took.append(time.monotonic() - began)


def _update(number: int) -> dict[str, object]:
    """A stranger's first words, each time another's."""
    person = {"id": number, "is_bot": False, "first_name": "Vecina"}
    chat = {"id": number, "type": "private", "first_name": "Vecina"}
    message = {"message_id": 1, "date": 1, "chat": chat, "from": person, "text": "/start"}
    return {"update_id": number, "message": message}


@asynccontextmanager
async def running(simulator: Simulator, database_url: str, folder: Path) -> AsyncIterator[Stack]:
    stack = Stack(simulator, database_url, folder)
    try:
        await stack.start()
        yield stack
    finally:
        await stack.stop()
