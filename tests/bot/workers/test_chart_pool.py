"""The processes that draw start ahead of need, end when they hang, and outlive nobody."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.config.clock import system_clock
from bot.config.settings import Settings
from bot.example import demo
from bot.workers.chart_pool import ChartPool, NotDrawn
from handlers.views import Picture
from simulator import Simulator
from storage.models import RowKind
from storage.outbox import outbox
from tests.bot.workers.chart_processes import all_gone, workers
from tests.cast import Bot
from tests.chart_workers import chart, nobody_draws
from tests.memory import resident_mebibytes

ROOT = Path(__file__).parents[3]
SMALL, OTHER = chart("puno"), chart("cusco")
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
AT_REST = 220  # MiB


async def test_what_does_not_come_in_time_is_given_up() -> None:
    impatient = ChartPool(patience=0.01)
    with pytest.raises(NotDrawn) as given_up:
        await impatient.png(SMALL)
    assert isinstance(given_up.value.__cause__, TimeoutError)
    impatient.close()
    await all_gone()


@pytest.fixture(autouse=True)
async def nobody_else_draws() -> None:
    """What other tests drew with leaves first."""
    nobody_draws()
    await all_gone()


async def test_workers_come_for_a_picture_and_leave_when_none_is_drawn() -> None:
    drawing = ChartPool(rest_after=0.2)
    assert workers() == []
    await drawing.png(SMALL)
    assert len(workers()) == 1
    await come_true(lambda: not workers())
    await drawing.png(OTHER)
    assert len(workers()) == 1
    drawing.close()
    await all_gone()


async def test_workers_stay_while_one_draws() -> None:
    drawing = ChartPool(rest_after=0.0)
    await asyncio.gather(*(drawing.png(request) for request in (SMALL, OTHER)))
    await come_true(lambda: not workers())
    drawing.close()


async def test_a_worker_that_is_starting_leaves_when_the_bot_stops() -> None:
    drawing = ChartPool()
    waiting = asyncio.create_task(drawing.png(SMALL))
    await come_true(workers)
    drawing.close()
    await all_gone()
    with pytest.raises(asyncio.CancelledError):
        await waiting


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
            payload = Picture(SMALL, "Puno", "en palabras").payload
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
    assert running.children == []
    assert running.resident_mebibytes < AT_REST
    await running.picture_arrives()
    assert running.children
    assert running.resident_mebibytes < AT_REST
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
