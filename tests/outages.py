"""A database that is away for a while, for real, and a webhook's settings."""

import asyncio
import contextlib
import socket
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing

from sqlalchemy import URL, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.database import Database


@asynccontextmanager
async def away(database: Database) -> AsyncIterator[None]:
    """SQLite's file is held by another, PostgreSQL ends every connection and takes no new one.

    Afterwards `database`, the test's own door to it, has forgotten its dead connections.
    """
    url = database.engine.url
    async with _closed(url) if database.shared else _held(url):
        await database.engine.dispose()
        yield


@asynccontextmanager
async def full(database: Database) -> AsyncIterator[None]:
    """The file has no page to spare: a limit of SQLite's own stands for a full disk."""
    with closing(_open(database.engine.url)) as other:
        other.execute("PRAGMA max_page_count = 1")  # SQLite makes it as many as there are
        await asyncio.to_thread(_fill, other)
        yield
        await asyncio.to_thread(other.execute, "DELETE FROM outbox WHERE chat_id = 0")


def _fill(other: sqlite3.Connection) -> None:
    """Every gap in the table that all else is written to as well."""
    for size in (3000, 300, 30):
        with contextlib.suppress(sqlite3.OperationalError):
            while True:
                other.execute(_FILLER, (f'"{size * "x"}"',))


_FILLER = """
    INSERT INTO outbox (chat_id, kind, payload, state, created_at, due_at, expires_at, attempts)
    VALUES (0, 'say', ?, 'sent', '2021-01-01', '2021-01-01', '2021-01-01', 1)
"""


@asynccontextmanager
async def _held(url: URL) -> AsyncIterator[None]:
    with closing(_open(url)) as other:
        await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")
        yield
        other.rollback()


def _open(url: URL) -> sqlite3.Connection:
    return sqlite3.connect(url.database or "", isolation_level=None, check_same_thread=False)


@asynccontextmanager
async def _closed(url: URL) -> AsyncIterator[None]:
    name = url.database
    engine = create_async_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    end_all = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
    try:
        async with engine.connect() as administrator:
            await administrator.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false"))
            await administrator.execute(end_all, {"name": name})
            try:
                yield
            finally:
                await administrator.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true"))
    finally:
        await engine.dispose()


def free_port() -> int:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        return int(nobody.getsockname()[1])
