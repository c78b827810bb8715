"""The running bot: its parts are started in order, and ended in order."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import structlog
from telegram import BotCommand
from telegram.error import BadRequest, TelegramError

from bot.config.cancellation import unless
from bot.config.clock import Clock
from bot.delivery.loop import Delivery
from bot.http.line import LineProbe, TokenRefused
from bot.inbox.intake import Intake
from bot.inbox.polling import Polling
from bot.inbox.webhook import HttpServer
from bot.inbox.webhook_watch import WebhookWatch
from bot.scheduler.scheduler import Scheduler
from bot.workers.chart_pool import ChartPool
from handlers.commands import EVERYBODY
from handlers.context import BotApplication
from storage.database import Database

log = structlog.get_logger()

LONGEST_PAUSE = 8.0  # seconds, between two tries to reach Telegram at the start
DRAIN_SECONDS = 6.0  # Docker kills ten seconds after SIGTERM


class PartDied(Exception):
    """A part of the bot ended by itself, without a word why."""


@dataclass
class Puntual:
    """The running bot on one database. Updates come by `polling` or to `http`'s webhook.

    `tell`: says a line to whoever started it; the log is for later.
    """

    database: Database
    application: BotApplication
    intake: Intake
    delivery: Delivery
    chart_pool: ChartPool
    scheduler: Scheduler
    clock: Clock
    line_probe: LineProbe
    polling: Polling | None
    http: HttpServer | None
    webhook_watch: WebhookWatch | None
    tell: Callable[[str], None]

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set, then finish what is at hand.

        Raises Unreachable where there is no database, PortTaken, and TokenRefused or
        AnotherBotPolls when Telegram won't have this process, now or for minutes.
        """
        telling: list[asyncio.Task[None]] = []
        try:
            if await unless(stop, self._prepare_database()):
                if self.http is not None:
                    self.http.listen()
                    telling = [asyncio.create_task(self.http.run(stop))]
                if await unless(stop, self._connect()):
                    await self._work(stop, telling)
        finally:
            stop.set()
            await asyncio.gather(*telling, return_exceptions=True)
            await self._disconnect()

    async def _prepare_database(self) -> None:
        await self.database.migrate()
        await self.database.make_shrinkable()

    async def _work(self, stop: asyncio.Event, telling: list[asyncio.Task[None]]) -> None:
        hearing = [part for part in (self.polling, self.webhook_watch) if part is not None]
        parts = (*hearing, self.delivery, self.line_probe, self.scheduler)
        working = [*telling, *(asyncio.create_task(part.run(stop)) for part in parts)]
        if self.http is not None:
            self.http.open.set()
        log.info(
            "listening", bot=self.application.bot.username, webhook=self.webhook_watch is not None
        )
        stopping = asyncio.create_task(stop.wait())  # a part may be long in noticing it
        try:
            await asyncio.wait([*working, stopping], return_when=asyncio.FIRST_COMPLETED)
        finally:
            was_told = stop.is_set()
            stop.set()
            await asyncio.wait([*working, self._answered()], timeout=DRAIN_SECONDS)
            for task in working:
                task.cancel()
        for task in working:
            if task.done() and not task.cancelled():
                task.result()
        if not was_told:
            raise PartDied

    def _answered(self) -> "asyncio.Task[None]":
        return asyncio.create_task(self.intake.callback_answers.drained())

    async def _connect(self) -> None:
        """Wait for Telegram as long as it takes: a region's line may be down at night."""
        pause, told = min(1.0, LONGEST_PAUSE), ""
        while True:
            try:
                await self.application.initialize()
                if self.webhook_watch is not None:
                    await self.webhook_watch.set()
                await self._show_commands()
                self.tell(f"Puntual atiende en Telegram como @{self.application.bot.username}.")
                return
            except TokenRefused:
                raise
            except TelegramError as error:
                if (why := self._why_not(error)) != told:
                    self.tell(why)
                    told = why
                log.warning("Telegram is not reached", error=str(error), again_in=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    def _why_not(self, error: TelegramError) -> str:
        """What keeps the bot from beginning, in a line that does not change while it tries."""
        if isinstance(error, BadRequest):
            return f"Telegram no acepta esta configuración: {error.message}. Se sigue intentando."
        server = urlsplit(self.application.bot.base_url).hostname
        return (
            f"No hay conexión con Telegram ({server}). Revise la red. Se sigue intentando: el bot"
            " empezará solo cuando haya conexión."
        )

    async def _show_commands(self) -> None:
        """Set the menu of those without a role; the bot works without it too."""
        commands = [BotCommand(name, words) for name, words in EVERYBODY]
        try:
            await self.application.bot.set_my_commands(commands)
        except TelegramError as error:
            log.warning("command menu not set", error=str(error))

    async def _disconnect(self) -> None:
        self.chart_pool.close()
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
