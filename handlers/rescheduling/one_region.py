"""The entries of the one region that was named first, and which of them is meant: pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from convenio.schedule.activities import ScheduleEntry
from handlers.rescheduling.form_state import MoveForm

Pick = tuple[int, int]  # an activity's number, and a month (0 without date)


def narrowed(entries: Sequence[ScheduleEntry], region: str) -> tuple[ScheduleEntry, ...]:
    """A region's own entries and, of activities where it has none, those that name no region."""
    if not region:
        return tuple(entries)
    own = {entry.activity for entry in entries if entry.region == region}
    return tuple(
        entry
        for entry in entries
        if entry.region == region or (entry.region is None and entry.activity not in own)
    )


def picks(entries: Iterable[ScheduleEntry]) -> list[Pick]:
    """The activities with their months, of which one at a time is moved."""
    return sorted({_pick(entry) for entry in entries})


def preferred(options: Sequence[Pick], number: int, source: int, first_month: int) -> Pick:
    """The option that was typed or else the next one that is due, from `first_month` on."""

    def place(option: Pick) -> tuple[bool, bool, bool, Pick]:
        activity, month = option
        past = not month or month < first_month
        return activity != (number or activity), month != (source or month), past, (month, activity)

    return min(options, key=place)


def picked(asked: MoveForm, entries: Iterable[ScheduleEntry], option: Pick) -> MoveForm:
    """The form with that activity and month of its region chosen."""
    group = [entry for entry in entries if _pick(entry) == option]
    chosen = replace(asked, number=option[0], month=option[1], source=0, chosen=True, places=None)
    bare = [entry for entry in group if entry.region is None]
    return replace(chosen.takes(bare), places=[asked.region]) if bare else chosen.takes(group)


def _pick(entry: ScheduleEntry) -> Pick:
    return entry.activity.number, entry.month or 0
