"""The year's capacity-building schedule: the report's annex matrix, one entry a month and region.

The data file keeps the annex's own words beside each reading of them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache
from typing import Any

from convenio.calendar.months import MONTHS
from convenio.catalogue.data_files import read_data
from convenio.catalogue.indicators import INDICATORS, Indicator, Indicators

YEARS = (2021,)
FIRST_YEAR, LAST_YEAR = 2000, 2099


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity. `number` is that of the annex, in its indicator; `indicators`: its year's."""

    indicator: int
    number: int
    name: str
    responsible: str
    indicators: Indicators = field(compare=False, repr=False)

    @property
    def about(self) -> Indicator:
        return self.indicators[self.indicator]


@dataclass(frozen=True, slots=True)
class ScheduleEntry:
    """An entry. `month` is None where the annex gives no date; `region` where it names none.

    `day` is one of `month`, `hour` is Lima's. `original_month` never changes: it says which entry
    this is, wherever it was moved. `row` is its number where it is stored.
    """

    year: int
    activity: Activity
    region: str | None
    month: int | None
    original_month: int | None = None
    day: date | None = None
    hour: time | None = None
    link: str = ""
    topic: str = ""
    changes: int = 0
    row: int | None = None

    @property
    def month_name(self) -> str:
        return MONTHS[self.month] if self.month else "sin fecha"


@cache
def published_schedule(year: int) -> tuple[ScheduleEntry, ...]:
    """A year's published entries in order; KeyError for a year that has none.

    Read when it is first asked for: a bot whose database holds the schedule never needs it.
    """
    if year not in YEARS:
        raise KeyError(year)
    return in_order(_read(year))


def read_year(text: str) -> int:
    """The year as typed. Raises ValueError, with what is expected."""
    typed = text.strip()
    if not re.fullmatch(r"20\d\d", typed, re.ASCII):
        raise ValueError(f"No es un año: «{typed[:20]}». Escríbalo como {YEARS[-1] + 1}.")
    return int(typed)


def year_named(name: str) -> int | None:
    """The one year that the name of a file says."""
    found = set(re.findall(r"(?<!\d)20\d\d(?!\d)", name, re.ASCII))
    return int(found.pop()) if len(found) == 1 else None


def in_order(entries: Iterable[ScheduleEntry]) -> tuple[ScheduleEntry, ...]:
    """The entries by indicator, activity, region and month; those without a day come first."""

    def place(entry: ScheduleEntry) -> tuple[int | str | date | time, ...]:
        return (
            entry.activity.indicator,
            entry.activity.number,
            entry.region or "",
            entry.month or 0,
            entry.day or date.min,
            entry.hour or time.min,
            entry.original_month or 0,
        )

    return tuple(sorted(entries, key=place))


def matching(
    entries: Iterable[ScheduleEntry],
    *,
    region: str | None = None,
    month: int | None = None,
    indicator: int | None = None,
) -> tuple[ScheduleEntry, ...]:
    """The entries equal in what is given; one without a region is nobody's until it has one."""
    return tuple(
        entry
        for entry in entries
        if region in (None, entry.region)
        and month in (None, entry.month)
        and indicator in (None, entry.activity.indicator)
    )


def _read(year: int) -> Iterator[ScheduleEntry]:
    for group in read_data(f"schedule-{year}.json")["indicators"]:
        for row in group["activities"]:
            activity = Activity(
                group["indicator"], row["number"], row["name"], group["responsible"], INDICATORS
            )
            for region, month in _dates(row["dates"]):
                yield ScheduleEntry(year, activity, region, month, original_month=month)


def _dates(dates: list[dict[str, Any]]) -> list[tuple[str | None, int | None]]:
    """The pairs of region and month; one pair of nothing for an activity without any."""
    pairs = [
        (region, month)
        for row in dates
        for region in row["regions"]
        for month in row["months"] or [None]
    ]
    return pairs or [(None, None)]
