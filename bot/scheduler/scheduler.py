"""The scheduler only says that it is time; the database knows what is due.

APScheduler counts by the wall clock: a step of it is noticed by a clock that nobody sets, and all
comes round at once then.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic, time
from zoneinfo import ZoneInfo

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.config.cancellation import unless
from bot.config.clock import Clock
from bot.config.settings import Settings
from bot.scheduler.daily_backup import DailyBackup
from jobs.audit_seal import seal_trail
from jobs.cleanup import tidy
from jobs.editions import EditionMaker, tend_editions
from jobs.evidence_files import forget_files
from jobs.sweep import tick
from storage.database import Database
from storage.outages import is_outage

log = structlog.get_logger()

BEAT = timedelta(seconds=15)
SWEEP_EVERY = timedelta(minutes=1)
SEAL_EVERY = timedelta(minutes=1)
EDITIONS_EVERY = timedelta(minutes=1)
BACKUP_EVERY = timedelta(minutes=15)  # whether there is one today
TIDY_EVERY = timedelta(hours=6)
LOOK_EVERY_SECONDS = 5.0  # whether the wall clock was set
STEP_SECONDS = 2.0  # what it gains or loses by itself meanwhile is far less
AT_THE_START = timedelta(seconds=1)  # who wrote while the bot was away is answered before it
WHEN_SETTLED = timedelta(minutes=1)  # what is heavy leaves a start alone


@dataclass(frozen=True, slots=True)
class Round:
    """Work that comes round with each `step`; the first time `first` after the start."""

    work: Callable[[], Awaitable[None]]
    step: timedelta
    first: timedelta = AT_THE_START


class Scheduler:
    """The scheduler. `last`: when it last ran something; it beats even when nothing is due."""

    def __init__(
        self, settings: Settings, database: Database, clock: Clock, make_edition: EditionMaker
    ) -> None:
        self.last: datetime | None = None
        self.wall = time
        self._zone = ZoneInfo(settings.timezone)
        self._database = database
        self._clock = clock
        self._leads = settings.leads
        self._evidence = settings.evidence_folder
        self._make_edition = make_edition
        self._personal_data_kept = timedelta(days=settings.personal_data_days)
        backup = DailyBackup(settings, database, clock)
        self.rounds: tuple[Round, ...] = (
            Round(self._beat, BEAT),
            Round(self.sweep, SWEEP_EVERY),
            Round(self.make_editions, EDITIONS_EVERY),
            Round(self._seal, SEAL_EVERY),
            Round(backup.tick, BACKUP_EVERY, WHEN_SETTLED),
            Round(self._tidy, TIDY_EVERY, WHEN_SETTLED),
        )

    async def run(self, stop: asyncio.Event) -> None:
        """Go round until `stop`; what is cut off then, the next start takes up again."""
        self.last = self._clock()
        scheduler = AsyncIOScheduler(timezone=self._zone)
        for each in self.rounds:
            scheduler.add_job(
                _do,
                "interval",
                args=(each.work,),
                name=each.work.__name__,
                seconds=each.step.total_seconds(),
                next_run_time=datetime.now(self._zone) + each.first,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=max(1, int(each.step.total_seconds())),
            )
        scheduler.start()
        try:
            await unless(stop, self._notice_steps(scheduler))
        finally:
            scheduler.shutdown(wait=False)

    async def _notice_steps(self, scheduler: AsyncIOScheduler) -> None:
        """Have all come round at once whenever the wall clock was set, or the host slept."""
        ahead = self.wall() - monotonic()
        while True:
            await asyncio.sleep(LOOK_EVERY_SECONDS)
            if abs(self.wall() - monotonic() - ahead) > STEP_SECONDS:
                ahead = self.wall() - monotonic()
                log.warning("the wall clock was set: all comes round at once")
                for job in scheduler.get_jobs():
                    job.modify(next_run_time=datetime.now(self._zone))

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


async def _do(work: Callable[[], Awaitable[None]]) -> None:
    """Do the work; when it is cancelled as the bot stops, the next start takes it up again."""
    with suppress(asyncio.CancelledError):
        try:
            await work()
        except Exception as error:
            trace = None if is_outage(error) else error
            name = work.__name__
            log.error("not done by the clock", work=name, error=str(error), exc_info=trace)
