"""SQLite's file through a year of updates, tidied by the clock: `python -m tests.bench.year`.

Each fortnight's updates are written at once, and then all that there is grows older by as much.
"""

import argparse
import asyncio
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from bot.config.clock import system_clock
from jobs.cleanup import tidy
from storage.database import Database
from tests.bench.fake import FIRST_CHAT
from tests.bench.offices import prepare
from tests.bench.processes import Process, Telegram, telegram

CHATS = 50
FORTNIGHTS = 26
TIMES = {"outbox": ("created_at", "due_at", "done_at"), "handled_update": ("at",)}
OLDER = "UPDATE {0} SET {1} = strftime('%Y-%m-%d %H:%M:%f', {1}, '-14 days')"


async def measure(fake: Telegram, file: Path, updates: int) -> None:
    url = f"sqlite:///{file}"
    await prepare(url, CHATS, FIRST_CHAT)
    await fake.begin(CHATS)
    words = "tests.bench.puntual", fake.url, url, str(CHATS), "unhurried"
    largest, database = 0.0, Database(url)
    figures = kept = 0
    print(
        f"MB of SQLite's file through {updates:,} updates in a year, with its log, each fortnight:"
    )
    for _ in range(FORTNIGHTS):
        bot = await Process.start(*words)
        written = await fake.load(bot, updates // FORTNIGHTS)
        await bot.stop()
        figures, kept = figures + written.figures, kept + written.kept
        largest = max(largest, _megabytes(file))
        _grow_older(file)
        await tidy(database, system_clock)
        print(f"{_megabytes(file):.1f}", end=" ", flush=True)
    print(f"\n{kept:,} of {figures:,} figures were kept;", end=" ")
    print(f"the largest before tidying: {largest:.1f}; at the end:")
    _tell_tables(file)
    await database.close()


def _megabytes(file: Path) -> float:
    return sum(path.stat().st_size for path in file.parent.glob(f"{file.name}*")) / 1e6


def _grow_older(file: Path) -> None:
    with closing(sqlite3.connect(file, timeout=60)) as connection, connection:
        for table, columns in TIMES.items():
            for column in columns:
                connection.execute(OLDER.format(table, column))


def _tell_tables(file: Path) -> None:
    """The tables and indexes that take most, where SQLite can tell."""
    sizes = "SELECT name, sum(pgsize) / 1e6 FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 8"
    rows = "SELECT count(*) FROM {}"
    with closing(sqlite3.connect(file)) as connection:
        try:
            for name, megabytes in connection.execute(sizes).fetchall():
                print(f"  {name:<32} {megabytes:6.1f} MB")
        except sqlite3.OperationalError:  # it was built without that table
            for table in ("outbox", "audit_entry", "audit_seal", "figure_change"):
                print(f"  {table:<32} {connection.execute(rows.format(table)).fetchone()[0]} rows")


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--updates", type=int, default=100_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        async with telegram() as fake:
            await measure(fake, Path(folder) / "year.db", given.updates)


if __name__ == "__main__":
    asyncio.run(main())
