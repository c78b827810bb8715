"""The arena's database, of either kind: asked beside the bot, and put back to where it stood."""

import asyncio
import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import URL, event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.database import Database

Rows = list[Any]


class Store(Protocol):
    async def keep(self) -> None:
        """From now on this is what `restore` leads back to; nobody is connected meanwhile."""

    async def restore(self) -> None:
        """Nobody is connected to what is thrown away."""

    def rows(self, query: str, *args: object) -> Rows:
        """Tuples; `?` stands for each of `args`. What is changed is committed at once."""

    async def close(self) -> None: ...


class SqliteStore:
    """Nothing waits for the disk: no test of the arena's pulls the plug."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._path = Path(engine.url.database or "")
        self._kept = self._path.with_suffix(".kept")
        self._database: sqlite3.Connection | None = None
        event.listen(engine.sync_engine, "connect", _never_wait)

    async def keep(self) -> None:
        shutil.copy(self._path, self._kept)

    async def restore(self) -> None:
        await self.close()
        for leftover in self._path.parent.glob(f"{self._path.name}*"):
            leftover.unlink()
        shutil.copy(self._kept, self._path)
        self._database = sqlite3.connect(self._path, isolation_level=None)
        _never_wait(self._database)

    def rows(self, query: str, *args: object) -> Rows:
        assert self._database is not None
        return self._database.execute(query, args).fetchall()

    async def close(self) -> None:
        if self._database is not None:
            self._database.close()


def _never_wait(connection: Any, _record: object = None) -> None:
    connection.execute("PRAGMA synchronous=OFF").close()


class PostgresStore:
    """`runner`: whose loop the connections belong to."""

    def __init__(self, runner: asyncio.Runner, url: URL) -> None:
        self._runner, self._name = runner, url.database
        self._engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
        self._above = create_async_engine(
            url.set(database="postgres"), isolation_level="AUTOCOMMIT"
        )
        self._connection: AsyncConnection | None = None

    async def keep(self) -> None:
        await self._administer(f"CREATE DATABASE {self._name}_kept TEMPLATE {self._name}")

    async def restore(self) -> None:
        await self._disconnect()
        await self._administer(f"DROP DATABASE {self._name}")
        await self._administer(f"CREATE DATABASE {self._name} TEMPLATE {self._name}_kept")
        self._connection = await self._engine.connect()

    def rows(self, query: str, *args: object) -> Rows:
        return self._runner.run(self._rows(query, args))

    async def close(self) -> None:
        await self._disconnect()
        await self._administer(f"DROP DATABASE {self._name}_kept")
        await self._above.dispose()

    async def _rows(self, query: str, args: tuple[object, ...]) -> Rows:
        assert self._connection is not None
        numbers = iter(range(1, 1 + len(args)))
        numbered = re.sub(r"\?", lambda _: f"${next(numbers)}", query)
        result = await self._connection.exec_driver_sql(numbered, args)
        return [tuple(row) for row in result] if result.returns_rows else []

    async def _disconnect(self) -> None:
        if self._connection is not None:
            await self._connection.close()
        await self._engine.dispose()

    async def _administer(self, statement: str) -> None:
        async with self._above.connect() as administrator:
            await administrator.exec_driver_sql(statement)


def store_of(database: Database, runner: asyncio.Runner) -> Store:
    engine = database.engine
    return PostgresStore(runner, engine.url) if database.shared else SqliteStore(engine)
