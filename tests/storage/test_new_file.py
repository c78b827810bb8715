"""A file of SQLite that somebody else is just making, or changing as a whole, is waited for."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Timer

from storage.database import Database


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
