"""The processes that draw start ahead of need, end when they hang, and outlive nobody."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from datetime import date
from pathlib import Path

import pytest

from bot.config.clock import system_clock
from bot.config.settings import Settings
from bot.example import demo
from bot.workers.chart_pool import ChartPool, NotDrawn
from charts.facts.region import RegionFacts
from charts.requests import ChartRequest
from convenio.calendar.periods import Period
from convenio.report.results import Figure, State
from handlers.views import Picture
from simulator import Simulator
from storage.models import RowKind
from storage.outbox import outbox
from tests.bot.workers.chart_processes import all_gone, workers
from tests.cast import Bot
from tests.chart_workers import nobody_draws
from tests.memory import resident_mebibytes

ROOT = Path(__file__).parents[3]
REQUEST = ChartRequest.of(
    RegionFacts(
        as_of=date(2021, 1, 5),
        period=Period(2020, 2),
        region="puno",
        figures=(Figure(1, State.MISSING),),
    )
)
HANGING = (
    "import time\nfrom bot.workers.chart_worker import within\nwith within(0.1): time.sleep(60)"
)
RUN = """import sys
from bot.cli.main import main
sys.argv[1:] = ["run"]
try:
    main()
finally:
    print(*sys.modules)"""
SECONDS = 30


async def test_what_does_not_come_in_time_is_given_up() -> None:
    impatient = ChartPool(patience=0.01)
    with pytest.raises(NotDrawn) as given_up:
        await impatient.png(REQUEST)
    assert isinstance(given_up.value.__cause__, TimeoutError)
    impatient.close()
    await all_gone()


@pytest.fixture(autouse=True)
async def nobody_else_draws() -> None:
    """What other tests drew with leaves first."""
    nobody_draws()
    await all_gone()


async def test_a_worker_is_there_before_the_first_picture() -> None:
    drawing = ChartPool()
    await drawing.warm(after=0)
    [warmed] = workers()
    await drawing.png(REQUEST)
    assert warmed in workers()
    drawing.close()
    await all_gone()


async def test_a_worker_that_is_starting_leaves_when_the_bot_stops() -> None:
    drawing = ChartPool()
    warming = asyncio.create_task(drawing.warm(after=0))
    await come_true(workers)
    warming.cancel()
    drawing.close()
    await all_gone()
    assert warming.cancelled()


async def test_a_bot_that_stops_before_it_warms_a_worker_starts_none() -> None:
    drawing = ChartPool()
    warming = asyncio.create_task(drawing.warm())
    await asyncio.sleep(0)
    warming.cancel()
    drawing.close()
    await asyncio.wait([warming])
    assert workers() == []


def test_a_process_that_hangs_ends_with_a_trace() -> None:
    hung = subprocess.run([sys.executable, "-c", HANGING], capture_output=True, check=False)
    assert hung.returncode == 1
    assert b"Timeout" in hung.stderr


class Running:
    """The bot as a process, with the cast in its database."""

    def __init__(self, bot: Bot, process: asyncio.subprocess.Process) -> None:
        self.bot = bot
        self.process = process

    async def picture_arrives(self) -> None:
        async with self.bot.database.transaction() as session:
            payload = Picture(REQUEST, "Puno", "en palabras").payload
            outbox.put(session, 101, RowKind.PICTURE, payload, system_clock())
        message = await self.bot.simulator.actor(101).until(lambda text: text == "Puno", SECONDS)
        assert "photo" in message.body

    @property
    def resident_mebibytes(self) -> float:
        return resident_mebibytes(self.process.pid)

    @property
    def children(self) -> list[int]:
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in listed.split()]


@pytest.fixture
async def running(simulator: Simulator, tmp_path: Path) -> AsyncIterator[Running]:
    url = f"sqlite:///{tmp_path / 'puntual.db'}"
    bot = Bot(simulator, Settings.model_construct(database_url=url))
    await bot.prepare()
    async with bot.database.transaction() as session:
        await demo.load_cast(session, simulator.now())
    env = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "BOT_TOKEN": simulator.token,
        "TELEGRAM_API_URL": simulator.url,
        "DATABASE_URL": url,
        "LOG_LEVEL": "ERROR",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", RUN, cwd=tmp_path, env=env, stdout=subprocess.PIPE
    )
    assert await simulator.until(
        lambda: any(call["method"] == "setMyCommands" for call in simulator.calls), SECONDS
    )
    yield Running(bot, process)
    if process.returncode is None:
        process.kill()
        await process.wait()
    await bot.database.close()


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="reads Linux's /proc")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL])
async def test_the_bot_stays_light_and_leaves_no_process_behind(
    running: Running, ending: signal.Signals
) -> None:
    await come_true(lambda: running.children)
    await running.picture_arrives()
    assert running.resident_mebibytes < 130
    assert sum(map(resident_mebibytes, (running.process.pid, *running.children))) < 512
    children = [os.pidfd_open(pid) for pid in running.children]
    running.process.send_signal(ending)
    said, _ = await running.process.communicate()
    for child in children:
        await gone(child)
    if ending is signal.SIGTERM:
        assert running.process.returncode == 0
        assert "bot.delivery.loop" in said.decode().split()
        heavy = {"matplotlib", "pandas", "numpy", "openpyxl", "xlsxwriter"}
        assert heavy.isdisjoint(said.decode().split())


async def come_true(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(SECONDS):
        while True:
            if holds():
                return
            await asyncio.sleep(0.02)


async def gone(process: int) -> None:
    """Until that process, which need not be a child of this one, has ended."""
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_reader(process, ended.set)
    async with asyncio.timeout(SECONDS):
        await ended.wait()
    loop.remove_reader(process)
    os.close(process)
