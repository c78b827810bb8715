"""Differences between a version and the one before, in words."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from handlers.figure_words import entry_words
from storage.reports.reports import Report
from storage.reports.version_rows import LastChange


@dataclass(frozen=True, slots=True)
class Difference:
    """An indicator's difference. `by`: who changed it last in the newer version, if anybody."""

    indicator: int
    old: str
    new: str
    by: LastChange | None


@dataclass(frozen=True, slots=True)
class FileChange:
    """How many files of an indicator came, and how many went."""

    indicator: int
    added: int
    removed: int


def file_changes(old: Counter[tuple[int, str]], new: Counter[tuple[int, str]]) -> list[FileChange]:
    """Compare two versions' files, counted by indicator and hash."""
    added, removed = (
        Counter(indicator for indicator, _ in files.elements()) for files in (new - old, old - new)
    )
    return [
        FileChange(indicator, added[indicator], removed[indicator])
        for indicator in sorted(added | removed)
    ]


def version_differences(
    old: Report | None, new: Report, changed: Mapping[int, LastChange]
) -> list[Difference]:
    """Compare two versions; without an old one, list all that the new one says."""
    then = [entry_words(entry) for entry in old.entries] if old else [""] * len(new.entries)
    found = []
    for before, entry in zip(then, new.entries, strict=True):
        now = entry_words(entry)
        if before != now:
            number = entry.indicator
            found.append(Difference(number, before, now, changed.get(number)))
    return found
