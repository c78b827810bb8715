"""`run`: on Telegram with a token, or the demonstration in the simulator without one."""

import asyncio
import gc
import sys
from functools import partial

from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.cli.common import check_database, fail
from bot.config.cancellation import told_to_end, unless
from bot.config.clock import system_clock
from bot.config.database_faults import database_fault, newer_schema
from bot.config.log_setup import configure_logs, without_token
from bot.config.places import check_places
from bot.config.settings import TELEGRAM, Settings
from bot.http.line import TokenRefused
from bot.http.telegram_client import AiohttpRequest
from bot.inbox.polling import AnotherBotPolls, WebhookIsSet
from bot.inbox.webhook import PortTaken
from bot.runtime.app import build
from bot.runtime.puntual import PartDied
from bot.scheduler.scheduler import SchedulerDied
from storage.database import Database
from storage.file_lock import InUse, NoLock, lock_file
from storage.installation_key import KeyFault
from storage.outages import Unreachable
from storage.schema_version import UnknownVersion

UNKNOWN_TOKEN = "Telegram no reconoce BOT_TOKEN. Revise la clave que le dio BotFather."  # noqa: S105


def run_bot(settings: Settings, *, fresh: bool = False) -> int:
    """Run the bot; return the exit code: 0 after an ordered end, 1 with one line said why.

    `fresh`: forget first what was played in the demonstration.
    """
    gc.freeze()  # what is loaded stays: looking at it again would make everybody wait 0.1 s
    if settings.bot_token is None:
        settings = settings.for_demonstration()
        configure_logs(settings.log_level)
    elif fresh:
        return _refuse("--fresh es de la demostración: con BOT_TOKEN no se borra nada.")
    check_database(settings.database_url)
    check_places(settings)
    try:
        with lock_file(settings.database_url):
            if settings.bot_token is None:
                _demonstrate(settings, fresh=fresh)
            else:
                asyncio.run(_serve(settings, settings.bot_token.get_secret_value()))
    except TokenRefused:
        return _refuse(UNKNOWN_TOKEN)
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
    except KeyFault as fault:
        return _refuse(str(fault))
    except SchedulerDied as error:
        return _refuse(f"El reloj del bot se detuvo ({error}). Inicie el bot de nuevo.")
    except PartDied:
        return _refuse("Una parte del bot terminó sin motivo. Inicie el bot de nuevo.")
    except UnknownVersion as error:
        return _refuse(newer_schema(str(error)))
    except (Unreachable, SQLAlchemyError, NoLock) as error:
        return _refuse(database_fault(error, settings.database_url))
    except DemonstrationData:
        return _refuse(
            "Esta base de datos tiene personas de la demostración. "
            "Indique otra en DATABASE_URL para trabajar en Telegram."
        )
    return 0


class DemonstrationData(Exception):
    """The database has the demonstration's people: a real bot would write to their ids."""


def _refuse(message: str) -> int:
    print(without_token(message), file=sys.stderr)
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
    except (TokenRefused, InvalidToken):
        fail(UNKNOWN_TOKEN)
    except TelegramError as error:
        fail(f"Telegram no respondió ({error}). Inténtelo otra vez.")


async def _serve(settings: Settings, token: str) -> None:
    puntual = build(settings, system_clock, token=token, tell=partial(print, flush=True))
    async with told_to_end() as stop:
        if settings.telegram_api_url == TELEGRAM:
            await unless(stop, _check_that_people_are_real(puntual.database))
        await puntual.run(stop)


async def _check_that_people_are_real(database: Database) -> None:
    from bot.example.demo import has_cast

    await database.migrate()
    async with database.transaction() as session:
        if await has_cast(session):
            raise DemonstrationData


def _demonstrate(settings: Settings, *, fresh: bool) -> None:
    from bot.runtime.demonstration import demonstrate, forget

    if fresh:
        try:
            forget(settings)
        except ValueError as fault:
            fail(str(fault))
    asyncio.run(demonstrate(settings, partial(print, flush=True)))
