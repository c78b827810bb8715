"""The root: builds everything that runs, from settings and a clock. Tests build from it too."""

import asyncio
from dataclasses import dataclass
from functools import partial

import structlog
from telegram import BotCommand
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import Application, ContextTypes

from bot import VERSION
from bot.config.cancellation import unless
from bot.config.clock import Clock
from bot.config.settings import Settings
from bot.delivery.evidence_files import EvidenceKeeper
from bot.delivery.loop import Delivery
from bot.delivery.pictures import Pictures
from bot.delivery.rate_limits import RateLimits
from bot.delivery.received_files import FileReader
from bot.delivery.senders import MessageSender
from bot.http.telegram_client import AiohttpRequest
from bot.inbox.failed_updates import FailedUpdates
from bot.inbox.intake import ALLOWED_UPDATES, Intake
from bot.inbox.polling import Polling
from bot.inbox.webhook import HttpServer
from bot.scheduler.scheduler import Scheduler
from bot.workers.chart_pool import ChartPool
from bot.workers.workbook_pool import WorkbookPool
from handlers.commands import EVERYBODY
from handlers.context import TURN, BotApplication, Context
from handlers.dispatch import handlers
from handlers.process import PROCESS, Process
from jobs.forecast import forecast
from jobs.notice_rechecks import NOTICES
from storage.database import Database

log = structlog.get_logger()

CONNECTIONS = 32
POSTS_AT_ONCE = 40  # of the webhook's, side by side
DRAIN_SECONDS = 6.0  # Docker kills ten seconds after SIGTERM


@dataclass
class Puntual:
    """Everything that runs, on one database. Updates come by `polling` or to `http`'s webhook."""

    database: Database
    application: BotApplication
    intake: Intake
    delivery: Delivery
    drawing: ChartPool
    ticking: Scheduler
    clock: Clock
    polling: Polling | None
    http: HttpServer | None

    async def run(self, stop: asyncio.Event) -> None:
        """Works until `stop` is set, then finishes what is at hand.

        Raises Unreachable where there is no database, PortTaken, and InvalidToken or
        AnotherBotPolls when Telegram won't have this process.
        """
        telling: list[asyncio.Task[None]] = []
        try:
            if await unless(stop, self.database.migrate()):
                if self.http is not None:
                    self.http.listen()
                    telling = [asyncio.create_task(self.http.run(stop))]
                if await unless(stop, self._connect()):
                    await self._work(stop, telling)
        finally:
            stop.set()
            await asyncio.gather(*telling, return_exceptions=True)
            await self._disconnect()

    async def _work(self, stop: asyncio.Event, telling: list[asyncio.Task[None]]) -> None:
        self.ticking.start()
        parts = [part for part in (self.polling, self.delivery) if part is not None]
        working = [*telling, *(asyncio.create_task(part.run(stop)) for part in parts)]
        if self.http is not None:
            self.http.open.set()
        warming = asyncio.create_task(self.drawing.warm())
        log.info("listening", bot=self.application.bot.username, webhook=self._webhook is not None)
        stopping = asyncio.create_task(stop.wait())  # a part may be long in noticing it
        try:
            await asyncio.wait([*working, stopping], return_when=asyncio.FIRST_COMPLETED)
        finally:
            stop.set()
            warming.cancel()
            self.ticking.stop()
            await asyncio.wait([*working, warming, self._answered()], timeout=DRAIN_SECONDS)
            for task in working:
                task.cancel()
        for task in working:
            if task.done() and not task.cancelled():
                task.result()

    def _answered(self) -> "asyncio.Task[None]":
        return asyncio.create_task(self.intake.presses.drained())

    @property
    def _webhook(self) -> str | None:
        return self.http.webhook_url if self.http else None

    async def _connect(self) -> None:
        """Waits for Telegram for as long as it takes: a region's line may be down at night."""
        pause = 1.0
        while True:
            try:
                await self.application.initialize()
                await self._set_webhook()
                await self._show_commands()
                return
            except InvalidToken:
                raise
            except (NetworkError, TelegramError) as error:
                log.warning("Telegram is not reached", error=str(error), again_in=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30)

    async def _set_webhook(self) -> None:
        if self.http is not None and self._webhook is not None:
            await self.application.bot.set_webhook(
                self._webhook,
                secret_token=self.http.secret,
                allowed_updates=ALLOWED_UPDATES,
                max_connections=POSTS_AT_ONCE,
            )

    async def _show_commands(self) -> None:
        """The menu of those without a role; the bot works without it too."""
        commands = [BotCommand(name, words) for name, words in EVERYBODY]
        try:
            await self.application.bot.set_my_commands(commands)
        except TelegramError as error:
            log.warning("command menu not set", error=str(error))

    async def _disconnect(self) -> None:
        self.drawing.close()
        if self.http is not None:
            self.http.close()
        try:
            async with asyncio.timeout(1):
                await self.application.shutdown()
                await self.application.bot.shutdown()  # also where it was not yet initialized
        except (TimeoutError, TelegramError):
            log.warning("the connection to Telegram was cut")
        try:
            async with asyncio.timeout(1):
                await self.database.close()
        except TimeoutError:
            log.warning("the connection to the database was cut")


def build(
    settings: Settings,
    clock: Clock,
    *,
    token: str,
    pace: RateLimits | None = None,
    drawing: ChartPool | None = None,
) -> Puntual:
    """`token` and the API's address decide to which server all of this talks."""
    database = Database(settings.database_url)
    application = _application(settings.telegram_api_url, token)
    leads = settings.leads
    foresee = partial(forecast, leads=leads)
    application.bot_data[PROCESS] = Process(
        VERSION, clock(), leads, foresee, NOTICES, settings.personal_data_days
    )
    drawing = drawing or ChartPool()
    pictures = Pictures(application.bot, drawing, database, clock)
    workshop = WorkbookPool()
    readings = FileReader(application.bot, workshop, database, clock)
    evidence = EvidenceKeeper(application.bot, settings.evidence_folder, database, clock)
    sending = MessageSender(application.bot, pictures, workshop, readings, evidence)
    delivery = Delivery(sending, database, clock, pace or RateLimits(), leads)
    failures = FailedUpdates(database, clock, application.bot)
    intake = Intake(application, database, clock, failures, committed=delivery.wake)
    ticking = Scheduler(settings, database, clock)
    http = None
    if settings.http_port is not None:
        secret = settings.secret_for(token) if settings.webhook_url else None
        http = HttpServer(
            intake,
            lambda: {"last_delivery": delivery.last_turn, "last_tick": ticking.last},
            database,
            clock,
            webhook_url=settings.webhook_url,
            secret=secret,
            port=settings.http_port,
        )
    return Puntual(
        database,
        application,
        intake,
        delivery,
        drawing,
        ticking,
        clock,
        polling=None if settings.webhook_url else Polling(intake),
        http=http,
    )


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
