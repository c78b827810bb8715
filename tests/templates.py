"""Databases that are made once in a process, and copied for each test that begins with them."""

import atexit
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import closing
from functools import cache
from pathlib import Path

import asyncpg
from sqlalchemy import URL, make_url, text
from sqlalchemy.exc import DBAPIError

from bot.example.published_report import load_example
from storage.database import Database

OWN = f"_{os.getpid()}"  # ends the names of this process's databases
QUICKLY = "STRATEGY FILE_COPY"  # a tenth of the time, where the server need not wait for its disk
NO_SUCH_DATABASE = "3D000"  # PostgreSQL's code
Fill = Callable[[str], Awaitable[None]]  # what is at that address, and closes it

_MADE: set[str] = set()


async def begin_with_example(database: Database) -> None:
    """Copies it to where there is nothing yet; else loads what is missing."""
    if not await begin_with("example", _fill_with_example, database):
        await _load(database)


async def begin_empty(database: Database) -> None:
    """With its tables, and nothing in them."""
    if not await begin_with("tables", _fill_with_tables, database):
        await database.migrate()


async def begin_with(name: str, fill: Fill, database: Database) -> bool:
    """Whether it was copied: it is not to where there is something already."""
    url = database.engine.url
    if url.get_backend_name() == "sqlite" and url.database:
        if _is_there(Path(url.database)):
            return False
        shutil.copy(await _sqlite_file(name, fill), url.database)
        return True
    if not await _is_nothing_there(database):
        return False
    await database.engine.dispose()
    await _copy(name, fill, url)
    return True


async def forget_templates(server: str) -> None:
    await administer(server, *(f"DROP DATABASE {name} WITH (FORCE)" for name in _MADE))


async def _fill_with_example(url: str) -> None:
    database = Database(url)
    await _load(database)
    await database.close()


async def _fill_with_tables(url: str) -> None:
    database = Database(url)
    await database.migrate()
    await database.close()


async def _load(database: Database) -> None:
    await database.migrate()
    async with database.transaction() as session:
        await load_example(session)


@cache
def _folder() -> Path:
    """It goes with the process."""
    folder = tempfile.mkdtemp(prefix="puntual-templates-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _is_there(path: Path) -> bool:
    """Whether there is more than the file that is made, for its owner alone, before it is used."""
    return path.exists() and path.stat().st_size > 0


async def _sqlite_file(name: str, fill: Fill) -> Path:
    path = _folder() / f"{name}.db"
    if not _is_there(path):
        made = path.with_suffix(".made")
        await fill(f"sqlite:///{made}")
        with closing(sqlite3.connect(made)) as connection:
            connection.execute("VACUUM INTO ?", (str(path),))
    return path


async def _is_nothing_there(database: Database) -> bool:
    """Neither a database nor, in one that was made for a test, a table."""
    query = text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
    try:
        async with database.engine.connect() as connection:
            tables: int = (await connection.execute(query)).scalar_one()
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", "") != NO_SUCH_DATABASE:
            raise
        return True
    return tables == 0


async def _copy(name: str, fill: Fill, url: URL) -> None:
    template = f"puntual_{name}{OWN}"
    server = url.render_as_string(hide_password=False)
    if template not in _MADE:
        await administer(server, f"CREATE DATABASE {template}")
        await fill(url.set(database=template).render_as_string(hide_password=False))
        _MADE.add(template)
    await administer(
        server,
        f"DROP DATABASE IF EXISTS {url.database} WITH (FORCE)",
        f"CREATE DATABASE {url.database} TEMPLATE {template} {QUICKLY}",
    )


async def administer(server: str, *statements: str) -> None:
    """Each by itself, since databases are made and dropped outside of transactions.

    `server`: the address of any of its databases. Without an engine, which each test would make
    twice.
    """
    url = make_url(server).set(drivername="postgresql", database="postgres")
    connection = await asyncpg.connect(url.render_as_string(hide_password=False))
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()
