"""Reloading a year's schedule from a file: which of its rows is which entry."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from convenio.schedule.activities import Activity, ScheduleEntry

Place = tuple[int, int, str | None, int | None]
Month = Callable[[ScheduleEntry], int | None]


@dataclass(frozen=True, slots=True)
class Reload:
    """The outcome of comparing a schedule with a file.

    `kept` stay as they are; `put_back` were moved, and the file has the month they came from;
    `gone` are not in the file, `added` only there. `renamed`: activities that the file words anew.
    """

    kept: tuple[ScheduleEntry, ...]
    put_back: tuple[ScheduleEntry, ...]
    gone: tuple[ScheduleEntry, ...]
    added: tuple[ScheduleEntry, ...]
    renamed: tuple[Activity, ...]

    @property
    def fresh(self) -> bool:
        """Tell whether there was nothing before."""
        return not (self.kept or self.lost)

    @property
    def changes(self) -> bool:
        return bool(self.lost or self.added or self.renamed)

    @property
    def lost(self) -> tuple[ScheduleEntry, ...]:
        """The entries of which what was decided or answered no longer holds."""
        return self.put_back + self.gone


@dataclass(frozen=True, slots=True)
class Shift:
    """The months that an activity had in a region, and those it has instead; None: no date."""

    activity: Activity
    region: str | None
    before: tuple[int | None, ...]
    after: tuple[int | None, ...]


def shifts(found: Reload, known: Mapping[int, int | None] | None = None) -> list[Shift]:
    """The changes of each activity in each region.

    `known`: the months of some entries, by their rows, for who has not heard that they were moved.
    """
    months: dict[tuple[int, int, str], tuple[list[int | None], list[int | None]]] = {}
    words: dict[tuple[int, int], Activity] = {}

    def of(entry: ScheduleEntry) -> tuple[list[int | None], list[int | None]]:
        activity = entry.activity
        words[activity.indicator, activity.number] = activity
        key = (activity.indicator, activity.number, entry.region or "")
        return months.setdefault(key, ([], []))

    def was(entry: ScheduleEntry) -> int | None:
        return known.get(entry.row or 0, entry.month) if known else entry.month

    for entry in found.gone:
        of(entry)[0].append(was(entry))
    for entry in found.put_back:
        if was(entry) != entry.original_month:
            of(entry)[0].append(was(entry))
            of(entry)[1].append(entry.original_month)
    for entry in found.added:
        of(entry)[1].append(entry.month)
    return [
        Shift(words[indicator, number], region or None, _in_order(before), _in_order(after))
        for (indicator, number, region), (before, after) in sorted(months.items())
    ]


def together(first: Iterable[Shift], then: Iterable[Shift]) -> list[Shift]:
    """The shifts of two loads, one after the other; without what the second undid."""
    found: dict[tuple[int, int, str], Shift] = {}
    for shift in (*first, *then):
        key = (shift.activity.indicator, shift.activity.number, shift.region or "")
        known = found.get(key)
        found[key] = _after(known, shift) if known else shift
    return [shift for _, shift in sorted(found.items()) if shift.before or shift.after]


def _after(first: Shift, then: Shift) -> Shift:
    came, went = Counter(first.after), Counter(then.before)
    before = Counter(first.before) + (went - came)
    after = (came - went) + Counter(then.after)
    return replace(
        then,
        before=_in_order((before - after).elements()),
        after=_in_order((after - before).elements()),
    )


def _in_order(months: Iterable[int | None]) -> tuple[int | None, ...]:
    return tuple(sorted(months, key=lambda month: month or 0))


def reload(stored: Collection[ScheduleEntry], file: Collection[ScheduleEntry]) -> Reload:
    """Match rows to the file's entries by their month, else by the one they were moved from."""
    wanted = {_place(entry, entry.month): entry for entry in file}
    unmoved_first = sorted(stored, key=lambda entry: entry.month != entry.original_month)
    kept, others = _found(unmoved_first, wanted, lambda entry: entry.month)
    put_back, gone = _found(others, wanted, lambda entry: entry.original_month)
    known = {_place(entry, entry.original_month) for entry in kept + put_back}
    return Reload(
        kept, put_back, gone, tuple(_added(wanted.values(), known)), _renamed(stored, file)
    )


def _found(
    entries: Iterable[ScheduleEntry], wanted: dict[Place, ScheduleEntry], month: Month
) -> tuple[tuple[ScheduleEntry, ...], tuple[ScheduleEntry, ...]]:
    """The entries that are wanted, which then no other is, and the others."""
    found: list[ScheduleEntry] = []
    others: list[ScheduleEntry] = []
    for entry in entries:
        row = wanted.pop(_place(entry, month(entry)), None)
        (others if row is None else found).append(entry)
    return tuple(found), tuple(others)


def _added(entries: Iterable[ScheduleEntry], known: set[Place]) -> Iterator[ScheduleEntry]:
    """The new entries; where a moved one has the month that names a row, it takes a free one."""
    for entry in sorted(entries, key=lambda entry: _place(entry, entry.month) in known):
        months = (entry.month, None, *range(1, 13))
        free = next(month for month in months if _place(entry, month) not in known)
        known.add(_place(entry, free))
        yield replace(entry, original_month=free)


def _renamed(
    stored: Iterable[ScheduleEntry], file: Iterable[ScheduleEntry]
) -> tuple[Activity, ...]:
    known, wanted = (
        {(entry.activity.indicator, entry.activity.number): entry.activity for entry in entries}
        for entries in (stored, file)
    )
    return tuple(
        activity for key, activity in wanted.items() if known.get(key, activity) != activity
    )


def _place(entry: ScheduleEntry, month: int | None) -> Place:
    return entry.activity.indicator, entry.activity.number, entry.region, month
