"""SQLite in the event loop: its statements take microseconds, the way to a thread many more.

SQLAlchemy's own asynchronous driver crosses to a thread and back four times for each statement,
which was more than half of what an update cost. Here statements run where they are called; only
what waits for the disk (the commit) or for another process (the lock) lets others work meanwhile.
"""

import asyncio
import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import URL
from sqlalchemy.pool import AsyncAdaptedQueuePool, Pool
from sqlalchemy.util import await_only

DRIVER = "sqlite+direct"
BUSY_SECONDS = 3.0  # how long another process (a command) may hold the file
LOOK_AGAIN_SECONDS = 0.01
CHANGES_BEFORE = "changes before"  # a connection's: how many rows it had changed at its last BEGIN
# A file that is new gives pages back; `auto_vacuum` counts only before there is a table.
PRAGMAS = (
    "busy_timeout=3000",  # of these themselves: another may be making the file
    "auto_vacuum=INCREMENTAL",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=0",
    "secure_delete=ON",  # what is deleted is nowhere in the file
)


class DirectSqlite(SQLiteDialect_pysqlite):
    """SQLAlchemy's dialect of SQLite, as one that may be awaited."""

    driver = "direct"
    is_async = True
    supports_statement_cache = True

    door: "_Door | None" = None  # where there is one writer

    @classmethod
    def get_pool_class(cls, url: URL) -> type[Pool]:
        return AsyncAdaptedQueuePool

    def create_connect_args(self, url: URL) -> Any:
        self._on_disk = url.database not in (None, "", ":memory:")
        if self._on_disk and not str(url.database).startswith("file:"):
            _keep_private(Path(str(url.database)))
        positional, named = super().create_connect_args(url)
        return positional, {**named, "check_same_thread": False, "timeout": 0}

    def do_begin(self, dbapi_connection: Any) -> None:
        if self.door is not None:
            self.door.enter(dbapi_connection)

    def do_commit(self, dbapi_connection: Any) -> None:
        unchanged = dbapi_connection.info.get(CHANGES_BEFORE) == dbapi_connection.total_changes
        if unchanged or not self._on_disk:
            dbapi_connection.commit()  # nothing waits for the disk
        else:
            await_only(_to_its_end(dbapi_connection.commit))


registry.register("sqlite.direct", __name__, DirectSqlite.__name__)


def _keep_private(file: Path) -> None:
    """Let nobody else read the database; its log takes on what the file allows.

    What is no file, as /dev/null, is everybody's and stays so. A file that is there is not opened:
    to close it would give up the locks of this process's connections to it.
    """
    with suppress(OSError):  # what is wrong with it is said when it is opened
        if not file.exists():
            os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
        if file.is_file():
            for each in (file, *file.parent.glob(f"{file.name}-???")):
                each.chmod(0o600)


async def _to_its_end(work: Callable[[], None]) -> None:
    """Do the work in a thread, and wait for its end even when cancelled, once or twice."""
    running = asyncio.get_running_loop().run_in_executor(None, work)
    cancelled = None
    while not running.done():
        try:
            await asyncio.wait((running,))
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        running.exception()  # seen: the transaction is over for who is cancelled
        raise cancelled
    running.result()


def prepare(engine: Engine) -> None:
    """Make connections durable, with foreign keys, and one writer from the first statement on.

    That begins in the dialect: what listens for it would be looked for at every statement.
    """
    event.listen(engine, "connect", _set_pragmas)
    engine.dialect.door = _Door()  # type: ignore[attr-defined]  # it is a DirectSqlite


def free_pages(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA freelist_count").scalar_one())


def give_pages_back(connection: Connection, pages: int) -> None:
    cursor = connection.connection.cursor()  # SQLAlchemy would stop after its first step
    cursor.execute(f"PRAGMA incremental_vacuum({pages})")
    cursor.fetchall()
    cursor.close()
    connection.info[CHANGES_BEFORE] = None  # no row was changed, but the commit is for the disk


def make_shrinkable(connection: Any) -> None:
    """Write a file of before anew, once, so that it gives pages back. Raises OperationalError."""
    if connection.execute("PRAGMA auto_vacuum").fetchone() == (0,):
        connection.execute("VACUUM").close()


def _set_pragmas(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def empty_log(connection: Any) -> None:
    """Write the log of changes into the file and cut it off; while another reads it, not yet."""
    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


class _Door:
    """The way into a transaction (BEGIN IMMEDIATE); after one long wait in vain none waits long."""

    def __init__(self) -> None:
        self._locked_since: float | None = None

    def enter(self, connection: Any) -> None:
        while True:
            try:
                connection.cursor().execute("BEGIN IMMEDIATE").close()
                self._locked_since = None
                connection.info[CHANGES_BEFORE] = connection.total_changes
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or self._waited_long():
                    raise
            await_only(asyncio.sleep(LOOK_AGAIN_SECONDS))

    def _waited_long(self) -> bool:
        self._locked_since = self._locked_since or monotonic()
        return monotonic() - self._locked_since > BUSY_SECONDS
