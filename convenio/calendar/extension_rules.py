"""To which day a region's deadline may be moved."""

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
    """Why it may not be that day, if it may not; `deadline` is the region's present one."""
    if day < opens_on:
        return UnfitDay.BEFORE_OPENING
    if day < today:
        return UnfitDay.PAST
    if closes_on is not None and day > closes_on:
        return UnfitDay.AFTER_CLOSING
    return UnfitDay.NOT_LATER if day <= deadline else None
