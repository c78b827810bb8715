"""What stands around a passage: the heading that comes next, and whether its part has a list."""

from collections.abc import Sequence
from itertools import groupby

from convenio.evaluation.reading.paragraphs import Passage
from convenio.evaluation.reading.passages import Event


def surroundings(events: Sequence[Event]) -> tuple[list[Event | None], list[bool]]:
    """For each event the heading that comes next, and whether its part has marks of a list."""
    ahead: list[Event | None] = []
    coming: Event | None = None
    for event in reversed(events):
        ahead.append(coming)
        coming = coming if isinstance(event, Passage) else event
    lists: list[bool] = []
    for passage, part in groupby(events, lambda event: isinstance(event, Passage)):
        there = list(part)
        listed = passage and any(isinstance(each, Passage) and each.bullet for each in there)
        lists += [listed] * len(there)
    return ahead[::-1], lists
