"""For tests that run the bot as a process."""

from collections.abc import AsyncIterator

import pytest

from bot import demo
from bot.settings import Settings
from simulator import Simulator
from tests.cast import Bot
from tests.process import Process


@pytest.fixture
async def prepared(simulator: Simulator, settings: Settings) -> AsyncIterator[Bot]:
    """The database with the cast, and no bot running in this process."""
    bot = Bot(simulator, settings)
    await bot.prepare()
    async with bot.database.transaction() as session:
        await demo.load_cast(session, simulator.now())
    await bot.load_goals("puno", [60, 60, 70, 10, 89, 50, 7, 75, 55, 1, 50, 50])
    yield bot
    await bot.database.close()


@pytest.fixture
async def process(simulator: Simulator, database_url: str) -> AsyncIterator[Process]:
    process = Process(simulator, database_url)
    await process.start()
    yield process
    await process.kill()
