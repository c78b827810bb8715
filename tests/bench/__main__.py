"""`make bench`: this bot beside a bare one, in one run on one machine; figures, no verdicts."""

import argparse
import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.bench import summaries
from tests.bench.fake import FIRST_CHAT
from tests.bench.offices import prepare
from tests.bench.processes import Process, Starter, Telegram, telegram
from tests.conftest import fresh_database, running_postgresql

CHATS = 200
WARM_UP = 600
THROUGHPUT = 3000
STEADY_RATE = 20
STEADY_UPDATES = 600
STARTS = 5
MOST = 0.9  # of the figures that are typed are kept; some press before their card is noted
OWED_TO_EACH = 5
FROM_PERU = 0.08  # seconds, there and back


async def measure(
    fake: Telegram, name: str, start: Starter, *, echoes: bool = False, delay: float = 0
) -> None:
    """One line: as fast as it goes, at a steady pace, CPU, memory, and the start."""
    await fake.begin(CHATS, delay=delay, echoes=echoes)
    starts = [await first_reply(fake, start) for _ in range(STARTS)]
    bot = await start(fake.url)
    await fake.load(bot, WARM_UP)
    fast = await fake.load(bot, THROUGHPUT)
    steady = await fake.load(bot, STEADY_UPDATES, STEADY_RATE)
    for each in () if echoes else (fast, steady):
        if each.kept < MOST * each.figures:
            raise RuntimeError(f"of {each.figures} figures only {each.kept} were kept")
    print(
        f"{name:<34} {fast.per_second:>7.0f} {fast.cpu_milliseconds:>7.2f} "
        f"{steady.percentile(50):>7.1f} {steady.percentile(95):>7.1f} "
        f"{steady.percentile(99):>7.1f} {bot.resident_mebibytes:>7.0f} "
        f"{median(starts):>7.2f}",
        flush=True,
    )
    await bot.stop()


async def first_reply(fake: Telegram, start: Starter) -> float:
    """Seconds from the start of the process to the answer to a message that waited for it."""
    began = perf_counter()
    bot = await start(fake.url)
    await fake.load(bot, 1)
    took = perf_counter() - began
    await bot.stop()
    return took


def puntual(database_url: str, pace: str = "unhurried") -> Starter:
    async def start(url: str) -> Process:
        return await Process.start("tests.bench.puntual", url, database_url, str(CHATS), pace)

    return start


async def echo(url: str) -> Process:
    return await Process.start("tests.bench.echo", url)


async def side_by_side(fake: Telegram, sqlite_url: Callable[[], str], postgresql_url: str) -> None:
    print(f"{CHATS} chats; updates a second as fast as they are answered, with CPU (ms) for each;")
    print(f"then milliseconds to the answer at {STEADY_RATE} updates a second; MiB; s to start")
    columns = ("upd/s", "CPU ms", "p50", "p95", "p99", "MiB", "start")
    print(f"{'':<34} " + " ".join(f"{column:>7}" for column in columns))
    await measure(fake, "bare echo bot", echo, echoes=True)
    for name, url, delay in (
        ("this bot, SQLite", sqlite_url(), 0.0),
        ("this bot, PostgreSQL", postgresql_url, 0.0),
        ("this bot, SQLite, 80 ms away", sqlite_url(), FROM_PERU),
    ):
        await prepare(url, CHATS, FIRST_CHAT)
        await measure(fake, name, puntual(url), delay=delay)


async def broadcast(fake: Telegram, database_url: str) -> None:
    """30 messages a second are what Telegram allows: whether they go out, 80 ms away."""
    await prepare(database_url, CHATS, FIRST_CHAT, owed_to_each=OWED_TO_EACH)
    await fake.begin(CHATS, delay=FROM_PERU)
    bot = await puntual(database_url, "hurried")(fake.url)
    sent: list[float] = []
    async with asyncio.timeout(OWED_TO_EACH * CHATS / 10):
        while len(sent) < OWED_TO_EACH * CHATS:
            await asyncio.sleep(1)
            sent = await fake.sent()
    await bot.stop()
    burst = 30  # the limiter lets its first second's worth go at once
    rate = (len(sent) - burst) / (sent[-1] - sent[burst])
    print(f"broadcast of {len(sent)} messages, 80 ms away: {rate:.1f} a second sustained")


async def memory(fake: Telegram, database_url: str, updates: int) -> None:
    await prepare(database_url, CHATS, FIRST_CHAT)
    await fake.begin(CHATS)
    bot = await puntual(database_url)(fake.url)
    sizes = []
    for _ in range(10):
        await fake.load(bot, updates // 10)
        sizes.append(f"{bot.resident_mebibytes:.0f}")
    await bot.stop()
    print(f"MiB after each tenth of {updates:,} updates: {' '.join(sizes)}")


@asynccontextmanager
async def databases() -> AsyncIterator[tuple[Callable[[], str], list[str]]]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(running_postgresql())
        names = iter(range(100))
        loop = asyncio.get_running_loop()
        fresh = [fresh_database(server) for _ in range(2)]
        postgresql_urls = [await loop.run_in_executor(None, each.__enter__) for each in fresh]
        yield (lambda: f"sqlite:///{folder / f'{next(names)}.db'}"), postgresql_urls


async def main() -> None:
    # not above: a worker imports this module anew
    from tests.bench import (
        evaluations,
        flood,
        messages,
        million,
        pictures,
        reports,
        scale,
        workbooks,
    )

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--updates", type=int, default=100_000, help="of the memory measure")
    parser.add_argument("--people", type=int, default=1_000_000, help="due at once")
    given = parser.parse_args()
    async with databases() as (sqlite_url, (postgresql_url, another_url)), telegram() as fake:
        await side_by_side(fake, sqlite_url, postgresql_url)
        await broadcast(fake, sqlite_url())
        await flood.main()
        await pictures.main()
        await scale.main()
        await asyncio.to_thread(workbooks.main)
        await asyncio.to_thread(reports.main)
        await asyncio.to_thread(evaluations.main)
        await messages.count_messages(sqlite_url())
        url = sqlite_url()
        await summaries.measure(fake, url, puntual(url), CHATS, STEADY_RATE)
        await memory(fake, sqlite_url(), given.updates)
        await million.measure("SQLite", sqlite_url(), given.people)
        await million.measure("PostgreSQL", another_url, given.people)


if __name__ == "__main__":
    asyncio.run(main())
