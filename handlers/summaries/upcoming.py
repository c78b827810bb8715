"""What the year's schedule has for a region from this month on, in a line each."""

from collections.abc import Iterable
from datetime import date
from textwrap import shorten

from convenio.schedule import ScheduleEntry
from handlers.words import when_words

SHOWN = 2
LETTERS = 40  # of an activity's name, which may be three lines long


def upcoming(scheduled: Iterable[ScheduleEntry], today: date) -> list[str]:
    """The nearest first; `scheduled` is a region's, of this year."""
    ahead = [
        (each.month, each.day or date.min, each)
        for each in scheduled
        if each.month and each.month >= today.month and (each.day is None or each.day >= today)
    ]
    ahead.sort(key=lambda dated: dated[:2])
    return [_line(entry) for *_, entry in ahead[:SHOWN]]


def _line(entry: ScheduleEntry) -> str:
    indicator = entry.activity.about
    name = shorten(entry.activity.name, LETTERS, placeholder="…")
    return f"{when_words(entry)}: IdG {indicator.number} {indicator.short_name} · {name}"
