"""The scheduler only says that it is time; the database knows what is due.

APScheduler counts by the wall clock: a step of it is noticed by a clock that nobody sets, and all
comes round at once then.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from time import monotonic, time
from zoneinfo import ZoneInfo

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.config.cancellation import unless
from bot.config.clock import Clock
from bot.config.settings import Settings
from bot.scheduler.daily_backup import DailyBackup
from bot.scheduler.heartbeat_call import HeartbeatCall
from bot.scheduler.standstill import Standstill
from convenio.calendar.periods import lima_day
from jobs.audit_seal import seal_trail
from jobs.cleanup import tidy
from jobs.editions import EditionMaker, tend_editions
from jobs.evidence_files import forget_files
from jobs.sweep import tick
from storage.chain_heads import note_head
from storage.database import Database
from storage.installation_key import open_key
from storage.outages import is_outage

log = structlog.get_logger()

BEAT = timedelta(seconds=15)
SWEEP_EVERY = timedelta(minutes=1)
SEAL_EVERY = timedelta(minutes=1)
EDITIONS_EVERY = timedelta(minutes=1)
BEAT_STALLS = timedelta(minutes=2)
SWEEP_STALLS = timedelta(minutes=5)
BACKUP_EVERY = timedelta(minutes=15)  # whether there is one today
TIDY_EVERY = timedelta(hours=6)
LOOK_EVERY_SECONDS = 5.0  # whether the wall clock was set
STEP_SECONDS = 2.0  # what it gains or loses by itself meanwhile is far less
AT_THE_START = timedelta(seconds=1)  # who wrote while the bot was away is answered before it
WHEN_SETTLED = timedelta(minutes=1)  # what is heavy leaves a start alone


NEVER = timedelta.max


class SchedulerDied(Exception):
    """The scheduler is at its end though nobody told it to; the text names the work."""


@dataclass(frozen=True, slots=True)
class Round:
    """Work that comes round with each `step`; the first time `first` after the start.

    `stalls`: after how long without an end of it, good or bad, only a new start helps.
    """

    work: Callable[[], Awaitable[None]]
    step: timedelta
    first: timedelta = AT_THE_START
    stalls: timedelta = NEVER

    @property
    def name(self) -> str:
        return self.work.__name__.strip("_")

    def stands_still(self, since: float) -> bool:
        return monotonic() - since > self.stalls.total_seconds()


class Scheduler:
    """The scheduler. `last`: when it last ran something; it beats even when nothing is due.

    `last_sweep`: when it last came to the end of all reminders and alerts.
    """

    def __init__(
        self, settings: Settings, database: Database, clock: Clock, make_edition: EditionMaker
    ) -> None:
        self.last: datetime | None = None
        self.last_sweep: datetime | None = None
        self.wall = time
        self._ended: dict[Round, float] = {}  # when each did, or began
        self._zone = ZoneInfo(settings.timezone)
        self._database = database
        self._clock = clock
        self._leads = settings.leads
        self._evidence = settings.evidence_folder
        self._key = open_key(settings.evidence_folder)
        self._noted_on: date | None = None
        self._make_edition = make_edition
        self._personal_data_kept = timedelta(days=settings.personal_data_days)
        self.backup = DailyBackup(settings, database, clock)
        self._heartbeat_call = HeartbeatCall(settings.heartbeat_url)
        self._standstill = Standstill(database, clock)
        self._beating = Round(self._beat, BEAT, stalls=BEAT_STALLS)
        self.rounds: tuple[Round, ...] = (
            self._beating,
            Round(self.sweep, SWEEP_EVERY, stalls=SWEEP_STALLS),
            Round(self.make_editions, EDITIONS_EVERY),
            Round(self.seal, SEAL_EVERY),
            Round(self.backup.tick, BACKUP_EVERY, WHEN_SETTLED),
            Round(self._tidy, TIDY_EVERY, WHEN_SETTLED),
        )

    async def run(self, stop: asyncio.Event) -> None:
        """Go round until `stop`; what is cut off then, the next start takes up again.

        Raises SchedulerDied where nothing comes round any more.
        """
        self.last = self._clock()
        scheduler = AsyncIOScheduler(timezone=self._zone)
        for each in self.rounds:
            self._ended[each] = monotonic()
            scheduler.add_job(
                self._do,
                "interval",
                args=(each,),
                name=each.name,
                seconds=each.step.total_seconds(),
                next_run_time=datetime.now(self._zone) + each.first,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=max(1, int(each.step.total_seconds())),
            )
        scheduler.start()
        try:
            await unless(stop, self._watch(scheduler))
        finally:
            scheduler.shutdown(wait=False)
            self._ended.clear()

    async def _watch(self, scheduler: AsyncIOScheduler) -> None:
        """Have all come round at once whenever the wall clock was set, or the host slept."""
        ahead = self.wall() - monotonic()
        while True:
            await asyncio.sleep(LOOK_EVERY_SECONDS)
            self._check_alive(scheduler)
            if abs(self.wall() - monotonic() - ahead) > STEP_SECONDS:
                ahead = self.wall() - monotonic()
                log.warning("the wall clock was set: all comes round at once")
                for job in scheduler.get_jobs():
                    job.modify(next_run_time=datetime.now(self._zone))

    def _check_alive(self, scheduler: AsyncIOScheduler) -> None:
        lost = {each.name for each in self.rounds} - {job.name for job in scheduler.get_jobs()}
        silent = self._ended.get(self._beating)
        if silent is not None and self._beating.stands_still(silent):
            lost.add(self._beating.name)
        if lost or not scheduler.running:
            raise SchedulerDied(", ".join(sorted(lost)))

    def stalled(self) -> list[str]:
        """The names of rounds that have not ended for so long that only a new start helps."""
        return [each.name for each, at in self._ended.items() if each.stands_still(at)]

    async def _do(self, each: Round) -> None:
        """Do the work; when it is cancelled as the bot stops, the next start takes it up again."""
        with suppress(asyncio.CancelledError):
            try:
                await each.work()
            except Exception as error:
                trace = None if is_outage(error) else error
                log.error("not done by the clock", work=each.name, error=str(error), exc_info=trace)
        self._ended[each] = monotonic()

    async def _beat(self) -> None:
        self.last = self._clock()

    async def sweep(self) -> None:
        """Send the reminders and alerts that are due at this moment; who listens hears of it."""
        await self._heartbeat_call.around(self._sweep)

    async def _sweep(self) -> None:
        now = self._clock()
        await self._standstill.notice(now)
        await tick(self._database, now, self._leads)
        self._standstill.swept(now)
        self.last_sweep = self._clock()

    async def make_editions(self) -> None:
        """Fix, make and send the editions of the report that are due."""
        await tend_editions(self._database, self._evidence, self._make_edition, self._clock())

    async def seal(self) -> None:
        """Chain what is in the trail, and note the day's first head beside the data."""
        head = await seal_trail(self._database)
        today = lima_day(self._clock())
        if head is not None and self._noted_on != today:
            await asyncio.to_thread(note_head, self._evidence, self._key, today, head)
            self._noted_on = today

    async def _tidy(self) -> None:
        """Clean up, files of evidence too: what was removed is kept as long as personal data."""
        await tidy(self._database, self._clock, self._personal_data_kept)
        now = self._clock()
        before = now - self._personal_data_kept
        await forget_files(self._database, self._evidence, before, now)
