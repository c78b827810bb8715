"""What stands at a moment of the year: what a region owes, received reports, planned activities."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from tests.jobs.year.days import CLOSES, PERIODS, hour_of
from tests.jobs.year.stories import MOVES, SCHEDULE, STORIES, WITHOUT_AGREEMENT


class Stretch(NamedTuple):
    """From when (None: from the beginning) until when (None: for good) it is so.

    What is due up to its beginning, that included, is of no more interest.
    """

    since: datetime | None
    until: datetime | None


class Planned(NamedTuple):
    """An activity of a region that stands in a month, or on a day of it; `over` when it is."""

    indicator: int
    region: str
    month: int
    day: date | None
    over: datetime | None
    while_: Stretch


def owed(place: tuple[str, str]) -> Iterator[tuple[Stretch, date]]:
    """A report, by which day: what is due of it begins anew with each return and extension."""
    story = STORIES[place]
    deadline = story.until or PERIODS[place[0]][1]
    turns: list[tuple[datetime, str]] = [(each.at, "sent") for each in story.sent]
    turns += [(each.returned_at, "returned") for each in story.sent if each.returned_at]
    if story.extended:
        turns.append((story.extended[0], "extended"))
    since, owes = None, True
    for at, turn in sorted(turns):
        if owes:
            yield Stretch(since, at), deadline
        since, owes = at, turn != "sent"
        if turn == "extended" and story.extended:
            deadline = story.extended[1]
    if owes:
        yield Stretch(since, None), deadline


def is_received(place: tuple[str, str], now: datetime) -> bool:
    return any(
        each.received_at
        and each.received_at <= now
        and not (each.returned_at and each.returned_at <= now)
        for each in STORIES[place].sent
    )


def all_received(period: str, now: datetime) -> bool:
    return all(
        is_received(place, now)
        for place in STORIES
        if place[0] == period and place[1] != WITHOUT_AGREEMENT
    )


def planned() -> Iterator[Planned]:
    for each in SCHEDULE:
        region, month = each.region or "", each.month or 0
        activity = each.activity.indicator, each.activity.number
        moves = [
            move
            for move in MOVES
            if (move.region, move.activity, move.month) == (region, activity, month)
        ]
        since, day, over = None, None, None
        for move in moves:
            yield Planned(activity[0], region, month, day, over, Stretch(since, move.at))
            since, month, day, over = move.at, *place_of(move.to)
        yield Planned(activity[0], region, month, day, over, Stretch(since, None))


def place_of(to: int | date | datetime) -> tuple[int, date | None, datetime | None]:
    if isinstance(to, int):
        return to, None, None
    if isinstance(to, datetime):
        return to.month, to.date(), to
    return to.month, to, hour_of(to, CLOSES)


PLANNED = tuple(planned())
