"""Activities as a message lists them: a name, and in a few lines when and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import shorten

from convenio.catalogue.indicators import Indicator
from convenio.catalogue.regions import REGIONS
from convenio.schedule.activities import Activity, ScheduleEntry
from handlers.schedule.words import entry_words, month_words, regions_words

BRIEF = 110  # letters of a name that may have 350


@dataclass(frozen=True, slots=True)
class ActivityItem:
    """`links`: pairs of words and an address."""

    activity: Activity
    name: str
    lines: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()

    @property
    def indicator(self) -> Indicator:
        return self.activity.about


def in_month(entries: Sequence[ScheduleEntry], region: str | None) -> list[ActivityItem]:
    """Items of one month."""
    return [
        ActivityItem(
            activity,
            shorten(activity.name, BRIEF, placeholder="…"),
            tuple(_details(own)) if region else (regions_words(own),),
            _links(own) if region else (),
        )
        for activity, own in _by_activity(entries)
    ]


def in_year(entries: Sequence[ScheduleEntry], region: str | None) -> list[ActivityItem]:
    """Items of a year, with whole names and all months."""
    return [
        ActivityItem(
            activity,
            activity.name,
            tuple(_months(own) if region else _months_and_regions(own)),
            _links(own) if region else (),
        )
        for activity, own in _by_activity(entries)
    ]


def _by_activity(
    entries: Sequence[ScheduleEntry],
) -> Iterator[tuple[Activity, list[ScheduleEntry]]]:
    for activity, own in groupby(entries, lambda entry: entry.activity):
        yield activity, list(own)


def _details(entries: Sequence[ScheduleEntry]) -> Iterator[str]:
    """Details known beyond the month."""
    for entry in entries:
        words = entry_words(entry)
        if words:
            yield words
        elif entry.region is None:
            yield "Falta definir regiones y fecha"


def _months(entries: Sequence[ScheduleEntry]) -> Iterator[str]:
    """Lines of months: plain ones together, then one for each that has more to tell."""
    plain = [month_words(entry.month) for entry in entries if not entry_words(entry)]
    if plain:
        yield ", ".join(dict.fromkeys(plain))
    for entry in entries:
        words = entry_words(entry)
        if words:
            yield f"{month_words(entry.month)}: {words}"


def _months_and_regions(entries: Sequence[ScheduleEntry]) -> Iterator[str]:
    ordered = sorted(entries, key=lambda entry: entry.month or len(REGIONS))
    for month, own in groupby(ordered, lambda entry: entry.month):
        yield f"{month_words(month)}, {regions_words(list(own))}"


def _links(entries: Sequence[ScheduleEntry]) -> tuple[tuple[str, str], ...]:
    """Links that a browser opens."""
    return tuple(
        (f"Enlace de {month_words(entry.month)}", entry.link)
        for entry in entries
        if entry.link.startswith(("https://", "http://"))
    )
