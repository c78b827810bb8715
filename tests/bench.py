"""`make bench`: how quick the bot is as a process, against the simulator in this one.

Prints medians; the machine's own noise is in them. Behaviour is asserted in the tests.
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from bot import demo
from bot.example import load_example
from convenio.agreements import AGREEMENTS
from handlers.invitation.access import admit, give_duty
from simulator import Actor, Member, Simulator
from storage.database import Database
from storage.models import Role

ROOT = Path(__file__).parents[1]
STARTS = 5
ROUNDS = 6  # a chat gets eight messages in a burst before it is paced
PATIENCE = 30
REPORTING = [region for region in AGREEMENTS if region != "loreto"]
CAST = [Member(200 + n, region, started=True) for n, region in enumerate(REPORTING)]


async def start_bot(simulator: Simulator, database_url: str) -> asyncio.subprocess.Process:
    env = os.environ | {
        "BOT_TOKEN": simulator.token,
        "TELEGRAM_API_URL": simulator.url,
        "DATABASE_URL": database_url,
        "LOG_LEVEL": "ERROR",
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=ROOT, env=env
    )


async def stop_bot(process: asyncio.subprocess.Process) -> None:
    process.terminate()
    await process.wait()


async def first_reply(simulator: Simulator, database_url: str) -> float:
    """Seconds from the start of the process to the answer to a message that waited for it."""
    actor = simulator.actor(CAST[0].id)
    started, before = perf_counter(), len(actor.messages)
    await actor.send("/yo")
    process = await start_bot(simulator, database_url)
    assert await simulator.until(lambda: len(actor.messages) >= before + 2, PATIENCE)
    took = perf_counter() - started
    await stop_bot(process)
    return took


async def edited(simulator: Simulator, actor: Actor, before: int) -> None:
    assert await simulator.until(lambda: actor.last.edits > before, PATIENCE)


async def replies(simulator: Simulator, actors: Sequence[Actor]) -> list[float]:
    """Seconds from a press to the edited card, one person after another."""
    took = []
    for round_number in range(ROUNDS):
        for actor in actors:
            label = "Los doce" if round_number % 2 else "por el IdG 1"
            edits = actor.last.edits
            began = perf_counter()
            await actor.click(label)
            await edited(simulator, actor, edits)
            took.append(perf_counter() - began)
    return took


def resident_megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


async def main() -> None:
    simulator = Simulator(CAST, demo.NOW)
    await simulator.start()
    with tempfile.TemporaryDirectory() as folder:
        database_url = f"sqlite:///{folder}/bench.db"
        database = Database(database_url)
        await database.migrate()
        async with database.transaction() as session:
            await load_example(session)
            for member, region in zip(CAST, REPORTING, strict=True):
                person = await admit(session, member.id, member.first_name, demo.NOW)
                await give_duty(session, person, Role.FOCAL, demo.NOW, region=region)
        await database.close()
        starts = [await first_reply(simulator, database_url) for _ in range(STARTS)]
        print(f"start to first reply: {median(starts):.2f} s (median of {STARTS})")
        await measure_replies(simulator, database_url)
    await simulator.stop()


async def measure_replies(simulator: Simulator, database_url: str) -> None:
    process = await start_bot(simulator, database_url)
    actors = [simulator.actor(member.id) for member in CAST]
    for actor in actors:
        await actor.send("/reportar")
        await actor.until(lambda text: "0 de 12" in text, PATIENCE)
    cpu_before = cpu_seconds(process.pid)
    took = await replies(simulator, actors)
    cpu = cpu_seconds(process.pid) - cpu_before
    cuts = quantiles(took, n=100)
    print(
        f"press to edited card, {len(took)} presses: p50 {cuts[49] * 1000:.0f} ms, "
        f"p95 {cuts[94] * 1000:.0f} ms, p99 {cuts[98] * 1000:.0f} ms, "
        f"CPU {cpu / len(took) * 1000:.1f} ms each"
    )
    print(f"resident memory after it: {resident_megabytes(process.pid):.0f} MiB")
    await stop_bot(process)


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    asyncio.run(main())
