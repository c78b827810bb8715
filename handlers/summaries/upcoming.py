"""What the year's schedule has for a region from this month on, in a line each."""

from collections.abc import Sequence
from datetime import date
from textwrap import shorten

from convenio.indicators import INDICATORS
from convenio.schedule import ScheduleEntry

SHOWN = 2
LETTERS = 40  # of an activity's name, which may be three lines long


def upcoming(entries: Sequence[ScheduleEntry], today: date) -> list[str]:
    """`entries`: the region's own of this year. The nearest first; nothing that has no month."""
    ahead = [(each.month, each) for each in entries if each.month and each.month >= today.month]
    ahead.sort(key=lambda pair: pair[0])
    return [_line(entry) for _, entry in ahead[:SHOWN]]


def _line(entry: ScheduleEntry) -> str:
    indicator = INDICATORS[entry.activity.indicator]
    name = shorten(entry.activity.name, LETTERS, placeholder="…")
    return f"{entry.month_name}: IdG {indicator.number} {indicator.short_name} · {name}"
