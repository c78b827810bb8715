"""The plain loop of what is due in the year, apart from all of the project's own rules."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.jobs.year.days import CLOSES, DAY, hour_of, in_window
from tests.jobs.year.news import changes_known
from tests.jobs.year.state import PLANNED, all_received
from tests.jobs.year.stories import (
    ANSWERS,
    BACK_AT,
    BLOCKED,
    BLOCKED_AT,
    BUSY,
    BY_THE_CLOCK,
    DIRECTOR,
    FOCAL,
    FOUND_AT,
    GONE,
    HOURS,
    MOVES,
    ODES,
    RETURNED_AT,
    SILENT,
    SILENT_UNTIL,
    STORIES,
    Post,
    Told,
)
from tests.jobs.year.threads import MONTHS, Thread, focal_of, threads

WEEK, MINUTE = timedelta(days=7), timedelta(minutes=1)
UNDISTURBED, LAST_CALL = timedelta(minutes=10), timedelta(minutes=5)


@dataclass
class Due:
    """`news`: what is about no moment of a thread: that something was changed.

    `activities`: the indicators of those that a message names. `refused`: by Telegram, of whose
    chat has been closed. `withdrawn`: what was true no more when it left. `missed`: to
    whom, and of what nobody was told.
    """

    messages: dict[Post, set[Told]] = field(default_factory=dict)
    activities: dict[Post, set[int]] = field(default_factory=dict)
    news: set[Post] = field(default_factory=set)
    refused: set[Post] = field(default_factory=set)
    sorry: set[Post] = field(default_factory=set)
    missed: set[tuple[int, Told]] = field(default_factory=set)
    withdrawn: set[tuple[Post, Told]] = field(default_factory=set)


def what_was_due(ticks: Collection[datetime] = HOURS) -> Due:
    """`ticks`: the hours at which the bot was up."""
    due = Due()
    moments = [now for now in sorted(ticks) if in_window(now)]
    for thread in threads():
        if thread.kind == "status":
            tell_states(due, thread, moments)
            continue
        waiting, until = thread.moments, thread.while_.until
        for now in moments:
            if until is not None and until < now:
                break
            come = [each for each in waiting if each[0] <= now]
            if not come:
                continue
            about = [told_of(thread, lead) for _, lead in come]
            if now.date() > thread.last_day and come[-1][1] <= thread.last_lead:
                due.missed |= {(thread.chat, each) for each in about}
                waiting = waiting[len(come) :]
                continue
            due.missed |= {(thread.chat, each) for each in about[:-1]}
            waiting = waiting[len(come) - 1 :]
            if not thread.of_use(come[-1][0], now):
                due.missed.add((thread.chat, about[-1]))
            elif is_held(thread.chat, come[-1][1], now):
                continue
            elif until == now:  # it stops being true before it has left
                due.withdrawn.add(((now, thread.chat, BY_THE_CLOCK), about[-1]))
            else:
                tell(due, thread, come[-1][0], about[-1], now)
            waiting = waiting[1:]
    for at, chats, subject in changes():
        if moments[-1] >= at:
            told_at = next(now for now in moments if now >= at)
            due.news |= {(told_at, chat, subject) for chat in chats}
    return due


def tell_states(due: Due, thread: Thread, moments: Sequence[datetime]) -> None:
    """ODES hears of a period when something is new, or a week has passed since it last did."""
    told: datetime | None = None
    for now in moments:
        news = list(changes_known(thread.period, now))
        ended = all_received(thread.period, now - MINUTE)
        worth = [
            each for each in thread.moments if each[0] <= now and is_new(each[0], told, news, ended)
        ]
        if not worth:
            continue
        at, about = worth[-1][0], [told_of(thread, lead) for _, lead in worth]
        if at.date() == now.date():
            due.missed |= {(thread.chat, each) for each in about[:-1]} - told_before(due, thread)
            tell(due, thread, at, about[-1], now)
            told = now
        else:
            due.missed |= {(thread.chat, each) for each in about} - told_before(due, thread)


def told_before(due: Due, thread: Thread) -> set[tuple[int, Told]]:
    told = (each for (_, chat, _), all_ in due.messages.items() if chat == ODES for each in all_)
    return {(thread.chat, each) for each in told}


def is_new(at: datetime, told: datetime | None, news: Collection[datetime], ended: bool) -> bool:
    if told is None or any(told < each <= at for each in news):
        return True
    return not ended and at.date() - told.date() >= WEEK


def told_of(thread: Thread, lead: int) -> Told:
    return thread.kind, thread.period, thread.region, lead, thread.deadline.isoformat()


def tell(due: Due, thread: Thread, at: datetime, told: Told, now: datetime) -> None:
    post = (now, thread.chat, BY_THE_CLOCK)
    if now == FOUND_AT and thread.chat == FOCAL[GONE]:
        due.refused.add(post)
        return
    due.messages.setdefault(post, set()).add(told)
    if thread.kind in (*MONTHS, "day"):
        due.activities.setdefault(post, set()).update(named(thread, now))
    if thread.chat == FOCAL[SILENT]:
        at = max(at, SILENT_UNTIL)
    if now - at >= DAY:
        due.sorry.add(post)


def is_held(chat: int, lead: int, now: datetime) -> bool:
    if chat == FOCAL[BLOCKED]:
        return BLOCKED_AT < now <= BACK_AT
    if chat == FOCAL[GONE]:
        return FOUND_AT < now <= RETURNED_AT
    if chat == FOCAL[BUSY]:
        last_call = hour_of(now.date(), CLOSES) - LAST_CALL
        return any(at <= now < min(at + UNDISTURBED, last_call) for at in ANSWERS)
    return chat == FOCAL[SILENT] and now < SILENT_UNTIL and lead != 0


def named(thread: Thread, now: datetime) -> set[int]:
    """As things stand by then: what was moved away is not, and what has come is."""
    return {
        each.indicator
        for each in PLANNED
        if each.region == thread.region
        and each.month == thread.deadline.month
        and (thread.kind in MONTHS or each.day == thread.deadline)
        and (each.while_.since is None or each.while_.since <= now)
        and (each.while_.until is None or now < each.while_.until)
        and (each.over is None or now < each.over)
    }


def changes() -> Iterator[tuple[datetime, list[int], str]]:
    """When, and to whom, of an extension or of an activity that was moved."""
    for (_, region), story in STORIES.items():
        if story.extended:
            yield story.extended[0], [*focal_of(region), DIRECTOR[region]], "extend"
    for move in MOVES:
        yield move.at, focal_of(move.region), "moved"
