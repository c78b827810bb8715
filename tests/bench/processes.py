"""The processes of a bench: the fake Telegram, and the bot that is measured against it."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

import aiohttp

from tests.memory import resident_mebibytes

ROOT = Path(__file__).parents[2]
TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 1200.0


def percentile(took: Sequence[float], percent: int) -> float:
    """Of seconds, in milliseconds."""
    return quantiles(took, n=100, method="inclusive")[percent - 1] * 1000


def spread(took: Sequence[float]) -> str:
    return " ".join(f"p{percent} {percentile(took, percent):.0f}" for percent in (50, 95, 99))


@dataclass(frozen=True, slots=True)
class Measured:
    """`took`: seconds from each update to its answer. `figures`: typed; `kept`: said to be kept."""

    seconds: float
    took: Sequence[float]
    cpu_seconds: float
    figures: int = 0
    kept: int = 0

    @property
    def per_second(self) -> float:
        return len(self.took) / self.seconds

    @property
    def cpu_milliseconds(self) -> float:
        return self.cpu_seconds / len(self.took) * 1000

    def percentile(self, percent: int) -> float:
        """In milliseconds."""
        return percentile(self.took, percent)


class Process:
    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    @classmethod
    async def start(cls, module: str, *arguments: str) -> "Process":
        return cls(
            await asyncio.create_subprocess_exec(sys.executable, "-m", module, *arguments, cwd=ROOT)
        )

    async def stop(self) -> None:
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        await self.process.wait()

    @property
    def cpu_seconds(self) -> float:
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    @property
    def resident_mebibytes(self) -> float:
        return resident_mebibytes(self.process.pid)

    @property
    def resident_mebibytes_with_children(self) -> float:
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return sum(map(resident_mebibytes, (pid, *map(int, children))))


Starter = Callable[[str], Awaitable[Process]]  # of a bot, given Telegram's address


class Telegram:
    """The fake in its own process; see `tests.bench.fake`."""

    def __init__(self, port: int, http: aiohttp.ClientSession) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self._http = http

    async def begin(self, chats: int, *, delay: float = 0, echoes: bool = False) -> None:
        """So many people anew, so many seconds away, who report or (`echoes`) just write."""
        asked = {"chats": chats, "delay": delay, "echoes": echoes}
        async with self._http.post(f"{self.url}/begin", json=asked) as response:
            response.raise_for_status()

    async def load(self, bot: Process | None, updates: int, rate: float = 0) -> Measured:
        """So many updates, so many a second or (0) each chat as soon as it is answered.

        No process: the bot is in this one, and its CPU is not measured.
        """
        before = bot.cpu_seconds if bot else 0.0
        asked = {"updates": updates, "rate": rate}
        async with self._http.post(f"{self.url}/load", json=asked) as response:
            told = await response.json()
        worked = bot.cpu_seconds - before if bot else 0.0
        return Measured(told["seconds"], told["took"], worked, told["figures"], told["kept"])

    async def pictures(self, texts: Sequence[str]) -> tuple[list[float], int]:
        """Seconds from each question to its picture, one after another, and how many uploads."""
        async with self._http.post(f"{self.url}/pictures", json={"texts": texts}) as response:
            response.raise_for_status()
            told = await response.json()
        return told["took"], told["uploads"]

    async def sent(self) -> list[float]:
        """The moments at which messages arrived, since the last load began."""
        async with self._http.get(f"{self.url}/counted") as response:
            moments: list[float] = (await response.json())["sent"]
            return moments

    async def answers(self) -> bool:
        try:
            await self.sent()
        except aiohttp.ClientConnectionError:
            return False
        return True


@asynccontextmanager
async def telegram() -> AsyncIterator[Telegram]:
    port = free_port()
    process = await Process.start("tests.bench.fake", "--port", str(port))
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    async with aiohttp.ClientSession(timeout=timeout) as http:
        fake = Telegram(port, http)
        while True:
            if await fake.answers():
                break
            await asyncio.sleep(0.05)
        try:
            yield fake
        finally:
            await process.stop()


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
