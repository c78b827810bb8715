"""The root: builds everything that runs, from settings and a clock. Tests build from it too."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram import BotCommand
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import Application, ContextTypes

from bot.clock import Clock
from bot.delivery import Delivery
from bot.http import AiohttpRequest
from bot.intake import Intake
from bot.pace import Pace
from bot.settings import Settings
from handlers.commands import EVERYBODY
from handlers.context import TURN, BotApplication, Context
from handlers.table import handlers
from jobs.housekeeping import tidy
from storage.database import Database

log = structlog.get_logger()

CONNECTIONS = 32
TIDY_EVERY = timedelta(hours=6)
DRAIN_SECONDS = 7.0  # Docker kills ten seconds after SIGTERM


@dataclass
class Puntual:
    """Everything that runs, on one database."""

    database: Database
    application: BotApplication
    intake: Intake
    delivery: Delivery
    scheduler: AsyncIOScheduler
    clock: Clock

    async def run(self, stop: asyncio.Event) -> None:
        """Works until `stop` is set, then finishes what is at hand.

        Raises InvalidToken or AnotherBotPolls when Telegram won't have this process.
        """
        await self.database.migrate()
        await self._connect(stop)
        if stop.is_set():
            return
        self.scheduler.start()
        working = [
            asyncio.create_task(self.intake.poll(stop), name="intake"),
            asyncio.create_task(self.delivery.run(stop), name="delivery"),
        ]
        log.info("listening", bot=self.application.bot.username)
        try:
            await asyncio.wait(working, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stop.set()
            self.scheduler.shutdown(wait=False)
            await asyncio.wait(working, timeout=DRAIN_SECONDS)
            for task in working:
                task.cancel()
            await self._disconnect()
        for task in working:
            if task.done() and not task.cancelled():
                task.result()

    async def _connect(self, stop: asyncio.Event) -> None:
        """Waits for Telegram for as long as it takes: a region's line may be down at night."""
        pause = 1.0
        while not stop.is_set():
            try:
                await self.application.initialize()
                await self._show_commands()
                return
            except InvalidToken:
                raise
            except (NetworkError, TelegramError) as error:
                log.warning("Telegram is not reached", error=str(error), again_in=pause)
            try:
                await asyncio.wait_for(stop.wait(), pause)
            except TimeoutError:
                pause = min(pause * 2, 30)

    async def _show_commands(self) -> None:
        """The menu of those without a role; the bot works without it too."""
        commands = [BotCommand(name, words) for name, words in EVERYBODY]
        try:
            await self.application.bot.set_my_commands(commands)
        except TelegramError as error:
            log.warning("command menu not set", error=str(error))

    async def _disconnect(self) -> None:
        try:
            await asyncio.wait_for(self.application.shutdown(), 1)
        except (TimeoutError, TelegramError):
            log.warning("the connection to Telegram was cut")
        await self.database.close()


def build(settings: Settings, clock: Clock, *, token: str, pace: Pace | None = None) -> Puntual:
    """`token` and the API's address decide to which server all of this talks."""
    database = Database(settings.database_url)
    application = _application(settings.telegram_api_url, token)
    delivery = Delivery(application.bot, database, clock, pace or Pace())
    intake = Intake(application, database, clock, committed=delivery.wake)
    scheduler = AsyncIOScheduler(timezone=ZoneInfo(settings.timezone))
    scheduler.add_job(
        tidy,
        "interval",
        seconds=TIDY_EVERY.total_seconds(),
        kwargs={"database": database, "clock": clock},
        coalesce=True,
        max_instances=1,
        misfire_grace_time=int(TIDY_EVERY.total_seconds()),
    )
    return Puntual(database, application, intake, delivery, scheduler, clock)


def _application(api_url: str, token: str) -> BotApplication:
    application = (
        Application.builder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .request(AiohttpRequest(CONNECTIONS, api_url))
        .get_updates_request(AiohttpRequest(2, api_url))
        .context_types(ContextTypes(context=Context))
        .updater(None)
        .job_queue(None)
        .build()
    )
    application.add_handlers(handlers())
    application.add_error_handler(_remember_error)
    return application


async def _remember_error(_update: object, context: Context) -> None:
    """PTB swallows what a handler raises; the intake raises it again, to roll back."""
    TURN.get().error = context.error
