"""The database: transactions that commit whole or not at all, and statements without the ORM."""

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, nullcontext, suppress
from typing import Any, TypeVar

import sqlalchemy
from sqlalchemy import URL, CursorResult, Executable, Select, Table, event, literal
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.engine import ExceptionContext, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage import schema_version, sqlite_driver
from storage.outages import Unreachable
from storage.row_session import IN_LOOP, RowSession
from storage.waits import ANSWERING, PATIENT, POOL_SIZE, Waits, connect_args
from storage.writer_turns import WriterTurns

DRIVERS = {
    "sqlite": sqlite_driver.DRIVER,
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}
NO_CHAT = -(1 << 62)  # advisory locks count from here: no chat of Telegram's has such a number
MIGRATION_LOCK = NO_CHAT  # the one that one process at a time migrates under
PRESENCE_LOCKS = 1_821  # the class of advisory locks that stand for living processes
Rows = CursorResult[*tuple[Any, ...]]
ByDialect = Mapping[str, Executable]  # a statement that each database says in its own way
Reached = TypeVar("Reached")


class Database:
    """A database by its `url`: 'sqlite:///file.db' or 'postgresql://user@host/name'.

    `shared`: whether several processes may work on it; SQLite is one process's own.
    """

    def __init__(self, url: str, waits: Waits | None = None) -> None:
        parsed = make_url(url)
        parsed = parsed.set(drivername=DRIVERS.get(parsed.drivername, parsed.drivername))
        self.shared = parsed.get_backend_name() != "sqlite"
        self.engine = self._engine(parsed, waits or ANSWERING)
        self._presence: AsyncConnection | None = None
        self._turns = None if self.shared else WriterTurns()
        if not self.shared:
            sqlite_driver.prepare(self.engine.sync_engine)

    def _engine(self, url: URL, waits: Waits) -> AsyncEngine:
        bounds: dict[str, Any] = {"pool_size": POOL_SIZE, "max_overflow": 0}
        bounds["pool_timeout"] = waits.pool
        if self.shared:
            bounds["connect_args"] = connect_args(waits)
        engine = create_async_engine(url, hide_parameters=True, **bounds)  # they hold free text
        event.listen(engine.sync_engine, "handle_error", _without_answer, retval=True)
        return engine

    @asynccontextmanager
    async def patient(self) -> AsyncIterator[AsyncConnection]:
        """A connection for work of minutes for which nobody waits. Raises Unreachable."""
        engine = self._engine(self.engine.url, PATIENT) if self.shared else self.engine
        try:
            async with _connected(engine) as connection:
                yield connection
        finally:
            if engine is not self.engine:
                await engine.dispose()

    @asynccontextmanager
    async def transaction(
        self, *, first: bool = False, last: bool = False
    ) -> AsyncIterator[AsyncSession]:
        """A session that commits when the block ends and rolls everything back when it raises.

        `first`: before others that wait for SQLite's one writer, as what must not be late;
        `last`: after them.
        Raises Unreachable when it can't be begun.
        """
        session = AsyncSession(
            self.engine,
            sync_session_class=RowSession,
            expire_on_commit=False,
            info={IN_LOOP: not self.shared},
        )
        turn = self._turns.turn(first=first, last=last) if self._turns else nullcontext()
        async with turn, session, session.begin():
            await _reached(session.connection())
            yield session

    @property
    def crowded(self) -> bool:
        """Tell whether transactions wait for SQLite's one writer."""
        return self._turns is not None and self._turns.crowded

    async def one_at_a_time(self, session: AsyncSession, chat_id: int) -> None:
        """Keep other processes from handling that chat's updates until this transaction ends."""
        if self.shared:
            await session.exec(select(func.pg_advisory_xact_lock(chat_id)))

    async def migrate(self) -> None:
        """Bring the schema up to date; quick when it already is. Raises Unreachable."""
        async with self.patient() as connection:
            if self.shared:
                await connection.execute(select(func.pg_advisory_xact_lock(MIGRATION_LOCK)))
            await connection.run_sync(schema_version.upgrade)
            await connection.commit()

    async def shred(self) -> None:
        """Empty SQLite's log of changes, which holds what was deleted since."""
        if self.shared:
            return
        async with _connected(self.engine) as connection:
            await connection.run_sync(lambda sync: sqlite_driver.empty_log(sync.connection))

    async def make_shrinkable(self) -> None:
        """Have SQLite's file give back what is deleted; later, where another process is at it."""
        if self.shared:
            return
        async with _connected(self.engine) as connection:
            raw = await connection.get_raw_connection()
            with suppress(sqlite3.OperationalError):
                sqlite_driver.make_shrinkable(raw.driver_connection)

    async def answers(self) -> None:
        """Check that the database answers the simplest query; raises where it does not."""
        async with _connected(self.engine) as connection:
            await connection.run_sync(lambda sync: sync.execute(select(literal(1))))

    async def stay_present(self, worker: int) -> None:
        """Hold the lock of that number, which shows that this process lives.

        On a shared database it is a lock that ends with its connection, so that what a killed
        process had claimed is soon free. Where the connection was lost, another takes its place.
        """
        if not self.shared:
            return
        if self._presence is None:
            self._presence = await _reached(self.engine.connect())
            await self._presence.execution_options(isolation_level="AUTOCOMMIT")
        try:
            await self._presence.execute(select(func.pg_try_advisory_lock(PRESENCE_LOCKS, worker)))
        except BaseException:
            lost, self._presence = self._presence, None
            await lost.invalidate()
            await lost.close()
            raise

    async def close(self) -> None:
        if self._presence is not None:
            await self._presence.close()
            self._presence = None
        await self.engine.dispose()


