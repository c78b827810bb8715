"""Facts of a version's changes for a template; versions/texts/changes.html words them."""

from handlers.versions.changes import VersionChanges
from handlers.versions.differences import version_differences

WORDS_SHOWN = 90  # of each side; twelve indicators fit in one message


def change_facts(changes: VersionChanges, *, by_whom: bool = False) -> dict[str, object]:
    """The differences as the template words them, and how many files came and went."""
    changed = changes.changed if by_whom else {}
    lines = [
        (
            changes.new.indicators[difference.indicator],
            _short(difference.old),
            _short(difference.new),
            difference.by,
        )
        for difference in version_differences(changes.old, changes.new, changed)
    ]
    return {"old": changes.old, "lines": lines, "files": changes.files}


def _short(words: str) -> str:
    return words if len(words) <= WORDS_SHOWN else words[: WORDS_SHOWN - 1].rstrip() + "…"
