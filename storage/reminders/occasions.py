"""Occasions: who may be told what, decided once by a unique key, and what was decided."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func
from sqlalchemy import select as select_columns
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import insert_by_dialect, run, table_of
from storage.models import (
    Duty,
    FailedUpdate,
    Occasion,
    OccasionKind,
    Outbox,
    Person,
    Question,
    Role,
    RowState,
    Untold,
)


class Span(NamedTuple):
    """A range of people by their numbers: those after the first of the two, up to the last."""

    after: int
    last: int


class OccasionKey(NamedTuple):
    """The key of what happens once; see storage.models.Occasion."""

    period: str
    region: str
    person_id: int
    kind: OccasionKind
    lead: int
    deadline: date


@dataclass(frozen=True, slots=True)
class Recipient:
    """A duty of somebody, with what decides whether they are written to now."""

    person_id: int
    chat_id: int
    name: str | None
    role: Role
    region: str
    since: datetime
    reachable: bool = True
    last_answer: datetime | None = None
    silent_until: date | None = None
    fewer: bool = False
    indicator: int = 0
    agreement: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """An occasion that was decided. `missed`: nobody was told."""

    key: OccasionKey
    at: datetime
    missed: bool


EVERYBODY = Span(0, 2**31 - 1)
_FIRST = (Role.FOCAL, Role.DIRECTOR, Role.ODES)  # of several duties, those told as the first
_person, _duty, _question, _occasion = (
    table_of(model).c for model in (Person, Duty, Question, Occasion)
)
_KEY = tuple(_occasion[name] for name in OccasionKey._fields)
_RECIPIENTS = (
    select_columns(
        _person.id,
        _person.telegram_id,
        _person.name,
        _duty.role,
        _duty.region,
        _duty.since,
        _person.unreachable_since.is_(None),
        _question.asked_at,
        _person.silent_until,
        _person.fewer_reminders,
        _duty.indicator,
        _duty.agreement,
    )
    .join(table_of(Duty), _duty.person_id == _person.id)
    .join(table_of(Question), _question.chat_id == _person.telegram_id, isouter=True)
    .where(
        _duty.until.is_(None),
        _person.telegram_id.is_not(None),
        _person.id > bindparam("after"),
        _person.id <= bindparam("last"),
        _duty.person_id > bindparam("after"),  # PostgreSQL does not conclude it, and reads them all
        _duty.person_id <= bindparam("last"),
    )
    .order_by(_person.id, _duty.id)
)
_DECIDED = select_columns(*_KEY, _occasion.decided_at, _occasion.missed).where(
    _occasion.period.in_(bindparam("periods", expanding=True)),
    _occasion.person_id > bindparam("after"),
    _occasion.person_id <= bindparam("last"),
)
# What many are told alike is one statement.
_ALIKE = ("period", "region", "kind", "lead", "deadline", "due_at", "decided_at", "missed")
_OF_EACH = select_columns(
    *(bindparam(name, type_=_occasion[name].type) for name in _ALIKE), _person.id
).where(_person.id.in_(bindparam("people", expanding=True)))
_DECIDE = insert_by_dialect(
    Occasion,
    lambda insert: (
        insert.from_select([*_ALIKE, "person_id"], _OF_EACH)
        .on_conflict_do_nothing()
        .returning(_occasion.person_id)
    ),
)


async def spans(session: AsyncSession, size: int) -> list[Span]:
    """All people in ranges of `size`, the last one smaller."""
    place = func.row_number().over(order_by=_person.id) - 1
    numbered = select_columns(_person.id, place.label("place")).subquery().c
    ends = (
        select_columns(func.max(numbered.id))
        .group_by(numbered.place // size)
        .order_by(func.max(numbered.id))
    )
    return [Span(*pair) for pair in pairwise([0, *(await run(session, ends, {})).scalars()])]


async def recipients(session: AsyncSession, among: Span = EVERYBODY) -> list[Recipient]:
    """The people who serve now and have a chat: one for each duty, the focal ones first."""
    rows = await run(session, _RECIPIENTS, among._asdict())
    found = [Recipient(*row) for row in rows.all()]
    return sorted(found, key=lambda recipient: (recipient.person_id, _place(recipient.role)))


def _place(role: Role) -> int:
    return _FIRST.index(role) if role in _FIRST else len(_FIRST)


async def decided_occasions(
    session: AsyncSession, periods: Collection[str], among: Span = EVERYBODY
) -> list[Decided]:
    params = {"periods": list(periods), **among._asdict()}
    rows = (await run(session, _DECIDED, params)).all()
    return [Decided(OccasionKey(*key), at, bool(missed)) for *key, at, missed in rows]


async def decide_all(
    session: AsyncSession, occasions: Sequence[tuple[OccasionKey, datetime, str]], now: datetime
) -> set[OccasionKey]:
    """Decide occasions; return those that fall to this transaction and to no other process.

    Of each: its key, when it was due, and why nobody is told, if nobody is.
    """
    alike: defaultdict[Any, list[int]] = defaultdict(list)
    for (period, region, person, kind, lead, deadline), due_at, missed in occasions:
        alike[period, region, kind, lead, deadline, due_at, missed].append(person)
    mine: set[OccasionKey] = set()
    for (period, region, kind, lead, deadline, due_at, missed), numbers in alike.items():
        shared = (period, region, kind, lead, deadline, due_at, now, missed)
        params = {**dict(zip(_ALIKE, shared, strict=True)), "people": numbers}
        won = (await run(session, _DECIDE, params)).scalars()
        mine |= {OccasionKey(period, region, person, kind, lead, deadline) for person in won}
    return mine


async def failures_since(session: AsyncSession, since: datetime) -> int:
    """The number of messages that may be lost or could not be made, and of updates set aside."""
    lost = col(Outbox.state).in_((RowState.FAILED, RowState.UNCERTAIN))
    refused = select(func.count()).where(lost, col(Outbox.done_at) >= since)
    set_aside = select(func.count()).where(col(FailedUpdate.at) >= since)
    untold = select(func.count()).where(col(Untold.at) >= since)
    queries = (refused, set_aside, untold)
    counts: Iterable[int] = [(await session.exec(query)).one() for query in queries]
    return sum(counts)
