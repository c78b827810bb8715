"""A schedule that ODES is about to load, as the pending question holds it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from convenio.catalogue.indicators import Indicators
from convenio.schedule.activities import Activity, ScheduleEntry
from handlers.questions import QuestionKind

QUESTION = QuestionKind.NEW_SCHEDULE
LARGEST = 300_000  # bytes: some times the largest year
TOO_LARGE = f"pesa más de {LARGEST // 1000} KB"


@dataclass(frozen=True, slots=True)
class ScheduleUpload:
    """A file that was sent. `year`: 0 while it is asked for, since the file does not say it.

    What was read of it for that year: the `activities` (indicator, number, name, responsible) and
    the `rows`, of each the place of its activity among them, the region and the month.
    """

    file_id: str
    name: str
    year: int = 0
    activities: list[list[Any]] = field(default_factory=list)
    rows: list[list[Any]] = field(default_factory=list)

    def holding(self, entries: Sequence[ScheduleEntry]) -> "ScheduleUpload":
        known = dict.fromkeys(entry.activity for entry in entries)
        places = {activity: place for place, activity in enumerate(known)}
        return replace(
            self,
            activities=[[a.indicator, a.number, a.name, a.responsible] for a in places],
            rows=[[places[entry.activity], entry.region, entry.month] for entry in entries],
        )

    def unread(self) -> "ScheduleUpload":
        return ScheduleUpload(self.file_id, self.name)

    def fits(self, indicators: Indicators) -> bool:
        return all(indicator in indicators for indicator, *_ in self.activities)

    def entries(self, indicators: Indicators) -> tuple[ScheduleEntry, ...]:
        activities = [
            Activity(indicator, number, name, responsible, indicators)
            for indicator, number, name, responsible in self.activities
        ]
        return tuple(
            ScheduleEntry(self.year, activities[place], region, month, original_month=month)
            for place, region, month in self.rows
        )