@asynccontextmanager
async def _connected(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    connection = await _reached(engine.connect())
    try:
        yield connection
    finally:
        await connection.close()


def _without_answer(context: ExceptionContext) -> Exception | None:
    """Give up a connection that no answer came on, and with it all that are as old."""
    if not isinstance(context.original_exception, TimeoutError):
        return None
    context.is_disconnect = True
    return Unreachable("the database does not answer")


async def _reached(connecting: Awaitable[Reached]) -> Reached:
    """Await a connection; whatever goes wrong, by whichever library, is raised as Unreachable."""
    try:
        return await connecting
    except Exception as error:
        raise Unreachable(str(error) or type(error).__name__) from error


def table_of(model: type[SQLModel]) -> Table:
    table: Table = model.__table__  # type: ignore[attr-defined]  # SQLModel sets it on tables
    return table


def columns(model: type[SQLModel], *names: str) -> Select[*tuple[Any, ...]]:
    """A query for some columns of a table, as plain rows: no object of the ORM is made of them."""
    table = table_of(model)
    return sqlalchemy.select(*(table.c[name] for name in names))


async def run(session: AsyncSession, statement: Executable | ByDialect, params: Any) -> Rows:
    """Execute a statement on tables, in this session's transaction and without its ORM.

    With a list of params, once for each.
    """
    if isinstance(statement, Mapping):
        statement = statement[session.get_bind().dialect.name]

    def execute(sync: Session) -> Rows:
        sync.flush()
        return sync.connection().execute(statement, params)

    sync = session.sync_session
    return execute(sync) if sync.info.get(IN_LOOP) else await session.run_sync(execute)


def insert_by_dialect(model: type[SQLModel], finish: Callable[[Any], Any]) -> ByDialect:
    """An insert into the model's table, with the clauses (as ON CONFLICT) that `finish` adds."""
    return {
        "sqlite": finish(sqlite_insert(table_of(model))),
        "postgresql": finish(postgresql_insert(table_of(model))),
    }


def insert_if_new(model: type[SQLModel], **conflict: Any) -> ByDialect:
    """An insert that does nothing where the row is there, by its key or what `conflict` names."""
    return insert_by_dialect(model, lambda insert: insert.on_conflict_do_nothing(**conflict))


def upsert(model: type[SQLModel], *changed: str, where: Any = None) -> ByDialect:
    """An insert that changes those columns of a row that is there with its primary key.

    `where`: of a row to which this does not apply, nothing is changed.
    """
    return insert_by_dialect(
        model,
        lambda insert: insert.on_conflict_do_update(
            index_elements=list(table_of(model).primary_key),
            set_={name: insert.excluded[name] for name in changed},
            where=where,
        ),
    )
