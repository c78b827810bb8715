"""The part of a year's schedule that is looked at: a region's, or everybody's."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS
from convenio.schedule.activities import ScheduleEntry

UNDATED = 13  # where a month's number stands: after December


@dataclass(frozen=True, slots=True)
class Scope:
    """`entries`: all of the year, at least one; `region` is None for all regions."""

    year: int
    region: str | None
    entries: tuple[ScheduleEntry, ...]

    @property
    def name(self) -> str:
        return REGIONS[self.region].office if self.region else "todas las regiones"

    @property
    def listed(self) -> Indicators:
        """The year's indicators."""
        return self.entries[0].activity.indicators

    @property
    def shown(self) -> tuple[ScheduleEntry, ...]:
        """Entries in scope; one that names no region yet may become anybody's."""
        return tuple(entry for entry in self.entries if self._concerns(entry))

    @property
    def own(self) -> tuple[ScheduleEntry, ...]:
        return tuple(entry for entry in self.shown if entry.region)

    @property
    def months(self) -> list[int]:
        """Months that have activities, UNDATED last."""
        return sorted({entry.month or UNDATED for entry in self.shown})

    @property
    def indicators(self) -> list[int]:
        return sorted({entry.activity.indicator for entry in self.shown})

    def of_month(self, month: int) -> list[ScheduleEntry]:
        return [entry for entry in self.shown if (entry.month or UNDATED) == month]

    def of_indicator(self, number: int) -> list[ScheduleEntry]:
        return [entry for entry in self.shown if entry.activity.indicator == number]

    def _concerns(self, entry: ScheduleEntry) -> bool:
        return self.region is None or entry.region in (None, self.region)


def nearest_year(years: Sequence[int], today: int) -> int:
    """The year nearest to today's; the later of two that are as near."""
    return min(years, key=lambda year: (abs(year - today), -year))


def opening_month(months: Sequence[int], today: int) -> int:
    """The first month from today with activities, else the last one."""
    return months[min(bisect_left(months, today), len(months) - 1)]


def neighbouring_months(months: Sequence[int], month: int) -> tuple[int | None, int | None]:
    """The nearest months before and after that have activities."""
    before, after = bisect_left(months, month), bisect_right(months, month)
    return (
        months[before - 1] if before else None,
        months[after] if after < len(months) else None,
    )
