"""A region's activities from this month on, in a line each."""

from collections.abc import Iterable
from datetime import date
from textwrap import shorten

from convenio.schedule.activities import ScheduleEntry
from handlers.words import when_words

SHOWN = 2
LETTERS = 40  # of an activity's name, which may be three lines long


def upcoming(scheduled: Iterable[ScheduleEntry], today: date) -> list[str]:
    """Lines of the nearest activities, in order; `scheduled` is a region's."""
    this_month = today.year, today.month
    ahead = [
        (entry.year, entry.month, entry.day or date.min, entry)
        for entry in scheduled
        if entry.month
        and (entry.year, entry.month) >= this_month
        and (entry.day is None or entry.day >= today)
    ]
    ahead.sort(key=lambda dated: dated[:3])
    return [_line(entry, today) for *_, entry in ahead[:SHOWN]]


def _line(entry: ScheduleEntry, today: date) -> str:
    indicator = entry.activity.about
    name = shorten(entry.activity.name, LETTERS, placeholder="…")
    when = when_words(entry)
    if entry.day is None and entry.year != today.year:
        when += f" de {entry.year}"
    return f"{when}: IdG {indicator.number} {indicator.short_name} · {name}"
