"""A file of SQLite that somebody else is just making, or changing as a whole, is waited for."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Timer

from sqlalchemy import text

from storage.database import Database

READ = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT * FROM made")
connection.close()
"""


async def test_who_opens_it_waits_until_the_other_is_done(tmp_path: Path) -> None:
    path = tmp_path / "puntual.db"
    with closing(sqlite3.connect(path, check_same_thread=False, isolation_level=None)) as other:
        other.execute("CREATE TABLE made (by)")
        other.execute("BEGIN EXCLUSIVE")
        done = Timer(0.3, other.rollback)
        done.start()
        database = Database(f"sqlite:///{path}")
        await database.answers()
        await database.close()
        done.join()


async def test_who_opens_it_a_second_time_leaves_the_first_one_s_locks(tmp_path: Path) -> None:
    path = tmp_path / "puntual.db"
    first = Database(f"sqlite:///{path}")
    async with first.transaction() as session:
        await session.exec(text("CREATE TABLE made (by)"))  # type: ignore[call-overload]
    second = Database(f"sqlite:///{path}")  # with no connection yet
    assert _closed_by_another(path).returncode == 0
    assert path.with_name("puntual.db-wal").exists()  # kept, since somebody else works with it
    await first.close()
    await second.close()


def _closed_by_another(path: Path) -> subprocess.CompletedProcess[bytes]:
    """Another process that reads the file and leaves: its log goes once nobody has it open."""
    return subprocess.run([sys.executable, "-c", READ, str(path)], check=False)
