"""The example's database, made once in a process and copied for each test that begins with it."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path

from sqlalchemy import URL, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.example import load_example
from storage.database import Database

EXAMPLE = f"puntual_example_{os.getpid()}"


async def begin_with_example(database: Database) -> None:
    """Copies it to where there is nothing yet; else loads what is missing."""
    url = database.engine.url
    if url.get_backend_name() == "sqlite" and url.database and not _is_there(url.database):
        shutil.copy(await _sqlite_file(), url.database)
    elif url.get_backend_name() == "postgresql" and await _is_empty(database):
        await database.engine.dispose()
        await _copy(url)
    else:
        await _load(database)


async def forget_example(server: str) -> None:
    url = Database(server).engine.url
    await _administer(url, f"DROP DATABASE IF EXISTS {EXAMPLE} WITH (FORCE)")


async def _load(database: Database) -> None:
    await database.migrate()
    async with database.transaction() as session:
        await load_example(session)


def _is_there(path: str) -> bool:
    return Path(path).exists()


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """It goes with the process."""
    return tempfile.TemporaryDirectory(prefix="puntual-example-")


async def _sqlite_file() -> str:
    folder = _folder().name
    path = f"{folder}/example.db"
    if not _is_there(path):
        made = Database(f"sqlite:///{folder}/made.db")
        await _load(made)
        await made.close()
        with closing(sqlite3.connect(f"{folder}/made.db")) as connection:
            connection.execute("VACUUM INTO ?", (path,))
    return path


async def _is_empty(database: Database) -> bool:
    query = text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
    async with database.engine.connect() as connection:
        tables: int = (await connection.execute(query)).scalar_one()
    return tables == 0


async def _copy(url: URL) -> None:
    if not await _administer(url, "SELECT 1 FROM pg_database WHERE datname = :name", name=EXAMPLE):
        await _administer(url, f"CREATE DATABASE {EXAMPLE}_new")
        made = Database(url.set(database=f"{EXAMPLE}_new").render_as_string(hide_password=False))
        await _load(made)
        await made.close()
        await _administer(url, f"ALTER DATABASE {EXAMPLE}_new RENAME TO {EXAMPLE}")
    await _administer(url, f"DROP DATABASE {url.database} WITH (FORCE)")
    await _administer(url, f"CREATE DATABASE {url.database} TEMPLATE {EXAMPLE}")


async def _administer(url: URL, statement: str, **params: str) -> bool:
    """Whether it answered anything."""
    engine = create_async_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        found = await connection.execute(text(statement), params)
        answered = found.returns_rows and found.first() is not None
    await engine.dispose()
    return answered
