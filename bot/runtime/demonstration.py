"""The demonstration: the bot in the simulator, with example data, a cast and a clock to move."""

import asyncio
import shutil
from collections.abc import Callable
from contextlib import suppress

import structlog

from bot.config.cancellation import told_to_end
from bot.config.clock import system_clock
from bot.config.database_address import file_of
from bot.config.settings import DEMONSTRATION, DEMONSTRATION_EVIDENCE, Settings
from bot.example import demo
from bot.example.standing import last_moment, note_moment, standing
from bot.runtime.app import build
from bot.runtime.puntual import Puntual
from simulator import Simulator
from storage.chain_heads import heads_file
from storage.database import Database
from storage.file_faults import file_fault

PAGE_PORTS = range(8080, 8100)
BESIDE_A_DATABASE = ("", "-wal", "-shm", "-journal")
ANEW = "Para empezar de nuevo: make fresh (o python -m bot run --fresh)"

log = structlog.get_logger()


def forget(settings: Settings) -> None:
    """Delete what was played, so that it begins anew; ValueError says why that can't be."""
    file = file_of(DEMONSTRATION)
    if settings.database_url != DEMONSTRATION or file is None:
        raise ValueError("No se borró nada: DATABASE_URL indica otra base de datos que demo.db.")
    try:
        for suffix in BESIDE_A_DATABASE:
            file.with_name(file.name + suffix).unlink(missing_ok=True)
        if settings.evidence_folder == DEMONSTRATION_EVIDENCE and DEMONSTRATION_EVIDENCE.exists():
            shutil.rmtree(DEMONSTRATION_EVIDENCE)
        heads_file(settings.evidence_folder).unlink(missing_ok=True)
    except OSError as error:
        raise ValueError(f"No se pudo borrar {error.filename}: {file_fault(error)}.") from error


async def demonstrate(settings: Settings, say: Callable[[str], None]) -> None:
    """Run it until the process is told to end; what was played before goes on where it was.

    `say`: how whoever starts it is told what it is and where its page stands.
    """
    simulator = Simulator(demo.CAST, demo.NOW)
    await _open_page(simulator)
    there = settings.model_copy(update={"telegram_api_url": simulator.url})
    puntual = build(there, simulator.now, token=simulator.token, code_clock=system_clock)
    try:
        async with told_to_end() as stop:
            await puntual.database.migrate()
            say(_introduction(settings, simulator, await _load(puntual.database, simulator)))
            sweeping = asyncio.create_task(_sweep_when_moved(puntual, simulator))
            await puntual.run(stop)
            sweeping.cancel()
        await _note_moment(puntual.database, simulator)
    finally:
        await simulator.stop()


async def _open_page(simulator: Simulator) -> None:
    for port in (*PAGE_PORTS, 0):
        with suppress(OSError):
            await simulator.start(port)
            break


async def _load(database: Database, simulator: Simulator) -> str:
    """Load the cast; return where things stand, which is nothing at the first start."""
    async with database.transaction() as session:
        stands = ""
        if await demo.has_cast(session):
            at = await last_moment(session, demo.NOW)
            simulator.set_clock(at)
            stands = await standing(session, at, since=demo.NOW)
        await demo.load_demonstration(session, simulator.now())
        return stands


async def _note_moment(database: Database, simulator: Simulator) -> None:
    async with database.transaction() as session:
        await note_moment(session, simulator.now())
    await database.close()


def _introduction(settings: Settings, simulator: Simulator, stands: str) -> str:
    """What this is, where it stands and how to begin anew, also noted on the page."""
    own = settings.database_url == DEMONSTRATION
    lines = [stands, ANEW if own else ""] if stands else []
    simulator.note = "\n".join(filter(None, lines))
    file = file_of(settings.database_url)
    where = f", en {file}" if file else ""
    told = (f"Sin BOT_TOKEN: demostración con datos de ejemplo{where}.", *lines)
    return "\n".join((*filter(None, told), f"Abra {simulator.url}"))


async def _sweep_when_moved(puntual: Puntual, simulator: Simulator) -> None:
    """What falls due comes with the moved clock, not at the minute's next sweep."""
    moved = asyncio.Event()
    simulator.listen(lambda event: moved.set() if event["event"] == "clock" else None)
    while True:
        await moved.wait()
        moved.clear()
        try:
            await puntual.scheduler.sweep()
        except Exception as error:
            log.warning("not swept at once", error=str(error))
        puntual.delivery.wake()
