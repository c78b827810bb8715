"""A million people due at once: the outbox written, then sent within Telegram's limits.

The reminder of the first lead is due to focal points spread over all regions. While it goes out,
some of them write, whose own reminder waits at the far end of the queue.
"""

import asyncio
import gc
import os
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from time import perf_counter

from sqlalchemy import insert

from convenio.catalogue.agreements import AGREEMENTS
from jobs.sweep import sweep
from simulator import Actor, Member, Simulator
from storage.database import Database, run, table_of
from storage.models import Duty, Expected, PeriodRow, Person, Role
from tests.bench.processes import Process, spread
from tests.memory import resident_mebibytes

PEOPLE = 1_000_000
AT_A_TIME = 10_000
FIRST_CHAT = 10_000
TYPISTS = 20
ALLOWED = 30  # messages a second
BEFORE_MEASURING = 15.0  # seconds, after which the first burst is over
MEASURED = 120.0
EACH_TYPES_EVERY = 8.0
CALLED = 10_000  # chats that the simulator knows: more than can be written to meanwhile
NOW = datetime(2020, 12, 16, 15, tzinfo=UTC)  # 30 days before the deadline, in a window
PERIOD = "2020-II"
OPENS, DEADLINE, CLOSES = date(2020, 12, 15), date(2021, 1, 15), date(2021, 3, 1)


async def measure(name: str, database_url: str, people: int = PEOPLE) -> None:
    database = Database(database_url)
    await database.migrate()
    await _people(database, people)
    print(f"\n{people:,} people due at once, on {name}")
    await _write(database, people)
    await database.close()
    await _send(database_url, people)


async def _people(database: Database, count: int) -> None:
    regions, came = list(AGREEMENTS), NOW - timedelta(days=1)
    async with database.transaction() as session:
        session.add(PeriodRow(code=PERIOD, opens_on=OPENS, deadline=DEADLINE, closes_on=CLOSES))
        await session.flush()
        expected = [{"period": PERIOD, "region": region} for region in regions]
        await run(session, insert(table_of(Expected)), expected)
    for first in range(0, count, AT_A_TIME):
        numbers = range(first, min(first + AT_A_TIME, count))
        people = [
            {"id": n + 1, "telegram_id": FIRST_CHAT + n, "name": f"Persona {n}", "created_at": came}
            for n in numbers
        ]
        duties = [
            {
                "person_id": n + 1,
                "role": Role.FOCAL,
                "region": regions[n % len(regions)],
                "since": came,
            }
            for n in numbers
        ]
        async with database.transaction() as session:
            await run(session, insert(table_of(Person)), people)
            await run(session, insert(table_of(Duty)), duties)


async def _write(database: Database, count: int) -> None:
    gc.freeze()  # as `run` does
    sizes: list[float] = []
    watching = asyncio.create_task(_watch(sizes))
    began = perf_counter()
    told = await sweep(database, NOW)
    took = perf_counter() - began
    watching.cancel()
    gc.unfreeze()
    assert told == count
    tenths = [sizes[len(sizes) * n // 10] for n in range(10)] if sizes else []
    print(f"  written in {took:.1f} s, {1_000_000 * took / count:.0f} microseconds each")
    print(f"  MiB at each tenth: {' '.join(f'{size:.0f}' for size in tenths)}")


async def _watch(sizes: list[float]) -> None:
    while True:
        sizes.append(resident_mebibytes(os.getpid()))
        await asyncio.sleep(0.2)


async def _send(database_url: str, people: int) -> None:
    typists = range(FIRST_CHAT + people - TYPISTS, FIRST_CHAT + people)
    chats = sorted({*range(FIRST_CHAT, FIRST_CHAT + min(CALLED, people)), *typists})
    members = [Member(chat, f"Persona {chat - FIRST_CHAT}", started=True) for chat in chats]
    simulator = Simulator(members, NOW + timedelta(minutes=5))
    simulator.enforce_limits(True)
    await simulator.start()
    given = (simulator.url, simulator.token, database_url, simulator.now().isoformat())
    bot = await Process.start("tests.bench.sender", *given)
    await asyncio.sleep(BEFORE_MEASURING)
    sent, refused, began = _sent(simulator), simulator.limits.refused, perf_counter()
    took = await _type([simulator.actor(chat) for chat in typists], began + MEASURED)
    seconds = perf_counter() - began
    rate = (_sent(simulator) - sent) / seconds
    print(
        f"  {rate:.1f} messages a second sustained ({rate / ALLOWED:.2f} of what is allowed), "
        f"{simulator.limits.refused - refused} refused with 429"
    )
    print(f"  ms to the answer of who writes meanwhile: {spread(took)} ({len(took)} answers)")
    await bot.stop()
    await simulator.stop()


def _sent(simulator: Simulator) -> int:
    return sum(
        message.from_bot for chat in simulator.chats.values() for message in chat.messages.values()
    )


async def _type(actors: Sequence[Actor], until: float) -> list[float]:
    """Each writes now and then, not all at once; seconds to each answer."""
    took: list[float] = []

    async def type_now_and_then(actor: Actor, pause: float) -> None:
        await asyncio.sleep(pause)
        while perf_counter() < until:
            began = perf_counter()
            await actor.send("/yo")
            await actor.until(partial(_answered, actor, max(actor.chat.messages)))
            took.append(perf_counter() - began)
            await asyncio.sleep(EACH_TYPES_EVERY)

    pauses = (EACH_TYPES_EVERY * number / len(actors) for number in range(len(actors)))
    await asyncio.gather(*map(type_now_and_then, actors, pauses))
    return took


def _answered(actor: Actor, asked: int, text: str) -> bool:
    return actor.last.id > asked and "Lo que Puntual guarda" in text
