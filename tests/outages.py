"""A database that is away for a while, for real, and a webhook's settings."""

import asyncio
import socket
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.database import Database


@asynccontextmanager
async def away(database_url: str) -> AsyncIterator[None]:
    """SQLite's file is held by another, PostgreSQL ends every connection and takes no new one."""
    if database_url.startswith("sqlite"):
        async with _held(database_url):
            yield
    else:
        async with _closed(database_url):
            yield


@asynccontextmanager
async def _held(database_url: str) -> AsyncIterator[None]:
    file = make_url(database_url).database or ""
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")
        yield
        other.rollback()


@asynccontextmanager
async def _closed(database_url: str) -> AsyncIterator[None]:
    name = str(make_url(database_url).database)
    url = Database(database_url).engine.url.set(database="postgres")
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    end_all = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
    async with engine.connect() as administrator:
        await administrator.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false"))
        await administrator.execute(end_all, {"name": name})
        try:
            yield
        finally:
            await administrator.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true"))
    await engine.dispose()


def free_port() -> int:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        return int(nobody.getsockname()[1])
