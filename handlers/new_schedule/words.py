"""The changes of a load in words, as many lines as fit a message."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from convenio.calendar.months import MONTHS
from convenio.catalogue.regions import REGIONS
from convenio.schedule.activities import Activity
from convenio.schedule.reload import Shift

LETTERS = 2400  # of the 4096 that Telegram takes in a message
NAME_LETTERS = 120


@dataclass(frozen=True, slots=True)
class ScheduleSection:
    """An activity, and where and when it is: regions with the same months stand together."""

    activity: Activity
    lines: Sequence[str]

    @property
    def length(self) -> int:
        return min(len(self.activity.name), NAME_LETTERS) + sum(map(len, self.lines)) + 20


@dataclass(frozen=True, slots=True)
class Shown:
    """`more`: how many activities are left out."""

    sections: Sequence[ScheduleSection]
    more: int


def shown(shifts: Iterable[Shift], *, fresh: bool, letters: int = LETTERS) -> Shown:
    """Shifts as sections of a message; `fresh`: nothing is marked as new, since all of it is."""
    groups: dict[Activity, dict[str, list[str]]] = {}
    for shift in shifts:
        region = REGIONS[shift.region].name if shift.region else "Sin región"
        groups.setdefault(shift.activity, {}).setdefault(_when(shift, fresh), []).append(region)
    sections = [
        ScheduleSection(
            activity, [f"{', '.join(regions)}: {when}" for when, regions in lines.items()]
        )
        for activity, lines in groups.items()
    ]
    room = accumulate(section.length for section in sections)
    fitting = [section for section, length in zip(sections, room, strict=True) if length <= letters]
    return Shown(fitting, len(sections) - len(fitting))


def _when(shift: Shift, fresh: bool) -> str:
    """The shift's months: 'marzo → junio', 'junio (nueva)' or 'marzo (se retira)'."""
    before, after = _months(shift.before), _months(shift.after)
    if before and after:
        return f"{before} → {after}"
    if before:
        return f"{before} (se retira)"
    return after if fresh else f"{after} (nueva)"


def _months(months: Iterable[int | None]) -> str:
    return ", ".join(MONTHS[month] if month else "sin fecha" for month in months)
