"""Dates of the schedule, and what was moved in it, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from convenio.regions import REGIONS
from convenio.schedule import ScheduleEntry
from handlers.words import when_words
from storage.rescheduling import Rescheduled


@dataclass(frozen=True, slots=True)
class Line:
    """Regions that were moved alike."""

    regions: str
    before: str
    after: str
    link: str
    topic: str


def region_words(entry: ScheduleEntry) -> str:
    return REGIONS[entry.region].name if entry.region else "Sin región"


def lines(moves: Iterable[Rescheduled]) -> list[Line]:
    """Each date once, with all the regions that it holds for."""
    groups: dict[tuple[str, str, str, str], list[str]] = {}
    for each in moves:
        after = each.after
        key = (when_words(each.before), when_words(after), after.link, after.topic)
        groups.setdefault(key, []).append(region_words(after))
    return [Line(", ".join(dict.fromkeys(names)), *key) for key, names in groups.items()]
