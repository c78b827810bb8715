"""How reports arrive, day by day."""

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from charts.facts.base import DailyFacts
from charts.facts.headings import FROM_OFFICE, Heading
from convenio.calendar.periods import Period
from convenio.plurals import counted

_DAYS_COUNTED = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """The days in Lima on which regions sent their first report of a semester.

    Without `closes_on` late ones are taken with no end. `reminded_on`: days on which regions were
    reminded.
    """

    period: Period
    expected: int
    deadline: date
    sent_on: tuple[date, ...]
    closes_on: date | None = None
    simulated: bool = False
    reminded_on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressFacts(DailyFacts):
    """Reports received as the deadline nears, against the semester before."""

    current: Arrivals
    previous: Arrivals | None = None

    @property
    def shows_something(self) -> bool:
        return self.current.expected > 0

    @property
    def name_parts(self) -> tuple[object, ...]:
        return "avance", self.current.period.code

    @property
    def heading(self) -> Heading:
        current = self.current
        title = f"{len(current.sent_on)} de {current.expected} reportes{self._moment}"
        day = format_date(current.deadline, "d 'de' MMMM", locale="es")
        return self.headed(title, f"{current.period.label} · plazo: {day}", FROM_OFFICE)

    @property
    def _moment(self) -> str:
        """Days count until closing or, where nothing closes, until the next semester is due."""
        left = (self.current.deadline - self.as_of).days
        closes_on = self.current.closes_on
        if closes_on is not None and closes_on < self.as_of:
            return " al cierre"
        if left < -_DAYS_COUNTED:
            return ", vencido el plazo"
        if left == 0:
            return " en el día del plazo"
        days = counted(abs(left), "día", "días")
        return f" a {days} del plazo" if left > 0 else f", {days} tras el plazo"
