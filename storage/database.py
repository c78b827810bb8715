"""The one door to the database: a transaction that commits whole or not at all."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

import sqlalchemy
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, CursorResult, Executable, Select, Table
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage import sqlite

DRIVERS = {
    "sqlite": sqlite.DRIVER,
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}
MIGRATING = 20_201_112  # the advisory lock that one process at a time migrates under
PRESENCE = 1_821  # the class of advisory locks that stand for living processes
Rows = CursorResult[*tuple[Any, ...]]
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
            sqlite.prepare(self.engine.sync_engine)

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


def table_of(model: type[SQLModel]) -> Table:
    table: Table = model.__table__  # type: ignore[attr-defined]  # SQLModel sets it on tables
    return table


def columns(model: type[SQLModel], *names: str) -> Select[*tuple[Any, ...]]:
    """Some columns of a table, as plain rows: no object of the ORM is made of them."""
    table = table_of(model)
    return sqlalchemy.select(*(table.c[name] for name in names))


async def run(session: AsyncSession, statement: Executable, params: Any) -> Rows:
    """A statement on tables, in this session's transaction and without its ORM: the quick way.

    A list of params runs it for each.
    """

    def execute(sync: Session) -> Rows:
        sync.flush()
        return sync.connection().execute(statement, params)

    return await session.run_sync(execute)


def upsert(model: type[SQLModel], *changed: str) -> dict[str, Executable]:
    """Puts a row in, or changes those columns of the one with its primary key; by dialect."""
    table = table_of(model)
    return {
        name: insert.on_conflict_do_update(
            index_elements=list(table.primary_key),
            set_={each: insert.excluded[each] for each in changed},
        )
        for name, insert in (
            ("sqlite", sqlite_insert(table)),
            ("postgresql", postgresql_insert(table)),
        )
    }


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
