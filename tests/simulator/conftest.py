"""A Telegram of three people: one wrote to the bot, one never did, one has blocked it."""

import ssl
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from simulator import Member, Simulator

UNO, DOS, TRES = 1, 2, 3
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # plain HTTP: no certificates to read each time
Json = dict[str, Any]


class Api:
    """Raw calls, as any client makes them; answers as they come."""

    def __init__(self, simulator: Simulator) -> None:
        self.http = httpx.AsyncClient(
            base_url=simulator.url, timeout=10, trust_env=False, verify=NO_TLS
        )
        self.token = simulator.token

    async def raw(self, method: str, **params: Any) -> httpx.Response:
        return await self.http.post(f"/bot{self.token}/{method}", json=params)

    async def ok(self, method: str, **params: Any) -> Any:
        answer = (await self.raw(method, **params)).json()
        assert answer["ok"], answer
        return answer["result"]

    async def refused(self, method: str, **params: Any) -> tuple[int, str]:
        response = await self.raw(method, **params)
        answer = response.json()
        assert answer["ok"] is False, answer
        assert response.status_code == answer["error_code"]
        return response.status_code, answer["description"]

    async def upload(
        self, method: str, files: dict[str, tuple[str, bytes]], **fields: str
    ) -> httpx.Response:
        url = f"/bot{self.token}/{method}"
        return await self.http.post(url, data=fields, files=files)


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    cast = [Member(UNO, "Uno", started=True), Member(DOS, "Dos"), Member(TRES, "Tres")]
    simulator = Simulator(cast)
    await simulator.start()
    simulator.chats[TRES].started = simulator.chats[TRES].blocked = True
    yield simulator
    await simulator.stop()


@pytest.fixture
async def api(simulator: Simulator) -> AsyncIterator[Api]:
    api = Api(simulator)
    yield api
    await api.http.aclose()
