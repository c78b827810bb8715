"""The standstill of the clock: for over an hour no process came to the end of a sweep."""

from datetime import datetime, timedelta

from bot.config.clock import Clock, steady_seconds
from storage.database import Database
from storage.models import IncidentKind
from storage.reminders import heartbeat, incidents

LONGEST = timedelta(hours=1)


class Standstill:
    """What is noticed by whoever sweeps next: after a start, or another replica.

    A clock that is set forward is none: of what this process swept itself it counts the time by a
    clock that nobody sets.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._own: datetime | None = None  # when this process last swept, as it wrote it down
        self._own_steady = 0.0

    async def notice(self, now: datetime) -> None:
        """Note for ODES, once, that the last sweep was long ago."""
        async with self._database.transaction() as session:
            last = await heartbeat.last_beat(session, heartbeat.SWEPT)
            if last is None or self._since(last, now) <= LONGEST:
                return
            if await heartbeat.beat_anew(session, last, heartbeat.STOOD_STILL):
                subject = last.isoformat()
                incidents.note(session, IncidentKind.CLOCK_STOOD, now, subject=subject)

    def swept(self, at: datetime) -> None:
        self._own, self._own_steady = at, steady_seconds()

    def _since(self, last: datetime, now: datetime) -> timedelta:
        if last == self._own:
            return timedelta(seconds=steady_seconds() - self._own_steady)
        return now - last
