"""The rules for extending a region's deadline."""

from datetime import date, datetime
from enum import StrEnum

from convenio.calendar.periods import lima_day
from convenio.calendar.workdays import told_on


class UnfitDay(StrEnum):
    PAST = "past"
    BEFORE_OPENING = "before_opening"
    AFTER_CLOSING = "after_closing"
    NOT_LATER = "not_later"
    UNTOLD = "untold"  # nobody can be told of it before it is over


def why_unfit(
    day: date, *, deadline: date, opens_on: date, closes_on: date | None, now: datetime
) -> UnfitDay | None:
    """The reason why a deadline may not move to that day, if so; `deadline`: the present one."""
    if day < opens_on:
        return UnfitDay.BEFORE_OPENING
    if day < lima_day(now):
        return UnfitDay.PAST
    if closes_on is not None and day > closes_on:
        return UnfitDay.AFTER_CLOSING
    if day <= deadline:
        return UnfitDay.NOT_LATER
    return UnfitDay.UNTOLD if day < told_on(now) else None
