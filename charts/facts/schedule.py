"""The year's activities."""

from dataclasses import dataclass

from charts.facts.base import DailyFacts
from charts.facts.headings import Heading
from convenio.catalogue.regions import REGIONS
from convenio.plurals import counted

_FROM_SCHEDULE = "Programación anual de fortalecimiento de capacidades, MTPE."


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityMonth:
    """The regions that take part in a month, or without a date (None); none if not yet named."""

    month: int | None
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledActivity:
    """`number` is the annex's, within its indicator; `months` in order, without a date last."""

    indicator: int
    number: int
    name: str
    responsible: str
    months: tuple[ActivityMonth, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleFacts(DailyFacts):
    """The year's activities, in order; `region`: whose own ones are marked."""

    year: int
    region: str | None
    activities: tuple[ScheduledActivity, ...]

    @property
    def shows_something(self) -> bool:
        return bool(self.activities)

    @property
    def name_parts(self) -> tuple[object, ...]:
        return "cronograma", self.year, *([self.region] if self.region else [])

    @property
    def today(self) -> int:
        """The month in which the facts were so; 0 in another year."""
        return self.as_of.month if self.as_of.year == self.year else 0

    @property
    def heading(self) -> Heading:
        if self.region is None:
            title = f"{_activities(len(self.activities))} en {self.year}"
            subtitle = f"Cronograma {self.year} · regiones que participan por mes"
            return self.headed(title, subtitle, _FROM_SCHEDULE)
        region = REGIONS[self.region]
        own = sum(
            any(self.region in month.regions for month in activity.months)
            for activity in self.activities
        )
        title = f"{region.name}: {_activities(own)} en {self.year}"
        subtitle = f"{region.office} · cronograma {self.year}"
        return self.headed(title, subtitle, _FROM_SCHEDULE)


def _activities(count: int) -> str:
    return counted(count, "actividad", "actividades")
