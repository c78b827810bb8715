"""A year of regions that report early, late or never, of who blocks the bot and who is silent.

Nothing of the product is used here but the schedule's data.
"""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from convenio.schedule.activities import published_schedule
from tests.breadth import THOROUGH
from tests.jobs.year.days import BEGINS, ENDS, HOUR, in_window, is_open, lima, works


class Sent(NamedTuple):
    """`waits`: for the director's approval. A report that is returned is owed again."""

    at: datetime
    waits: bool = False
    approved_at: datetime | None = None
    returned_at: datetime | None = None

    @property
    def received_at(self) -> datetime | None:
        return self.approved_at if self.waits else self.at


class Story(NamedTuple):
    """What a region does about a period. `until`: its own deadline from the beginning.

    `extended`: when ODES gave it more time, and until which day.
    """

    sent: tuple[Sent, ...] = ()
    until: date | None = None
    extended: tuple[datetime, date] | None = None


class Move(NamedTuple):
    """ODES moves an activity of a region to a month, a day, or an hour of one.

    `month`: where the schedule had it first.
    """

    at: datetime
    region: str
    activity: tuple[int, int]  # indicator, number
    month: int
    to: int | date | datetime


WITHOUT_AGREEMENT = "ancash"
STORIES: dict[tuple[str, str], Story] = {
    ("2020-II", "amazonas"): Story((Sent(lima(2020, 12, 16, 7)),)),  # before any reminder
    ("2020-II", "apurimac"): Story((Sent(lima(2020, 12, 31, 12)),)),
    ("2020-II", "arequipa"): Story((Sent(lima(2021, 1, 12, 9)),)),  # in the hour of a reminder
    ("2020-II", "ayacucho"): Story((Sent(lima(2021, 1, 15, 23)),)),  # in the last hour
    ("2020-II", "cajamarca"): Story((Sent(lima(2021, 1, 18, 15)),)),
    # approved after all of the director's reminders
    ("2020-II", "callao"): Story((Sent(lima(2021, 2, 10, 11), True, lima(2021, 2, 16, 10)),)),
    ("2020-II", "cusco"): Story(),
    ("2020-II", "huancavelica"): Story(until=date(2021, 1, 29)),
    ("2020-II", "ica"): Story((Sent(lima(2021, 1, 28, 20)),), date(2021, 1, 31)),  # a Sunday
    ("2020-II", WITHOUT_AGREEMENT): Story(),
    # approved in the hour of the director's second reminder
    ("2021-I", "amazonas"): Story((Sent(lima(2021, 7, 27, 9), True, lima(2021, 8, 2, 9)),)),
    # in the hour of the last reminder; the last of the new ones is due on the day of closing
    ("2021-I", "apurimac"): Story(extended=(lima(2021, 7, 27, 9), date(2021, 8, 24))),
    ("2021-I", "arequipa"): Story((Sent(lima(2021, 7, 29, 10)),)),  # on a holiday, late
    # by the director before the window of the last day; the second time it is approved
    ("2021-I", "ayacucho"): Story(
        (
            Sent(lima(2021, 7, 23, 16), True, returned_at=lima(2021, 7, 27, 8)),
            Sent(lima(2021, 8, 3, 12), True, lima(2021, 8, 5, 12)),
        )
    ),
    # by ODES in the hour of a reminder, and sent again in the hour of another
    ("2021-I", "cajamarca"): Story(
        (
            Sent(lima(2021, 7, 20, 11), returned_at=lima(2021, 7, 26, 9)),
            Sent(lima(2021, 8, 2, 9)),
        )
    ),
    # at night, late, and on the day on which a week would have been left
    ("2021-I", "callao"): Story(
        (Sent(lima(2021, 8, 11, 10)),), extended=(lima(2021, 8, 5, 21), date(2021, 8, 12))
    ),
    ("2021-I", "cusco"): Story((Sent(lima(2021, 8, 4, 16), True),)),
    # late, and never sent again
    ("2021-I", "huancavelica"): Story(
        (Sent(lima(2021, 7, 15, 10), returned_at=lima(2021, 8, 3, 10)),)
    ),
    ("2021-I", "ica"): Story((Sent(lima(2021, 6, 16, 10)),)),
}
MOVES = (
    # one of several, between the two messages of its month
    Move(lima(2021, 3, 10, 15), "callao", (10, 1), 4, 6),
    # the only one of its month, already announced, to a month that had none
    Move(lima(2021, 4, 20, 11), "cusco", (7, 2), 5, 8),
    # at night, to a Monday at ten
    Move(lima(2021, 7, 9, 22), "arequipa", (7, 2), 8, lima(2021, 8, 23, 10)),
    # to the week after the holidays
    Move(lima(2021, 7, 15, 10), "ica", (9, 1), 7, date(2021, 8, 5)),
    Move(lima(2021, 8, 20, 10), "ayacucho", (9, 3), 9, date(2021, 9, 21)),
    # to a day and, in the hour in which its eve is told, to a month whose eve is past
    Move(lima(2021, 10, 12, 12), "amazonas", (11, 1), 11, date(2021, 11, 11)),
    Move(lima(2021, 11, 10, 9), "amazonas", (11, 1), 11, 12),
)
# The region's own deadline comes while its focal point can't be written to.
BLOCKED, BLOCKED_AT, BACK_AT = "huancavelica", lima(2021, 1, 5, 12), lima(2021, 1, 25, 20)
# Nobody knows of it until a reminder is refused.
GONE, GONE_AT = "callao", lima(2021, 1, 21, 12)
FOUND_AT, RETURNED_AT = lima(2021, 1, 22, 9), lima(2021, 2, 3, 20)
SILENT, SILENT_UNTIL = "cajamarca", lima(2021, 1, 13, 8, 30)
# At work on the report when reminders are due; on the second day until the window ends.
BUSY = "cusco"
ANSWERS = {
    lima(2021, 1, 8, 8, 25),
    lima(2021, 1, 8, 8, 55),
    lima(2021, 1, 8, 9, 55),
    lima(2021, 1, 14, 8, 25),
    *(lima(2021, 1, 14, hour, 55) for hour in range(8, 17)),
    lima(2021, 1, 14, 17, 50),
}
LOOKED_AT = {lima(2021, 1, 8, 8, 30), lima(2021, 1, 14, 8, 30), lima(2021, 1, 14, 17, 57)}
REGIONS = sorted({region for _, region in STORIES})
ODES, FOCAL_OF_TWO, TWO = 900, 901, ("cusco", "callao")
FOCAL = {region: 1000 + number for number, region in enumerate(REGIONS)}
DIRECTOR = {region: 2000 + number for number, region in enumerate(REGIONS)}
FEWER = {FOCAL["ayacucho"], DIRECTOR["cusco"]}  # who wants the main reminders only

