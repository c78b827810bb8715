"""The scheduler only says that it is time; the database knows what is due."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.config.clock import Clock
from bot.config.settings import Settings
from bot.scheduler.daily_backup import DailyBackup
from jobs.audit_seal import seal_trail
from jobs.cleanup import tidy
from jobs.editions import EditionMaker, tend_editions
from jobs.evidence_files import forget_files
from jobs.sweep import tick
from storage.database import Database

BEAT = timedelta(seconds=15)
SWEEP_EVERY = timedelta(minutes=1)
SEAL_EVERY = timedelta(minutes=1)
EDITIONS_EVERY = timedelta(minutes=1)
BACKUP_EVERY = timedelta(minutes=15)  # whether there is one today
TIDY_EVERY = timedelta(hours=6)


class Scheduler:
    """The scheduler. `last`: when it last ran something; it beats even when nothing is due."""

    def __init__(
        self, settings: Settings, database: Database, clock: Clock, make_edition: EditionMaker
    ) -> None:
        self.last: datetime | None = None
        self._database = database
        self._clock = clock
        self._leads = settings.leads
        self._evidence = settings.evidence_folder
        self._make_edition = make_edition
        self._personal_data_kept = timedelta(days=settings.personal_data_days)
        self._scheduler = AsyncIOScheduler(timezone=ZoneInfo(settings.timezone))
        self._every(BEAT, self._beat)
        self._every(SWEEP_EVERY, self.sweep)
        self._every(EDITIONS_EVERY, self.make_editions)
        self._every(SEAL_EVERY, self._seal)
        self._every(BACKUP_EVERY, DailyBackup(settings, database, clock).tick)
        self._every(TIDY_EVERY, self._tidy)

    def start(self) -> None:
        self.last = self._clock()
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)

    def _every(self, step: timedelta, work: Callable[[], Awaitable[None]]) -> None:
        self._scheduler.add_job(
            self._run,
            "interval",
            args=(work,),
            name=work.__name__,
            seconds=step.total_seconds(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=int(step.total_seconds()),
        )

    async def _run(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do the work; when it is cancelled as the bot stops, the next start takes it up again."""
        with suppress(asyncio.CancelledError):
            await work()

    async def _beat(self) -> None:
        self.last = self._clock()

    async def sweep(self) -> None:
        """Send the reminders and alerts that are due at this moment."""
        await tick(self._database, self._clock(), self._leads)

    async def make_editions(self) -> None:
        """Fix, make and send the editions of the report that are due."""
        await tend_editions(self._database, self._evidence, self._make_edition, self._clock())

    async def _seal(self) -> None:
        await seal_trail(self._database)

    async def _tidy(self) -> None:
        """Clean up, files of evidence too: what was removed is kept as long as personal data."""
        await tidy(self._database, self._clock, self._personal_data_kept)
        now = self._clock()
        before = now - self._personal_data_kept
        await forget_files(self._database, self._evidence, before, now)
