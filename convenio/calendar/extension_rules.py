"""To which day a region's deadline may be moved."""

from datetime import date
from enum import StrEnum


class Unfit(StrEnum):
    PAST = "past"
    BEFORE_OPENING = "before_opening"
    AFTER_CLOSING = "after_closing"
    NOT_LATER = "not_later"


def unfit(
    day: date, *, deadline: date, opens_on: date, closes_on: date | None, today: date
) -> Unfit | None:
    """Why it may not be that day, if it may not; `deadline` is the region's present one."""
    if day < opens_on:
        return Unfit.BEFORE_OPENING
    if day < today:
        return Unfit.PAST
    if closes_on is not None and day > closes_on:
        return Unfit.AFTER_CLOSING
    return Unfit.NOT_LATER if day <= deadline else None
