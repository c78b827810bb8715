"""What came after reminders: how many of the regions reminded had sent, sent soon, or never.

Counts of what followed, not of what a reminder did: who sends after one might have sent anyway.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

A_DAY, THREE_DAYS = timedelta(days=1), timedelta(days=3)
Group = TypeVar("Group")


@dataclass(frozen=True, slots=True)
class Sending:
    """That a region sent a version of its report; `returned_at`: when it was returned, if ever."""

    at: datetime
    returned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reminding:
    """That a region was reminded, so many days (`lead`) from its deadline, negative before it."""

    period: str
    region: str
    lead: int
    at: datetime


class After(StrEnum):
    """What came after a reminder; each takes in nothing of the others."""

    BEFORE = "before"  # it had been sent by then
    A_DAY = "a_day"  # within 24 hours
    THREE_DAYS = "three_days"  # later, within 3 days
    LATER = "later"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Effect:
    """Of so many reminders: what came after them."""

    reminded: int
    counts: Mapping[After, int]

    @property
    def before(self) -> int:
        return self.counts[After.BEFORE]

    @property
    def within_a_day(self) -> int:
        return self.counts[After.A_DAY]

    @property
    def within_three_days(self) -> int:
        """With those of the first 24 hours."""
        return self.counts[After.A_DAY] + self.counts[After.THREE_DAYS]

    @property
    def later(self) -> int:
        return self.counts[After.LATER]

    @property
    def never(self) -> int:
        return self.counts[After.NEVER]


def after(reminding: Reminding, sendings: Iterable[Sending]) -> After:
    """What came after a reminder; what had been returned by then was owed again."""
    known = list(sendings)
    if any(_stands(sending, reminding.at) for sending in known):
        return After.BEFORE
    then = min((each.at for each in known if each.at > reminding.at), default=None)
    if then is None:
        return After.NEVER
    passed = then - reminding.at
    if passed <= A_DAY:
        return After.A_DAY
    return After.THREE_DAYS if passed <= THREE_DAYS else After.LATER


def _stands(sending: Sending, at: datetime) -> bool:
    returned = sending.returned_at
    return sending.at <= at and (returned is None or returned > at)


def effects(
    remindings: Iterable[Reminding],
    sendings: Mapping[tuple[str, str], Sequence[Sending]],
    group: Callable[[Reminding], Group],
) -> dict[Group, Effect]:
    """The effects of reminders in groups, as by their lead; `sendings` by period and region."""
    found: dict[Group, dict[After, int]] = {}
    for each in remindings:
        counts = found.setdefault(group(each), dict.fromkeys(After, 0))
        counts[after(each, sendings.get((each.period, each.region), ()))] += 1
    return {key: Effect(sum(counts.values()), counts) for key, counts in found.items()}
