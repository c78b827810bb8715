"""This bot as a process that delivers at Telegram's pace, by a clock that was set."""

import asyncio
import gc
import signal
import sys
from datetime import datetime

from bot.config.clock import system_clock
from bot.config.log_setup import configure_logs
from bot.config.settings import Settings
from bot.runtime.app import build


async def serve(url: str, token: str, database_url: str, began: str) -> None:
    ahead = datetime.fromisoformat(began) - system_clock()
    settings = Settings.model_construct(database_url=database_url, telegram_api_url=url)
    puntual = build(settings, lambda: system_clock() + ahead, token=token)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await puntual.run(stop)


if __name__ == "__main__":
    configure_logs("CRITICAL")  # each refusal would be a line
    gc.freeze()  # as `run` does
    asyncio.run(serve(*sys.argv[1:]))
