"""The plain loop of what is due in the year, apart from all of the project's own rules."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from tests.jobs.stories import (
    DAY,
    FOCAL,
    FOUND_AT,
    GONE,
    HOURS,
    PERIODS,
    SILENT,
    SILENT_UNTIL,
    STORIES,
    SUBJECTS,
    WAITS,
    WITHOUT_AGREEMENT,
    Post,
    Told,
    works,
)
from tests.jobs.threads import Thread, reminder_moments, threads


@dataclass
class Due:
    """`maps`: with what ODES is told; `refused`: by Telegram, of whose chat has been closed.

    `missed`: to whom, and of what nobody was told.
    """

    messages: dict[Post, set[Told]] = field(default_factory=dict)
    maps: set[Post] = field(default_factory=set)
    refused: set[Post] = field(default_factory=set)
    sorry: set[Post] = field(default_factory=set)
    missed: set[tuple[int, Told]] = field(default_factory=set)


def what_was_due(ticks: Collection[datetime] = HOURS) -> Due:
    """`ticks`: the hours at which the bot was up."""
    due = Due()
    moments = [now for now in sorted(ticks) if works(now.date()) and 9 <= now.hour < 18]
    for thread in threads():
        waiting = sorted(thread.moments)
        for now in moments:
            come = [each for each in waiting if each[0] <= now]
            settled = thread.settled_at is not None and thread.settled_at < now
            if not come or settled or now.date() > thread.last_day:
                continue
            if thread.held(come[-1][1], now):
                continue
            waiting = waiting[len(come) :]
            tell(due, thread, come, now)
    return due


def tell(due: Due, thread: Thread, come: list[tuple[datetime, int]], now: datetime) -> None:
    """The last that came is told, if it is of use and no report comes in this very hour."""
    about = [(thread.kind, thread.period, thread.region, lead) for _, lead in come]
    at = come[-1][0]
    if not thread.of_use(at, now):
        due.missed |= {(thread.chat, each) for each in about}
        return
    due.missed |= {(thread.chat, each) for each in about[:-1]}
    if thread.settled_at == now:
        return
    post = (now, thread.chat, SUBJECTS.get(thread.kind, "reports"))
    if now == FOUND_AT and thread.chat == FOCAL[GONE]:
        due.refused.add(post)
        return
    due.messages.setdefault(post, set()).add(about[-1])
    if thread.kind == "status" and shows_map(thread.period, now):
        due.maps.add((now, thread.chat, "map"))
    if thread.chat == FOCAL[SILENT]:
        at = max(at, SILENT_UNTIL)
    if now - at >= DAY:
        due.sorry.add(post)


def shows_map(period: str, now: datetime) -> bool:
    """7 and 1 days before the deadline, on it and after it, while a report is still to come."""
    announced = {at.date() for at, _ in reminder_moments(period, None, (-7, -1, 0))}
    received = [
        WAITS.get(place, sent_at)
        for place, (sent_at, _) in STORIES.items()
        if place[0] == period and place[1] != WITHOUT_AGREEMENT
    ]
    missing = any(at is None or at > now for at in received)
    return missing and (now.date() in announced or now.date() > PERIODS[period][1])
