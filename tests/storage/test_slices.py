"""Tidying a great deal keeps nobody waiting, and the file gives back what is deleted."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from sqlmodel import func, select

from jobs.cleanup import CHANGES_KEPT, SENT_KEPT, tidy
from storage.database import Database, run, table_of
from storage.models import HandledUpdate, Outbox, Person, Priority, RowKind, RowState
from tests.conftest import TEN_IN_THE_MORNING as NOW

A_SECOND = timedelta(seconds=1)
OLD = NOW - SENT_KEPT - A_SECOND
MANY = 10_000


def rows(count: int) -> Iterator[dict[str, object]]:
    for number in range(count):
        at = NOW - A_SECOND if number % 100 == 0 else OLD
        yield {
            **{"chat_id": 5, "kind": RowKind.SAY, "state": RowState.SENT, "priority": 0},
            **{"payload": {"text": "x" * 600}, "created_at": at, "due_at": at, "expires_at": at},
            **{"done_at": at, "attempts": 1, "maybe_sent": 0, "message_id": number},
        }


async def fill(database: Database) -> None:
    async with database.transaction() as session:
        for first in range(0, MANY, 5_000):
            await run(session, table_of(Outbox).insert(), list(rows(5_000)))
            seen = [{"update_id": first + n, "at": OLD} for n in range(5_000)]
            await run(session, table_of(HandledUpdate).insert(), seen)


async def longest_pause(stop: asyncio.Event) -> float:
    longest, before = 0.0, perf_counter()
    while not stop.is_set():
        await asyncio.sleep(0)
        now = perf_counter()
        longest, before = max(longest, now - before), now
    return longest


@pytest.mark.both_databases
async def test_a_great_deal_is_tidied_in_slices_and_what_is_new_stays(
    database: Database, tmp_path: Path
) -> None:
    await fill(database)
    async with database.transaction() as session:
        session.add(Person(telegram_id=5, created_at=NOW))
        pressed: dict[str, Any] = {"text": "x", "keyboard": [[["Sí", "send:1"]]]}
        bare: dict[str, Any] = {"text": "x", "keyboard": []}
        told = (RowKind.SAY, Priority.UNASKED, bare)
        asked = [(kind, Priority.ANSWER, pressed) for kind in (RowKind.SHOW, RowKind.OPEN)]
        asked += [(RowKind.SAY, Priority.ANSWER, said) for said in (bare, pressed)]
        for kind, priority, payload in (*asked, told):
            at = NOW - CHANGES_KEPT - A_SECOND
            row: dict[str, Any] = {"created_at": at, "due_at": at, "expires_at": at, "done_at": at}
            row |= {"priority": priority, "payload": payload}
            session.add(Outbox(chat_id=5, kind=kind, state=RowState.SENT, **row))
    file = tmp_path / "puntual.db"
    before = file.stat().st_size if file.exists() else 0
    stop = asyncio.Event()
    watching = asyncio.create_task(longest_pause(stop))
    try:
        await tidy(database, lambda: NOW)
    finally:
        stop.set()
    assert await watching < 0.2, "of a machine that others use; alone it is under 0.02"
    async with database.transaction() as session:
        kept = (await session.exec(select(func.count()).select_from(Outbox))).one()
        seen = (await session.exec(select(func.count()).select_from(HandledUpdate))).one()
    assert (kept, seen) == (MANY // 100 + 2, 0), (
        "what has buttons, and what nobody asked for, stays"
    )
    if not database.shared:
        await database.close()
        assert file.stat().st_size < before / 4


@pytest.mark.sqlite_only
async def test_a_file_of_before_is_written_anew_once(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    with closing(sqlite3.connect(file)) as old:
        old.execute("PRAGMA journal_mode = WAL").close()
        old.execute("CREATE TABLE grown (x)")
        old.execute("INSERT INTO grown VALUES (zeroblob(4000000))")
        old.execute("DELETE FROM grown")
        old.commit()
    database = Database(f"sqlite:///{file}")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await database.make_shrinkable()
        assert file.stat().st_size > 4_000_000, "another process is at it: later"
        other.rollback()
    await database.make_shrinkable()
    await database.close()
    assert file.stat().st_size < 100_000
    with closing(sqlite3.connect(file)) as new:
        assert new.execute("PRAGMA auto_vacuum").fetchone() == (2,)
