"""For tests that run the bot as a process."""

from collections.abc import AsyncIterator

import pytest

from simulator import Simulator
from tests.process import Process

pytest.register_assert_rewrite("tests.bot.accounts")


@pytest.fixture
async def process(simulator: Simulator, database_url: str) -> AsyncIterator[Process]:
    process = Process(simulator, database_url)
    await process.start()
    yield process
    await process.kill()
