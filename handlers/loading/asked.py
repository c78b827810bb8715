"""What ODES is about to load: the pending question holds it until it is confirmed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from convenio.reloading import Reload
from convenio.schedule import Activity, ScheduleEntry
from handlers.marks import mark_of

QUESTION = "loading"


@dataclass(frozen=True, slots=True)
class Asked:
    """`rows`: the place of each one's activity among `activities`, its region and its month.

    `year`: 0 while it is asked for, since the file does not say it.
    """

    name: str
    activities: list[list[Any]]
    rows: list[list[Any]]
    year: int = 0

    @classmethod
    def of(cls, name: str, entries: Sequence[ScheduleEntry], year: int) -> "Asked":
        places = {each: place for place, each in enumerate({e.activity: 0 for e in entries})}
        return cls(
            name,
            [list(asdict(activity).values()) for activity in places],
            [[places[each.activity], each.region, each.month] for each in entries],
            year,
        )

    @property
    def entries(self) -> tuple[ScheduleEntry, ...]:
        activities = [Activity(*each) for each in self.activities]
        return tuple(
            ScheduleEntry(self.year, activities[place], region, month, original_month=month)
            for place, region, month in self.rows
        )

    def of_year(self, year: int) -> "Asked":
        return replace(self, year=year)

    def mark(self, found: Reload, answers: int) -> str:
        """A confirmation counts only for what it was shown with."""
        return mark_of(asdict(self) | {"found": found, "answers": answers})
