"""Work on many rows in slices of some milliseconds, so that nobody waits for all of it."""

import asyncio
from time import perf_counter
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, func, select
from sqlmodel import SQLModel

from storage.database import Database, run, table_of
from storage.sqlite_driver import free_pages, give_pages_back

SLICE_SECONDS = 0.008
FIRST, FEWEST, MOST = 100, 20, 2_000  # rows of a slice; as many as fit in its time
PAGES = 100  # of the file, of 4 KiB
PAGES_KEPT = 250  # for what is written next


async def delete_in_slices(
    database: Database, model: type[SQLModel], *which: ColumnElement[bool]
) -> None:
    """Delete rows, a stretch of the primary key in each transaction; twice is harmless."""
    [key] = table_of(model).primary_key
    stretch = select(key).order_by(key).limit(bindparam("rows"))
    after: Any = None
    rows = FIRST
    while True:
        beyond = [] if after is None else [key > after]
        ends = select(func.max(stretch.where(*beyond).subquery().c[0]))
        async with database.transaction() as session:
            began = perf_counter()
            last = (await run(session, ends, {"rows": rows})).scalar()
            if last is None:
                return
            gone = delete(table_of(model)).where(*beyond, key <= last, *which)
            await run(session, gone, {})
            took = perf_counter() - began
        after = last
        fitting = int(rows * SLICE_SECONDS / max(took, 0.0001))
        rows = max(FEWEST, min(fitting, 2 * rows, MOST))


async def shrink_file(database: Database) -> None:
    """Give what was deleted back to the disk; a PostgreSQL server does so by itself."""
    if database.shared:
        return
    before = None
    while True:
        async with database.transaction() as session:
            connection = await session.connection()
            free = await connection.run_sync(free_pages)
            if free <= PAGES_KEPT or free == before:
                return
            await connection.run_sync(give_pages_back, PAGES)
        before = free
        await asyncio.sleep(0)
