"""The year's capacity-building schedule: the report's annex matrix, one entry a month and region.

The data file keeps the annex's own words beside each reading of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from convenio.catalogue import read_data
from convenio.months import MONTHS

YEARS = (2021,)


@dataclass(frozen=True, slots=True)
class Activity:
    """`number` is that of the annex, within its indicator."""

    indicator: int
    number: int
    name: str
    responsible: str


@dataclass(frozen=True, slots=True)
class ScheduleEntry:
    """`month` is None where the annex gives no date; `region` too, where it names no region."""

    year: int
    activity: Activity
    region: str | None
    month: int | None

    @property
    def month_name(self) -> str:
        return MONTHS[self.month] if self.month else "sin fecha"


def schedule(year: int) -> tuple[ScheduleEntry, ...]:
    """In order of indicator, activity, region and month; KeyError for a year that has none."""
    return _SCHEDULES[year]


def matching(
    entries: Iterable[ScheduleEntry],
    *,
    region: str | None = None,
    month: int | None = None,
    indicator: int | None = None,
) -> tuple[ScheduleEntry, ...]:
    """What is given must be equal: an entry without a region is nobody's until it has one."""
    return tuple(
        entry
        for entry in entries
        if region in (None, entry.region)
        and month in (None, entry.month)
        and indicator in (None, entry.activity.indicator)
    )


def _read(year: int) -> Iterator[ScheduleEntry]:
    for group in read_data(f"schedule-{year}.json")["indicators"]:
        for each in group["activities"]:
            activity = Activity(
                group["indicator"], each["number"], each["name"], group["responsible"]
            )
            for region, month in _dates(each["dates"]):
                yield ScheduleEntry(year, activity, region, month)


def _dates(dates: list[dict[str, Any]]) -> list[tuple[str | None, int | None]]:
    """By region and month; one pair of nothing for an activity without any."""
    pairs = [
        (region, month)
        for each in dates
        for region in each["regions"]
        for month in each["months"] or [None]
    ]
    return sorted(pairs, key=lambda pair: (pair[0], pair[1] or 0)) or [(None, None)]


_SCHEDULES: Mapping[int, tuple[ScheduleEntry, ...]] = {year: tuple(_read(year)) for year in YEARS}
