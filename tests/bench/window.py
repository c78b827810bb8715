"""The window in which a death doubles a message: from Telegram's answer to our commit of it.

python -m tests.bench.window [--rates 15 40] [--updates 600]
"""

import argparse
import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from bot.config.clock import system_clock
from bot.config.log_setup import configure_logs
from bot.config.settings import Settings
from bot.delivery import loop
from bot.http.telegram_client import AiohttpRequest
from bot.runtime.app import build
from tests.bench.fake import FIRST_CHAT
from tests.bench.offices import add_to_catalogue, prepare
from tests.bench.processes import Telegram, percentile, telegram
from tests.bench.puntual import PACES

CHATS = 200
WARM_UP = 100
FROM_PERU = 0.08  # seconds, there and back


@contextmanager
def windows() -> Iterator[list[float]]:
    """The seconds from each answer to a message until its outcome was committed."""
    found: list[float] = []
    answered: dict[Any, float] = {}
    request, begin = AiohttpRequest.do_request, loop._Result.__init__

    async def do_request(self: AiohttpRequest, url: str, *more: Any, **named: Any) -> Any:
        answer = await request(self, url, *more, **named)
        if "/send" in url:
            answered[asyncio.current_task()] = perf_counter()
        return answer

    def init(self: Any, *given: Any, **named: Any) -> None:
        begin(self, *given, **named)
        since = answered.pop(asyncio.current_task(), None)
        if since is not None:
            self.recorded = _Noted(found, since)

    with pytest.MonkeyPatch.context() as change:
        change.setattr(AiohttpRequest, "do_request", do_request)
        change.setattr(loop._Result, "__init__", init)
        yield found


class _Noted(asyncio.Event):
    def __init__(self, found: list[float], since: float) -> None:
        super().__init__()
        self._found, self._since = found, since

    def set(self) -> None:
        self._found.append(perf_counter() - self._since)
        super().set()


async def measure(fake: Telegram, database_url: str, rate: float, updates: int) -> None:
    await prepare(database_url, CHATS, FIRST_CHAT)
    await fake.begin(CHATS, delay=FROM_PERU)
    settings = Settings.model_construct(database_url=database_url, telegram_api_url=fake.url)
    with windows() as found:
        puntual = build(settings, system_clock, token="1:BANCO", limits=PACES["unhurried"])
        stop = asyncio.Event()
        running = asyncio.create_task(puntual.run(stop))
        await fake.load(None, WARM_UP, rate)
        found.clear()
        await fake.load(None, updates, rate)
        stop.set()
        await running
    told = " ".join(f"p{each} {percentile(found, each):.0f}" for each in (50, 95, 99))
    print(f"{rate:>4.0f} updates a second: {told} max {max(found) * 1000:.0f} ms", flush=True)


async def main(rates: Sequence[float], updates: int) -> None:
    add_to_catalogue(CHATS)
    with tempfile.TemporaryDirectory() as folder:
        async with telegram() as fake:
            for number, rate in enumerate(rates):
                await measure(fake, f"sqlite:///{Path(folder) / f'{number}.db'}", rate, updates)


if __name__ == "__main__":
    configure_logs("ERROR")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rates", type=float, nargs="+", default=[15, 40])
    parser.add_argument("--updates", type=int, default=600)
    given = parser.parse_args()
    asyncio.run(main(given.rates, given.updates))
