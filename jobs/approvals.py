"""Reminders of reports that wait for a director's approval: pure.

On each working day for which it waits for them; from the last one on ODES may receive it as it is.
"""

from collections.abc import Iterator
from datetime import date, datetime

from convenio.calendar.periods import lima_day
from convenio.calendar.workdays import OPENS, at_hour, next_window, working_day_after
from convenio.report.stages import Act, Stage, rule_for
from jobs.reminders import DueMoment
from jobs.tracks import PlanFacts, Track
from storage.models import OccasionKind, Role, Version

_BRIDGED = rule_for(Act.BRIDGE, Stage.WAITING)
assert _BRIDGED is not None
LEADS = tuple(range(1, _BRIDGED.patience + 1))  # working days after it was sent
MAIN_LEADS = (LEADS[0], LEADS[-1])  # for who wants fewer


def sent_on(version: Version) -> date:
    assert version.sent_at is not None
    return lima_day(version.sent_at)


def _told_at(version: Version) -> datetime:
    """The moment when its director heard that it was sent."""
    assert version.sent_at is not None
    return next_window(version.sent_at, version.region)


def approval_moments(sent: date, region: str, *, fewer: bool = False) -> list[DueMoment]:
    leads = MAIN_LEADS if fewer else LEADS
    return [
        DueMoment(lead, at_hour(working_day_after(sent, lead, region), OPENS)) for lead in leads
    ]


def approval_tracks(facts: PlanFacts) -> Iterator[Track]:
    """The tracks of waiting versions; the day of sending is in the key, so each counts anew."""
    for version in facts.waiting:
        for reader in facts.recipients:
            if (reader.role, reader.region) == (Role.DIRECTOR, version.region):
                yield Track(
                    reader,
                    OccasionKind.APPROVAL,
                    version.period,
                    version.region,
                    sent_on(version),
                    approval_moments(sent_on(version), version.region, fewer=reader.fewer),
                    facts.away(reader),
                    told_in_silence=LEADS[-1:],
                    stands_since=_told_at(version),
                )
