"""A period's dates as ODES fills them in, held by the pending question."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from convenio.calendar.period_dates import PeriodDates
from convenio.calendar.periods import Period
from convenio.report.requirements import Requirements
from storage.periods.period_history import date_facts, read_dates


class Field(StrEnum):
    CODE = "code"
    OPENS = "opens_on"
    DEADLINE = "deadline"
    CLOSES = "closes_on"
    EVALUATED = "evaluated_by"
    REGIONS = "regions"
    REASON = "reason"


DAYS = (Field.OPENS, Field.DEADLINE, Field.CLOSES, Field.EVALUATED)
LEFT_OUT = (Field.CLOSES, Field.EVALUATED)  # a period may have none of these


@dataclass(frozen=True, slots=True)
class PeriodForm:
    """`seen`: the dates that the period had when this was begun; none of a new one.

    `field`: what is being asked; nothing, and all of it is shown. `code`: empty until it is known.
    `kept`: a day that was typed beside it, until it is said which it is.
    """

    code: str = ""
    dates: dict[str, str | None] = field(default_factory=dict)
    seen: dict[str, str | None] = field(default_factory=dict)
    regions: list[str] = field(default_factory=list)
    reason: str = ""
    field: str = ""
    kept: str = ""

    @property
    def new(self) -> bool:
        return not self.seen

    @property
    def period(self) -> Period:
        return Period.parse(self.code)

    @property
    def chosen(self) -> PeriodDates:
        return read_dates(self.dates)

    @property
    def before(self) -> PeriodDates | None:
        return read_dates(self.seen) if self.seen else None

    @property
    def fields(self) -> tuple[Field, ...]:
        """Fields that can be changed."""
        return (*DAYS, Field.REGIONS) if self.new else (*DAYS, Field.REASON)

    def on(self, name: Field, day: date | None) -> "PeriodForm":
        dates = self.dates | {name: day.isoformat() if day else None}
        return replace(self, dates=dates, field="", kept="")

    def at(self, name: str) -> "PeriodForm":
        return replace(self, field=name)

    def toggled(self, region: str) -> "PeriodForm":
        return replace(self, regions=sorted({region} ^ set(self.regions)))


@dataclass(frozen=True, slots=True)
class RegionChange:
    """A region that is to be added to a period, or taken out.

    `region`: empty until it is chosen; `reason`: empty until it is typed.
    """

    period: str
    region: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RequirementsForm:
    """What a period is to require; `seen`: what it required when this was begun.

    `indicator`: whose range is being asked; 0, and all of it is shown.
    """

    period: str
    seen: Requirements
    chosen: Requirements
    indicator: int = 0


def for_new(period: Period, dates: PeriodDates, regions: list[str]) -> PeriodForm:
    return PeriodForm(period.code, date_facts(dates), regions=sorted(regions))


def for_change(period: Period, dates: PeriodDates) -> PeriodForm:
    return PeriodForm(period.code, date_facts(dates), date_facts(dates))
