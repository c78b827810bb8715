"""The rules for extending a region's deadline."""

from datetime import date
from enum import StrEnum


class UnfitDay(StrEnum):
    PAST = "past"
    BEFORE_OPENING = "before_opening"
    AFTER_CLOSING = "after_closing"
    NOT_LATER = "not_later"


def why_unfit(
    day: date, *, deadline: date, opens_on: date, closes_on: date | None, today: date
) -> UnfitDay | None:
    """The reason why a deadline may not move to that day, if so; `deadline`: the present one."""
    if day < opens_on:
        return UnfitDay.BEFORE_OPENING
    if day < today:
        return UnfitDay.PAST
    if closes_on is not None and day > closes_on:
        return UnfitDay.AFTER_CLOSING
    return UnfitDay.NOT_LATER if day <= deadline else None
