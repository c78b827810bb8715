"""What is new in a period for ODES, as it is known at a moment of the year."""

from collections.abc import Iterator
from datetime import date, datetime, time

from tests.jobs.year.days import PERIODS, hour_of
from tests.jobs.year.stories import BACK_AT, BLOCKED, BLOCKED_AT, STORIES, WITHOUT_AGREEMENT
from tests.jobs.year.threads import eve, reminder_moments, tail

MIDNIGHT = time(23, 59, 59)


def changes_known(period: str, now: datetime) -> Iterator[datetime]:
    """When it was: a report came, was approved or returned, a deadline passed, somebody was lost.

    And what comes near while something is missing: the deadline, a week's delay, the closing.
    """
    missing = False
    for place, story in STORIES.items():
        if place[0] != period or place[1] == WITHOUT_AGREEMENT:
            continue
        turns = [each for each in story.sent if each.at < now]
        newest = turns[-1] if turns else None
        if newest and not (newest.returned_at and newest.returned_at < now):
            yield newest.at
            if newest.received_at and newest.received_at < now:
                yield newest.received_at
            continue
        missing = True
        if newest and newest.returned_at:
            yield newest.returned_at
        deadline = own_deadline(place, now)
        yield hour_of(deadline, MIDNIGHT)
        yield from (at for at, _ in reminder_moments(period, deadline, (7,)))
        told = tail(period, deadline, weekly=False)
        yield from (at for at, lead in told if lead >= eve(period, deadline))
        if place[1] == BLOCKED and BLOCKED_AT < now <= BACK_AT:
            yield BLOCKED_AT
    if missing:
        yield from (at for at, _ in reminder_moments(period, PERIODS[period][1], (-7, -1, 0)))


def own_deadline(place: tuple[str, str], now: datetime) -> date:
    story = STORIES[place]
    if story.extended and story.extended[0] < now:
        return story.extended[1]
    return story.until or PERIODS[place[0]][1]
