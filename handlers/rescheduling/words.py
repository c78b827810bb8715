"""Dates of the schedule, and what was moved in it, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from convenio.catalogue.regions import REGIONS
from convenio.schedule.activities import ScheduleEntry
from handlers.words import when_words
from storage.schedule.moves import Rescheduled

LETTERS = 2000  # of the 4096 that Telegram takes in a message


@dataclass(frozen=True, slots=True)
class MoveLine:
    """Regions that were moved alike."""

    regions: str
    before: str
    after: str
    link: str
    topic: str

    @property
    def length(self) -> int:
        said = (self.regions, self.before, self.after, self.link, self.topic)
        return sum(map(len, said)) + (26 if self.link or self.topic else 10)


@dataclass(frozen=True, slots=True)
class Shortened:
    """The lines that fit. `more`: how many are left out. `topic`, `link`: those common to all."""

    lines: Sequence[MoveLine]
    more: int
    topic: str
    link: str


def region_words(entry: ScheduleEntry) -> str:
    return REGIONS[entry.region].name if entry.region else "Sin región"


def lines(moves: Iterable[Rescheduled]) -> list[MoveLine]:
    """The moves in lines, each with all the regions that moved alike."""
    groups: dict[tuple[str, str, str, str], list[str]] = {}
    for move in moves:
        after = move.after
        key = (when_words(move.before), when_words(after), after.link, after.topic)
        groups.setdefault(key, []).append(region_words(after))
    return [MoveLine(", ".join(dict.fromkeys(names)), *key) for key, names in groups.items()]


def shortened(moves: Iterable[Rescheduled]) -> Shortened:
    """The lines that fit a message: a common topic or link is said once, the rest is counted."""
    full = lines(moves)
    topics, links = {line.topic for line in full}, {line.link for line in full}
    topic = topics.pop() if len(topics) == 1 else ""
    link = links.pop() if len(links) == 1 else ""
    short = [
        replace(line, topic="" if topic else line.topic, link="" if link else line.link)
        for line in full
    ]
    room = accumulate(line.length for line in short)
    shown = [line for line, length in zip(short, room, strict=True) if length <= LETTERS]
    return Shortened(shown, len(full) - len(shown), topic, link)
