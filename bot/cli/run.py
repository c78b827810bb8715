"""`run`: on Telegram with a token, or the demonstration in the simulator without one."""

import asyncio
import gc
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.cli.common import fail, no_database
from bot.config.cancellation import unless
from bot.config.clock import system_clock
from bot.config.settings import TELEGRAM, Settings
from bot.http.telegram_client import AiohttpRequest
from bot.inbox.polling import AnotherBotPolls, WebhookIsSet
from bot.inbox.webhook import PortTaken
from bot.runtime.app import build
from storage.database import Database
from storage.file_lock import InUse, lock_file
from storage.outages import Unreachable

PAGE_PORTS = range(8080, 8100)


def run_bot(settings: Settings) -> int:
    """Run the bot; return the exit code: 0 after an ordered end, 1 with one line said why."""
    gc.freeze()  # what is loaded stays: looking at it again would make everybody wait 0.1 s
    try:
        with lock_file(settings.database_url):
            if settings.bot_token is None:
                asyncio.run(_demonstrate(settings))
            else:
                asyncio.run(_serve(settings, settings.bot_token.get_secret_value()))
    except InvalidToken:
        return _refuse("Telegram no reconoce BOT_TOKEN. Revise la clave que le dio BotFather.")
    except WebhookIsSet:
        return _refuse(
            "Telegram entrega los mensajes de este bot por webhook a otro proceso. "
            "Si ya no se usa, quítelo con: python -m bot delete-webhook"
        )
    except AnotherBotPolls:
        return _refuse("Otro proceso ya atiende a este bot. Deténgalo antes de iniciar este.")
    except InUse:
        return _refuse("Otro proceso ya usa esta base de datos. Deténgalo antes de iniciar este.")
    except PortTaken as error:
        return _refuse(
            f"No se pudo usar el puerto {settings.http_port}: {error}. "
            "Indique otro en WEBHOOK_PORT."
        )
    except (Unreachable, SQLAlchemyError) as error:
        return _refuse(no_database(error))
    except DemonstrationData:
        return _refuse(
            "Esta base de datos tiene personas de la demostración. "
            "Indique otra en DATABASE_URL para trabajar en Telegram."
        )
    return 0


class DemonstrationData(Exception):
    """The database has the demonstration's people: a real bot would write to their ids."""


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


def take_webhook_away(settings: Settings) -> None:
    """Delete the webhook; what waits at Telegram is kept, for whoever polls next."""
    if settings.bot_token is None:
        fail("Indique BOT_TOKEN: sin él no hay bot al que quitarle el webhook.")
    token, url = settings.bot_token.get_secret_value(), settings.telegram_api_url

    async def work() -> None:
        request = AiohttpRequest(1, url)
        async with Bot(token, f"{url}/bot", request=request) as bot:
            await bot.delete_webhook()

    try:
        asyncio.run(work())
    except TelegramError as error:
        fail(f"Telegram no respondió ({error}). Inténtelo otra vez.")


async def _serve(settings: Settings, token: str) -> None:
    puntual = build(settings, system_clock, token=token)
    async with _signals() as stop:
        if settings.telegram_api_url == TELEGRAM:
            await unless(stop, _check_that_people_are_real(puntual.database))
        await puntual.run(stop)


async def _check_that_people_are_real(database: Database) -> None:
    from bot.example.demo import has_cast

    await database.migrate()
    async with database.transaction() as session:
        if await has_cast(session):
            raise DemonstrationData


async def _demonstrate(settings: Settings) -> None:
    from bot.example import demo
    from simulator import Simulator

    simulator = Simulator(demo.CAST, demo.NOW)
    for port in PAGE_PORTS:
        try:
            await simulator.start(port)
            break
        except OSError:
            continue
    else:
        await simulator.start()
    there = settings.model_copy(update={"telegram_api_url": simulator.url})
    puntual = build(there, simulator.now, token=simulator.token)
    await puntual.database.migrate()
    async with puntual.database.transaction() as session:
        await demo.load_demonstration(session, simulator.now())
    print(f"Sin BOT_TOKEN: demostración con datos de ejemplo.\nAbra {simulator.url}", flush=True)
    try:
        async with _signals() as stop:
            await puntual.run(stop)
    finally:
        await simulator.stop()


@asynccontextmanager
async def _signals() -> AsyncIterator[asyncio.Event]:
    """An event set by SIGTERM or SIGINT: whoever runs then drains."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    yield stop
