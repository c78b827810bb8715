"""The watch over the webhook: whether Telegram still posts here, and can."""

import asyncio
from datetime import date, datetime, timedelta

import structlog
from telegram import WebhookInfo
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.config.cancellation import unless
from bot.config.clock import Clock
from bot.http.line import Line, TokenRefused
from bot.inbox.intake import ALLOWED_UPDATES
from convenio.calendar.periods import lima_day
from storage.database import Database
from storage.models import IncidentKind
from storage.outages import is_outage
from storage.reminders import incidents

log = structlog.get_logger()

LOOK_EVERY_SECONDS = 30.0
POSTS_AT_ONCE = 40  # of the webhook's, side by side
FAILED_LATELY = timedelta(minutes=2)


class WebhookWatch:
    """The webhook at `url`: set at the start, and again where somebody took it away.

    ODES is told of that once a day, since until then the bot heard nobody.
    """

    def __init__(
        self, bot: ExtBot[None], database: Database, clock: Clock, line: Line, url: str, secret: str
    ) -> None:
        self.url = url
        self._bot = bot
        self._database = database
        self._clock = clock
        self._line = line
        self._secret = secret
        self._told_on: date | None = None

    async def set(self) -> None:
        await self._bot.set_webhook(
            self.url,
            secret_token=self._secret,
            allowed_updates=ALLOWED_UPDATES,
            max_connections=POSTS_AT_ONCE,
        )

    async def run(self, stop: asyncio.Event) -> None:
        await unless(stop, self._watch())

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY_SECONDS)
            try:
                await self.look()
            except TokenRefused:
                continue  # the line's probe ends the process where it lasts
            except TelegramError as error:
                log.warning("the webhook was not looked at", error=str(error))
            except Exception as error:
                trace = None if is_outage(error) else error
                log.warning("nobody was told of the webhook", error=str(error), exc_info=trace)

    async def look(self) -> None:
        """Ask Telegram where it posts; if not here, have it post here again, and say so."""
        info = await self._bot.get_webhook_info()
        if info.url != self.url:
            await self.set()
            log.warning("the webhook was gone, and is set again")
            await self._tell(elsewhere=bool(info.url))
        elif _fails(info, self._clock()):
            log.warning("Telegram can't post here", error=info.last_error_message)
        else:
            self._line.heard()

    async def _tell(self, *, elsewhere: bool) -> None:
        now = self._clock()
        if self._told_on == lima_day(now):
            return
        async with self._database.transaction() as session:
            subject = "elsewhere" if elsewhere else ""
            incidents.note(session, IncidentKind.WEBHOOK_GONE, now, subject=subject)
        self._told_on = lima_day(now)


def _fails(info: WebhookInfo, now: datetime) -> bool:
    """Tell whether updates wait at Telegram since it could not post them lately."""
    failed_at = info.last_error_date
    lately = failed_at is not None and now - failed_at < FAILED_LATELY
    return bool(info.pending_update_count) and lately
