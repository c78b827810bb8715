"""Months, regions and changes of the schedule in words."""

from collections.abc import Iterator, Sequence
from textwrap import shorten

from convenio.calendar.months import MONTHS
from convenio.catalogue.regions import REGIONS
from convenio.plurals import counted
from convenio.schedule.activities import ScheduleEntry
from handlers.region_names import short_name
from handlers.schedule.scope import UNDATED
from handlers.words import when_words

MOVED = "↪"
TOPIC = 120  # letters
_FEW_LEFT_OUT = 8


def month_words(month: int | None) -> str:
    return "sin fecha" if month in (None, UNDATED) else MONTHS[month]


def entry_words(entry: ScheduleEntry) -> str:
    """An entry in words: 'viernes 12 de febrero, 10:00 · Tema: …'; empty for a plain month."""
    return " · ".join(_parts(entry))


def _parts(entry: ScheduleEntry) -> Iterator[str]:
    if entry.day:
        yield when_words(entry)
    if is_moved(entry):
        yield f"{MOVED} reprogramada, antes: {month_words(entry.original_month)}"
    if entry.topic:
        yield f"Tema: {shorten(entry.topic, TOPIC, placeholder='…')}"


def is_moved(entry: ScheduleEntry) -> bool:
    return entry.changes > 0 and entry.month != entry.original_month


def regions_words(entries: Sequence[ScheduleEntry]) -> str:
    """'3 regiones: Cusco, Junín, Puno ↪' or, for nearly all regions, the ones left out."""
    moved = {entry.region for entry in entries if entry.region and is_moved(entry)}
    here = [code for code in REGIONS if any(entry.region == code for entry in entries)]
    absent = [code for code in REGIONS if code not in here]
    if not here:
        return "falta definir regiones"
    if not absent:
        return f"las {len(REGIONS)} regiones{_moved_ones(moved)}"
    if len(absent) <= _FEW_LEFT_OUT:
        left_out = ", ".join(map(short_name, absent))
        return f"{len(here)} regiones, todas menos {left_out}{_moved_ones(moved)}"
    count = counted(len(here), "región", "regiones")
    names = (short_name(code) + (f" {MOVED}" if code in moved else "") for code in here)
    return f"{count}: {', '.join(names)}"


def _moved_ones(codes: set[str]) -> str:
    names = [short_name(code) for code in REGIONS if code in codes]
    return f" ({MOVED} {', '.join(names)})" if names else ""
