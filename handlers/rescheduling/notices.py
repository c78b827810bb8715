"""Notices of a moved activity, for the regions' focal points and the directorate."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from convenio.calendar.workdays import next_window
from convenio.catalogue.regions import REGIONS
from handlers.context import Context
from handlers.notices import DueNotice
from handlers.rescheduling import outcome_views
from handlers.roles import proposes
from storage.models import Duty, Person, Role, RowKind
from storage.outbox import outbox
from storage.outbox.superseded import first_undelivered_at
from storage.schedule.move_history import ActivityKey, moves_since
from storage.schedule.moves import Rescheduled, people_concerned

SUBJECT = "moved"
Reader = tuple[Person, list[Rescheduled], Sequence[Duty]]


@dataclass(frozen=True, slots=True)
class MoveAudience:
    """The people to tell. `unreached`: regions without a focal point who can be written to."""

    readers: Sequence[Reader]
    unreached: Sequence[str]


async def move_audience(context: Context, moves: Sequence[Rescheduled]) -> MoveAudience:
    """The people concerned, except whoever moves it, each with the moves that concern them."""
    regions = sorted({move.after.region for move in moves if move.after.region})
    activity = moves[0].after.activity
    people: dict[int, tuple[Person, list[Duty]]] = {}
    for person, duty in await people_concerned(context.session, regions, activity):
        people.setdefault(person.id or 0, (person, []))[1].append(duty)
    reached = {duty.region for _, duties in people.values() for duty in duties}
    readers = [
        (person, [move for move in moves if _concerns(move, duties)], duties)
        for number, (person, duties) in people.items()
        if number != context.person.id
    ]
    return MoveAudience(readers, [REGIONS[code].name for code in regions if code not in reached])


async def tell_moves(context: Context, moves: Sequence[Rescheduled], reason: str) -> MoveAudience:
    """Queue one message for each person concerned; return who is told."""
    told = await move_audience(context, moves)
    at = next_window(context.now)
    activity = moves[0].after.activity
    key = ActivityKey(moves[0].after.year, activity.indicator, activity.number)
    about = {"subject": SUBJECT, "activity": list(key)}
    for person, theirs, duties in told.readers:
        regions = _own_regions(theirs, duties)
        payload = outcome_views.notice(person.name, theirs, [reason], regions).payload
        chat = person.telegram_id or 0
        outbox.put(context.session, chat, RowKind.SAY, payload, context.now, due_at=at, about=about)
    return told


async def notice_now(notice: DueNotice) -> dict[str, Any] | None:
    """All moves not yet told to the person; None if there are none or a later row tells them."""
    since = await first_undelivered_at(notice.session, notice.row, notice.about)
    if since is None:
        return None
    key = ActivityKey(*notice.about["activity"])
    made = await moves_since(notice.session, key, since)
    moves = [move for move in made if _concerns(move, notice.duties)]
    if not moves:
        return None
    reasons = dict.fromkeys(move.reason for move in moves)
    regions = _own_regions(moves, notice.duties)
    return outcome_views.notice(notice.person.name, moves, list(reasons), regions).payload


def _own_regions(moves: Sequence[Rescheduled], duties: Sequence[Duty]) -> list[str]:
    """The regions of the moves whose focal point they are."""
    theirs = {duty.region for duty in duties if duty.role is Role.FOCAL}
    return sorted(theirs & {move.after.region or "" for move in moves})


def _concerns(move: Rescheduled, duties: Sequence[Duty]) -> bool:
    """Whether the move is in a duty's indicator (a directorate's) or region (a focal point's)."""
    after = move.after
    return any(
        proposes(duty, after.activity.indicators, after.activity.indicator)
        or (duty.role is Role.FOCAL and duty.region == after.region)
        for duty in duties
    )
