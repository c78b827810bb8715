"""This bot as a process of the comparison: the real root, with the bench's offices.

The pace of 30 messages a second is Telegram's; unhurried, the bot is as fast as it can be.
"""

import gc

if __name__ == "__main__":
    gc.disable()  # until all is loaded, as the command does

import asyncio
import signal
import sys

from bot.config.clock import system_clock
from bot.config.log_setup import configure_logs
from bot.config.settings import Settings
from bot.delivery.rate_limits import RateLimits
from bot.runtime.app import build
from simulator.server import SIMULATED_TOKEN
from tests.bench.offices import add_to_catalogue

PACES = {
    "unhurried": RateLimits(overall=1_000_000, chat_burst=1_000_000, chat_seconds=1),
    "hurried": RateLimits(),
}


async def serve(url: str, database_url: str, offices: int, pace: str, port: str = "") -> None:
    """`port`: of a webhook; without one the bot polls."""
    add_to_catalogue(offices)
    settings = Settings.model_construct(database_url=database_url, telegram_api_url=url)
    if port:
        hook = {"webhook_url": f"http://127.0.0.1:{port}/banco", "webhook_port": int(port)}
        settings = settings.model_copy(update=hook)
    puntual = build(settings, system_clock, token=SIMULATED_TOKEN, limits=PACES[pace])
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await puntual.run(stop)


if __name__ == "__main__":
    configure_logs("ERROR")
    gc.freeze()  # as `run` does
    gc.enable()
    asyncio.run(serve(sys.argv[1], sys.argv[2], int(sys.argv[3]), *sys.argv[4:]))
