"""What the ministry's office follows: where each report is, and how they arrive."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from charts.facts.dated import DayByDay
from convenio.calendar.periods import Period


class ReportState(StrEnum):
    """Where a region's report is."""

    IN_TIME = "in_time"
    LATE = "late"
    WAITING = "waiting"
    RETURNED = "returned"
    AT_WORK = "at_work"
    NOT_BEGUN = "not_begun"
    OVERDUE = "overdue"
    UNREACHABLE = "unreachable"
    UNREGISTERED = "unregistered"
    NO_AGREEMENT = "no_agreement"


class Reach(StrEnum):
    """Whether a message finds somebody who reports."""

    HEARD = "heard"
    MUTE = "mute"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionStatus:
    """`answered`: indicators of the draft that something was said of."""

    region: str
    state: ReportState
    answered: int = 0
    reach: Reach = Reach.HEARD
    simulated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusFacts(DayByDay):
    """A region that isn't among `regions` is drawn as one without an agreement."""

    period: Period
    deadline: date
    regions: tuple[RegionStatus, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """The days in Lima on which regions sent their first report of a semester.

    Without `closes_on` late ones are taken with no end.
    """

    period: Period
    expected: int
    deadline: date
    sent_on: tuple[date, ...]
    closes_on: date | None = None
    simulated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressFacts(DayByDay):
    """Reports received as the deadline nears, against the semester before."""

    current: Arrivals
    previous: Arrivals | None = None
