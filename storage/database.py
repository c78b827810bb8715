"""The one door to the database: a transaction that commits whole or not at all."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}
MIGRATING = 20_201_112  # the advisory lock that one process at a time migrates under
PRESENCE = 1_821  # the class of advisory locks that stand for living processes
MIGRATIONS = Path(__file__).parent / "migrations"


class Database:
    """`url`: 'sqlite:///file.db' or 'postgresql://user@host/name'.

    `shared`: whether several processes may work on it; SQLite is one process's own.
    """

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        parsed = parsed.set(drivername=DRIVERS.get(parsed.drivername, parsed.drivername))
        self.engine = create_async_engine(parsed, hide_parameters=True)  # they hold free text
        self._presence: AsyncConnection | None = None
        self.shared = parsed.get_backend_name() != "sqlite"
        self._writing: asyncio.Lock | nullcontext[None] = nullcontext()
        if not self.shared:
            # SQLite has one writer: waiting here is fair and quick, its busy handler is neither.
            self._writing = asyncio.Lock()
            event.listen(self.engine.sync_engine, "connect", _prepare_sqlite)
            event.listen(self.engine.sync_engine, "begin", _begin_immediate)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """Commits when the block ends, rolls everything back when it raises."""
        session = AsyncSession(self.engine, expire_on_commit=False)
        async with self._writing, session, session.begin():
            yield session

    async def one_at_a_time(self, session: AsyncSession, chat_id: int) -> None:
        """Until this transaction ends, no other process handles an update of that chat."""
        if self.shared:
            await session.exec(select(func.pg_advisory_xact_lock(chat_id)))

    async def migrate(self) -> None:
        """Brings the schema up to date; quick when it already is."""
        async with self.engine.connect() as connection:
            if self.shared:
                await connection.execute(select(func.pg_advisory_xact_lock(MIGRATING)))
            await connection.run_sync(_upgrade)
            await connection.commit()

    async def be_present(self) -> int:
        """A number that stands for this process; its claims are its own while it lives.

        On a shared database it is a lock that ends with the connection, so that what a killed
        process had claimed is free at once.
        """
        worker = secrets.randbits(30)
        if self.shared:
            self._presence = await self.engine.connect()
            await self._presence.execute(select(func.pg_advisory_lock(PRESENCE, worker)))
            await self._presence.commit()
        return worker

    async def close(self) -> None:
        if self._presence is not None:
            await self._presence.close()
            self._presence = None
        await self.engine.dispose()


def migration_config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> None:
    config = migration_config(connection)
    head = ScriptDirectory.from_config(config).get_current_head()
    if MigrationContext.configure(connection).get_current_revision() != head:
        command.upgrade(config, "head")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=5000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
