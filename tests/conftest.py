"""The cast, against the real bot: real dispatch, database and HTTP; the clock is set."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import demo
from bot.logs import configure_logs
from bot.settings import Settings
from simulator import Simulator
from tests.cast import Bot, Player

TEN_IN_THE_MORNING = datetime(2021, 1, 5, 15, 0, tzinfo=UTC)


configure_logs("ERROR")


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    simulator = Simulator(demo.CAST, TEN_IN_THE_MORNING)
    await simulator.start()
    yield simulator
    await simulator.stop()


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'puntual.db'}"


@pytest.fixture
def settings(simulator: Simulator, database_url: str) -> Settings:
    return Settings.model_construct(database_url=database_url, telegram_api_url=simulator.url)


@pytest.fixture
async def bot(simulator: Simulator, settings: Settings) -> AsyncIterator[Bot]:
    """Running, with the example data and nobody invited."""
    bot = Bot(simulator, settings)
    await bot.prepare()
    await bot.start()
    yield bot
    await bot.stop()


@pytest.fixture
async def staffed(bot: Bot) -> Bot:
    """The bot, once the cast has its duties and each has said /start."""
    await bot.staff()
    return bot


@pytest.fixture
def puno(staffed: Bot) -> Player:
    return staffed.player(101)


@pytest.fixture
def colleague(staffed: Bot) -> Player:
    return staffed.player(102)


@pytest.fixture
def director(staffed: Bot) -> Player:
    return staffed.player(103)


@pytest.fixture
def tacna(staffed: Bot) -> Player:
    return staffed.player(104)


@pytest.fixture
def loreto(staffed: Bot) -> Player:
    return staffed.player(105)


@pytest.fixture
def odes(staffed: Bot) -> Player:
    return staffed.player(106)


@pytest.fixture
def directorate(staffed: Bot) -> Player:
    return staffed.player(107)


@pytest.fixture
def stranger(staffed: Bot) -> Player:
    return staffed.player(108)
