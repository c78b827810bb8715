"""A bot that listens on its webhook: real HTTP, on loopback; what it answers is up to the test."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from tests.simulator.conftest import Json


@dataclass
class Listener:
    """`answer`: the status for an update, once it returns; `came`: the updates in order."""

    answer: Callable[[Json], Awaitable[int]]
    url: str = ""
    came: list[Json] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)

    @property
    def ids(self) -> list[int]:
        return [update["update_id"] for update in self.came]

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.came.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        return web.Response(status=await self.answer(update))


async def agree(_update: Json) -> int:
    return 200


@asynccontextmanager
async def listening(
    answer: Callable[[Json], Awaitable[int]] = agree, port: int = 0
) -> AsyncIterator[Listener]:
    listener = Listener(answer)
    app = web.Application()
    app.router.add_post("/aviso", listener.take)
    async with served(app, port) as url:
        listener.url = f"{url}/aviso"
        yield listener


@asynccontextmanager
async def served(app: web.Application, port: int = 0) -> AsyncIterator[str]:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


class Gate:
    """Holds every update until it is opened; counts those inside."""

    def __init__(self) -> None:
        self.inside: list[Json] = []
        self.most = 0
        self._opened = asyncio.Event()
        self._entered = asyncio.Condition()

    def open(self) -> None:
        self._opened.set()

    async def entered(self, number: int) -> None:
        async with asyncio.timeout(30), self._entered:
            await self._entered.wait_for(lambda: len(self.inside) >= number)

    async def __call__(self, update: Json) -> int:
        async with self._entered:
            self.inside.append(update)
            self.most = max(self.most, len(self.inside))
            self._entered.notify_all()
        await self._opened.wait()
        self.inside.remove(update)
        return 200
