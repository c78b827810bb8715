"""The state of each region's report."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from babel.dates import format_date

from charts.facts.base import DailyFacts
from charts.facts.headings import FROM_OFFICE, Heading
from convenio.calendar.periods import Period
from convenio.plurals import counted, plural


class ReportState(StrEnum):
    """The state of a region's report."""

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


_RECEIVED = (ReportState.IN_TIME, ReportState.LATE)


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
class StatusFacts(DailyFacts):
    """A region that isn't among `regions` is drawn as one without an agreement."""

    period: Period
    deadline: date
    regions: tuple[RegionStatus, ...]

    @property
    def shows_something(self) -> bool:
        return bool(self.regions)

    @property
    def name_parts(self) -> tuple[object, ...]:
        return "recepcion", self.period.code

    @property
    def heading(self) -> Heading:
        states = [status.state for status in self.regions]
        expected = sum(state is not ReportState.NO_AGREEMENT for state in states)
        received = sum(state in _RECEIVED for state in states)
        day = format_date(self.deadline, "d 'de' MMMM", locale="es")
        subtitle = f"{self.period.label} · plazo: {day}"
        return self.headed(_received(received, expected), subtitle, FROM_OFFICE)


def _received(count: int, expected: int) -> str:
    if count == 0:
        return "No se recibió ningún reporte"
    did = plural(count, "recibió", "recibieron")
    return f"Se {did} {count} de {counted(expected, 'reporte', 'reportes')}"
