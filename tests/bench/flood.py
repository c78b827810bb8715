"""A flood of strangers, polled and by webhook: how long somebody with a duty waits meanwhile."""

import asyncio
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from simulator import Member, Simulator
from tests.bench.fake import FIRST_CHAT
from tests.bench.offices import prepare
from tests.bench.processes import Process, free_port, percentile

FLOODS = ((40, 40), (200, 10))  # strangers, and messages of each
ASKED = 30  # times that somebody with a duty writes meanwhile
OFFICES = 15  # who take turns, as a chat gets one message a second
PAUSE = 0.05  # seconds, before they write again
PATIENCE = 120.0
WRITTEN = ("/start", "hola", "/reportar", "k7qf-m2xd-9tra", "¿me dan acceso?", "/ayuda")


async def main() -> None:
    print(f"focal points write {ASKED} times while strangers flood; ms to the answer")
    for strangers, each in FLOODS:
        for webhook in (False, True):
            with tempfile.TemporaryDirectory() as folder:
                url = f"sqlite:///{Path(folder) / 'flood.db'}"
                await prepare(url, OFFICES, FIRST_CHAT)
                took = await flood(url, strangers, each, webhook=webhook)
            way = "webhook" if webhook else "polled"
            print(
                f"{strangers} strangers, {each} messages each, {way:<8}"
                f" p50 {median(took) * 1000:.0f}  p95 {percentile(took, 95):.0f}"
                f"  longest {max(took) * 1000:.0f}",
                flush=True,
            )


async def flood(url: str, strangers: int, each: int, *, webhook: bool) -> list[float]:
    """Seconds to each answer of the focal point's."""
    outside = [Member(number, f"Extraño {number}") for number in range(9001, 9001 + strangers)]
    offices = [
        Member(FIRST_CHAT + number, f"Banco {number}", started=True) for number in range(OFFICES)
    ]
    simulator = Simulator((*offices, *outside), datetime.now(UTC))
    await simulator.start()
    port = str(free_port()) if webhook else ""
    bot = await Process.start(
        "tests.bench.puntual", simulator.url, url, str(OFFICES), "hurried", port
    )
    try:
        await _answered(simulator, FIRST_CHAT, "/yo")
        flooding = asyncio.create_task(_write_all(simulator, outside, each))
        await asyncio.sleep(0)
        took = []
        for turn in range(ASKED):
            took.append(await _answered(simulator, offices[turn % OFFICES].id, "/yo"))
            await asyncio.sleep(PAUSE)
        await flooding
    finally:
        await bot.stop()
        await simulator.stop()
    return took


async def _write_all(simulator: Simulator, outside: list[Member], each: int) -> None:
    for turn in range(each):
        for member in outside:
            await simulator.actor(member.id).send(WRITTEN[turn % len(WRITTEN)])
        await asyncio.sleep(0)


async def _answered(simulator: Simulator, chat_id: int, text: str) -> float:
    actor = simulator.actor(chat_id)
    before = _from_bot(simulator, chat_id)
    began = perf_counter()
    await actor.send(text)
    if not await simulator.until(lambda: _from_bot(simulator, chat_id) > before, PATIENCE):
        raise TimeoutError
    return perf_counter() - began


def _from_bot(simulator: Simulator, chat_id: int) -> int:
    return sum(message.from_bot for message in simulator.actor(chat_id).messages)


if __name__ == "__main__":
    asyncio.run(main())
