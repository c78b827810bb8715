"""Reminders to ODES of what it was asked and has not answered for more than a working day: pure."""

from collections.abc import Iterator
from datetime import date, datetime

from convenio.calendar.periods import lima_day
from convenio.calendar.workdays import OPENS, at_hour, next_window, window_end, working_day_after
from jobs.reminders import DueMoment
from jobs.tracks import PlanFacts, Track
from storage.models import OccasionKind, Role


def waits_long(asked_at: datetime, today: date) -> bool:
    """Whether a question waits for more than a working day when that day's window opens."""
    return working_day_after(lima_day(asked_at), 1) < today


def consultation_tracks(facts: PlanFacts, now: datetime) -> Iterator[Track]:
    """One occasion on each working day on which something waits: its day is in the key."""
    day = lima_day(next_window(now))
    if not any(waits_long(asked_at, day) for asked_at in facts.unanswered):
        return
    opens = at_hour(day, OPENS)
    for reader in facts.recipients:
        if reader.role is Role.ODES:
            yield Track(
                reader,
                OccasionKind.CONSULTATIONS,
                day.isoformat(),
                "",
                day,
                [DueMoment(0, opens)],
                until=window_end(opens),
            )
