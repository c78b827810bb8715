"""Processes that live through the year: one that is killed, or several side by side."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path
from random import Random
from time import sleep

from sqlalchemy.exc import DBAPIError

from jobs.sweep import tick
from storage.database import Database
from storage.outages import is_outage
from tests.compiled import share_compiled_statements
from tests.forks import PROCESSES
from tests.jobs.year.days import lima
from tests.jobs.year.events import happen
from tests.jobs.year.mailbox import Mailbox
from tests.jobs.year.stories import most_hours
from tests.jobs.year.year import Life, prepare

LIVES = get_context("fork")  # of a process that has warmed up
LONGEST_HOUR = 0.1  # seconds: with its deliveries
PATIENCE = 60


def live_on(url: str, mailbox: Path, life: int, start: int, ticking: Connection) -> None:
    """Says the number of each hour as it begins."""

    async def live() -> None:
        ours = Life(Database(url), Mailbox(mailbox, life))
        await ours.begin()
        for number, now in list(enumerate(most_hours()))[start:]:
            ticking.send(number)
            await ours.hour(now)
        await ours.database.close()

    asyncio.run(live())


def live_through_kills(url: str, mailbox: Path, kills: Sequence[int], chance: Random) -> None:
    """SIGKILL in each of those hours (or just after); the next life begins with that hour anew."""
    args = (url, mailbox, kills, chance)
    process = PROCESSES.Process(target=live_again_and_again, args=args)
    process.start()
    process.join()
    assert process.exitcode == 0


def live_again_and_again(url: str, mailbox: Path, kills: Sequence[int], chance: Random) -> None:
    asyncio.run(warm_up(mailbox.parent))
    hour = 0
    for life, last in enumerate([*sorted(kills), None]):
        ticks, ticking = LIVES.Pipe(duplex=False)
        process = LIVES.Process(target=live_on, args=(url, mailbox, life, hour, ticking))
        process.start()
        ticking.close()
        with suppress(EOFError):
            while last is None or hour < last:
                hour = ticks.recv()
            sleep(chance.uniform(0, LONGEST_HOUR))
            process.kill()
            while True:
                hour = ticks.recv()
        process.join(PATIENCE)
        assert process.exitcode == (0 if last is None else -9)


async def warm_up(directory: Path) -> None:
    """What a process does once, so that each life need not: words are read, tables are mapped."""
    share_compiled_statements()
    database = Database(f"sqlite:///{directory / 'elsewhere.db'}")
    await prepare(database)
    life = Life(database, Mailbox(directory / "elsewhere"))
    for now in (lima(2021, 1, 4, 9), lima(2021, 1, 18, 9)):
        await life.hour(now)
    await database.close()


async def come_round(database: Database, now: datetime) -> None:
    """Tick until it is done: where a row was locked for too long, it comes round again."""
    while True:
        try:
            return await tick(database, now)
        except DBAPIError as error:
            if not is_outage(error):
                raise


def share(url: str, mailbox: Path, rank: int, side_by_side: Barrier, hours: list[datetime]) -> None:
    """Each hour's ticks at once, then its reports, then its deliveries at once."""

    async def live() -> None:
        ours = Life(Database(url), Mailbox(mailbox, rank))
        await ours.begin()
        for now in hours:
            side_by_side.wait(PATIENCE)
            await come_round(ours.database, now)
            side_by_side.wait(PATIENCE)
            if rank == 0:
                await happen(ours.database, now)
            side_by_side.wait(PATIENCE)
            await ours.deliver(now)
        side_by_side.wait(PATIENCE)
        await ours.database.close()

    asyncio.run(live())


def live_side_by_side(url: str, mailbox: Path, count: int, hours: list[datetime]) -> None:
    side_by_side = PROCESSES.Barrier(count)
    processes = [
        PROCESSES.Process(target=share, args=(url, mailbox, rank, side_by_side, hours))
        for rank in range(count)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * count
