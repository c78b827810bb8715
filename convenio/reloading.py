"""A year's schedule and the file that is to take its place: which row of it is which entry."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from convenio.schedule import ScheduleEntry

Place = tuple[int, int, str | None, int | None]
Month = Callable[[ScheduleEntry], int | None]


@dataclass(frozen=True, slots=True)
class Reload:
    """`kept` stay as they are; `put_back` were moved, and the file has the month they came from;

    `gone` are not in the file, `added` only there.
    """

    kept: tuple[ScheduleEntry, ...]
    put_back: tuple[ScheduleEntry, ...]
    gone: tuple[ScheduleEntry, ...]
    added: tuple[ScheduleEntry, ...]

    @property
    def lost(self) -> tuple[ScheduleEntry, ...]:
        """What was decided or answered of these no longer holds."""
        return self.put_back + self.gone


def reload(stored: Iterable[ScheduleEntry], file: Iterable[ScheduleEntry]) -> Reload:
    """A row is the entry that stands in its month; else one that was moved away from there."""
    wanted = {_place(each, each.month): each for each in file}
    unmoved_first = sorted(stored, key=lambda each: each.month != each.original_month)
    kept, others = _found(unmoved_first, wanted, lambda each: each.month)
    put_back, gone = _found(others, wanted, lambda each: each.original_month)
    known = {_place(each, each.original_month) for each in kept + put_back}
    return Reload(kept, put_back, gone, tuple(_added(wanted.values(), known)))


def _found(
    entries: Iterable[ScheduleEntry], wanted: dict[Place, ScheduleEntry], month: Month
) -> tuple[tuple[ScheduleEntry, ...], tuple[ScheduleEntry, ...]]:
    """Those that are wanted, which then no other is, and the others."""
    found: list[ScheduleEntry] = []
    others: list[ScheduleEntry] = []
    for each in entries:
        row = wanted.pop(_place(each, month(each)), None)
        (others if row is None else found).append(each)
    return tuple(found), tuple(others)


def _added(entries: Iterable[ScheduleEntry], known: set[Place]) -> Iterator[ScheduleEntry]:
    """Where an entry that was moved away is known by a row's month, the row takes a free one."""
    for each in sorted(entries, key=lambda each: _place(each, each.month) in known):
        months = (each.month, None, *range(1, 13))
        free = next(month for month in months if _place(each, month) not in known)
        known.add(_place(each, free))
        yield replace(each, original_month=free)


def _place(entry: ScheduleEntry, month: int | None) -> Place:
    return entry.activity.indicator, entry.activity.number, entry.region, month
