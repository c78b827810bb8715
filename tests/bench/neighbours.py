"""What others wait for while a report is made: a command, until its answer is committed."""

import asyncio
import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from bot.config.log_setup import configure_logs
from bot.config.settings import Settings
from bot.example import demo
from simulator import Simulator
from tests.cast import Bot

ALONE = 60
PAUSE = 0.05  # seconds between two commands


def print_neighbours() -> None:
    configure_logs("ERROR")
    alone, meanwhile = asyncio.run(_asked())
    for name, took in (("alone", alone), ("while it is made", meanwhile)):
        print(
            f"  a command of others, {name:18} {median(took):6.1f} ms,"
            f" p99 {quantiles(took, n=100)[-1]:.1f} ({len(took)} asked)   under 100 ms"
        )


async def _asked() -> tuple[list[float], list[float]]:
    """Milliseconds of each command, with nothing else to do and while ODES's PDF is made."""
    simulator = Simulator(demo.CAST, demo.NOW)
    await simulator.start()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.model_construct(
            database_url=f"sqlite:///{folder}/neighbours.db",
            telegram_api_url=simulator.url,
            chart_folder=Path(folder) / "charts",
        )
        bot = Bot(simulator, settings)
        await bot.database.migrate()
        async with bot.database.transaction() as session:
            await demo.load_demonstration(session, demo.NOW)
        await bot.start()
        odes = simulator.actor(106)
        await _ask(bot)
        alone = [await _ask(bot) for _ in range(ALONE)]
        await simulator.confirmed_through(await odes.send("/informe"))
        await bot.puntual.delivery.drained()
        await odes.click("PDF")
        meanwhile = []
        while not any("document" in message.body for message in odes.messages):
            meanwhile.append(await _ask(bot))
        await bot.stop()
    await simulator.stop()
    return alone, meanwhile


async def _ask(bot: Bot) -> float:
    began = perf_counter()
    await bot.simulator.confirmed_through(await bot.player(104).actor.send("/plazo"))
    took = (perf_counter() - began) * 1000
    await asyncio.sleep(PAUSE)
    return took


if __name__ == "__main__":
    print_neighbours()