_WHOLE_HOURS = {BEGINS + number * HOUR for number in range((ENDS - BEGINS) // HOUR)}
HOURS = sorted(_WHOLE_HOURS | ANSWERS | LOOKED_AT)

_SENT = {sent for story in STORIES.values() for sent in story.sent}
HAPPENING = (
    {BLOCKED_AT, BACK_AT, RETURNED_AT}
    | ANSWERS
    | {at for each in _SENT for at in (each.at, each.approved_at, each.returned_at) if at}
    | {story.extended[0] for story in STORIES.values() if story.extended}
    | {move.at for move in MOVES}
)

Told = tuple[str, str, str, int, str]  # kind, period, region, lead, deadline
Post = tuple[datetime, int, str]  # when, to whom, about what
BY_THE_CLOCK = "clock"  # all that somebody is told at a moment is one message
OF_USE = timedelta(days=7)
# That somebody can't be written to any more.
ALERTED: set[Post] = {(at + HOUR, ODES, "incidents") for at in (BLOCKED_AT, FOUND_AT)}
SCHEDULE = [each for each in published_schedule(2021) if each.region in REGIONS and each.month]


def year_hours() -> list[datetime]:
    """Of a working day with no period open, one of those whose messages have left, each another.

    Of hours in which nothing is due, all are lived only thoroughly; else one in twelve, each day
    others.
    """
    return [
        now
        for now in HOURS
        if is_near(now)
        or (
            (is_open(now) or not in_window(now) or now.hour == 10 + now.toordinal() % 8)
            and (THOROUGH or (now.toordinal() * 5 + now.hour) % 12 == 0)
        )
    ]


def some_hours() -> list[datetime]:
    """Around those in which something is due, and those after something happened."""
    return [now for now in HOURS if is_near(now)]


def most_hours() -> list[datetime]:
    """By day, all but those of a working day with no period open whose messages have left.

    Those of the first deadline, unless thoroughly.
    """
    if not THOROUGH:
        return first_hours()
    return [
        now
        for now in HOURS
        if is_near(now) or (7 <= now.hour < 20 and (is_open(now) or not in_window(now)))
    ]


def first_hours() -> list[datetime]:
    """Of `some_hours`, those around the first deadline: all that happens to a chat is in them."""
    return [now for now in some_hours() if now < lima(2021, 2, 6, 0)]


def is_near(now: datetime) -> bool:
    happened = {now, now - HOUR} & {*HAPPENING, FOUND_AT}
    return bool(happened) or now in LOOKED_AT or (now.hour == 9 and works(now.date()))
