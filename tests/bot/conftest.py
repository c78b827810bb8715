"""For tests that run the bot as a process."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from simulator import Simulator
from storage.database import Database
from tests.bot.cli.folders import let_in
from tests.commands import Cli
from tests.process import Process
from tests.templates import begin_with_example

pytest.register_assert_rewrite("tests.bot.kills.accounts")


@pytest.fixture
async def process(simulator: Simulator, database_url: str) -> AsyncIterator[Process]:
    process = Process(simulator, database_url)
    await process.start()
    yield process
    await process.kill()


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    return Cli(tmp_path)


@pytest.fixture
def loaded(cli: Cli) -> Cli:
    """With the example's data."""
    asyncio.run(begin(cli.folder))
    return cli


async def begin(folder: Path) -> None:
    database = Database(f"sqlite:///{folder / 'puntual.db'}")
    await begin_with_example(database)
    await database.close()


@pytest.fixture
def peopled(loaded: Cli) -> Cli:
    """With the example's data and the cast."""
    let_in(loaded)
    return loaded
