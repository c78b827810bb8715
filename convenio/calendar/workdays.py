"""The sending window: working days in Peru, from OPENS to CLOSES in Lima (DOMAIN, 'Time')."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from importlib import util
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from convenio.calendar.periods import LIMA, lima_day

if TYPE_CHECKING:
    from holidays import HolidayBase

OPENS = time(8, 30)
CLOSES = time(18)
_SATURDAY = 5
_DAY = timedelta(days=1)


@cache
def _holidays() -> "HolidayBase":
    """The holidays of Peru's file alone: by name, the library loads 250 countries, of 8 MiB."""
    with as_file(files("holidays") / "countries" / "peru.py") as file:
        spec = util.spec_from_file_location("holidays_of_peru", file)
        assert spec is not None
        assert spec.loader is not None
        module = util.module_from_spec(spec)
        spec.loader.exec_module(module)
    holidays: HolidayBase = module.PE(language="es")
    return holidays


class DecreedDays:
    """The days on which nobody works by decree, beside the holidays: of all, and of a region.

    They are kept by the database; whoever begins to act on the calendar reads them first.
    """

    def __init__(self) -> None:
        self._by_region: Mapping[str, frozenset[date]] = {}

    def replace(self, days: Iterable[tuple[date, str]]) -> None:
        """Take other days, each with its region; without one, it is everybody's."""
        found: dict[str, set[date]] = {}
        for day, region in days:
            found.setdefault(region, set()).add(day)
        by_region = {region: frozenset(known) for region, known in found.items()}
        if by_region != self._by_region:
            self._by_region = by_region
            for kept in (is_working_day, within_window, next_window):
                kept.cache_clear()

    def has(self, day: date, region: str) -> bool:
        return day in self._by_region.get("", ()) or day in self._by_region.get(region, ())


DECREED = DecreedDays()


def holiday_name(day: date) -> str:
    """The name of a holiday by law; empty for any other day."""
    return _holidays().get(day) or ""


@lru_cache(maxsize=4096)
def is_working_day(day: date, region: str = "") -> bool:
    """Tell whether people work then: everywhere, or in that region."""
    return day.weekday() < _SATURDAY and day not in _holidays() and not DECREED.has(day, region)


def at_hour(day: date, hour: time) -> datetime:
    """The moment of that hour of that day in Lima, as UTC."""
    return datetime.combine(day, hour, LIMA).astimezone(UTC)


@lru_cache(maxsize=64)  # the same moment is asked for each person
def within_window(moment: datetime, region: str = "") -> bool:
    """Tell whether the moment is in the window of a working day, its end excluded."""
    there = moment.astimezone(LIMA)
    return is_working_day(there.date(), region) and OPENS <= there.time() < CLOSES


@lru_cache(maxsize=4096)  # the same few are asked for each person of each region
def next_window(moment: datetime, region: str = "") -> datetime:
    """The moment itself within a window; otherwise when the next one opens, as UTC."""
    there = moment.astimezone(LIMA)
    if within_window(there, region):
        return moment.astimezone(UTC)
    day = there.date() if there.time() < OPENS else there.date() + _DAY
    while not is_working_day(day, region):
        day += _DAY
    return at_hour(day, OPENS)


def told_on(now: datetime) -> date:
    """The day on which people can be told next of what is done now: today, unless it is night."""
    return lima_day(next_window(now))


def working_day(day: date, region: str = "") -> date:
    """The day itself, or the first after it on which people work."""
    while not is_working_day(day, region):
        day += _DAY
    return day


def working_days_near(day: date, region: str = "") -> tuple[date, date]:
    """The working days just before and just after a day."""
    before = day - _DAY
    while not is_working_day(before, region):
        before -= _DAY
    return before, working_day(day + _DAY, region)


def working_day_after(day: date, count: int, region: str = "") -> date:
    """The working day that is so many after that day."""
    for _ in range(count):
        day += _DAY
        while not is_working_day(day, region):
            day += _DAY
    return day


def last_window_before(moment: datetime, region: str = "") -> datetime:
    """The moment when the last window opened that began before that moment, as UTC."""
    there = moment.astimezone(LIMA)
    day = there.date() if there.time() > OPENS else there.date() - _DAY
    while not is_working_day(day, region):
        day -= _DAY
    return at_hour(day, OPENS)


def window_end(moment: datetime) -> datetime:
    """The end of the window on the day of that moment, as UTC."""
    return at_hour(lima_day(moment), CLOSES)
