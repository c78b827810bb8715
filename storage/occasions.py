"""Who may be told something, and what each was told already: decided once, by a unique key."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import columns, run, table_of
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
)


class Key(NamedTuple):
    """What happens once; see storage.models.Occasion."""

    period: str
    region: str
    person_id: int
    kind: OccasionKind
    lead: int
    deadline: date


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody's duty, with what decides whether they are written to now."""

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


@dataclass(frozen=True, slots=True)
class Decided:
    """`missed`: nobody was told."""

    key: Key
    at: datetime
    missed: bool


_KEY = tuple(Key._fields)
_DECIDE = {
    "sqlite": sqlite.insert(table_of(Occasion)).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(table_of(Occasion)).on_conflict_do_nothing(),
}


async def recipients(session: AsyncSession) -> list[Recipient]:
    """Everybody who serves now and has a chat; one line for each duty, the focal ones first."""
    query = (
        select(Person, Duty, Question.asked_at)
        .join(Duty, col(Duty.person_id) == col(Person.id))
        .join(Question, col(Question.chat_id) == col(Person.telegram_id), isouter=True)
        .where(col(Duty.until).is_(None), col(Person.telegram_id).is_not(None))
        .order_by(col(Person.id), col(Duty.id))
    )
    found = [
        Recipient(
            person.id or 0,
            person.telegram_id or 0,
            person.name,
            duty.role,
            duty.region,
            duty.since,
            person.unreachable_since is None,
            asked_at,
            person.silent_until,
            person.fewer_reminders,
        )
        for person, duty, asked_at in (await session.exec(query)).all()
    ]
    order = (Role.FOCAL, Role.DIRECTOR, Role.ODES, Role.PROPONENT)
    return sorted(found, key=lambda each: (each.person_id, order.index(each.role)))


async def decided(session: AsyncSession, periods: Collection[str]) -> list[Decided]:
    query = columns(Occasion, *_KEY, "decided_at", "missed").where(
        table_of(Occasion).c.period.in_(periods)
    )
    rows = (await run(session, query, {})).all()
    return [Decided(Key(*key), at, bool(missed)) for *key, at, missed in rows]


async def decide(
    session: AsyncSession, key: Key, due_at: datetime, now: datetime, missed: str = ""
) -> bool:
    """Whether it falls to this transaction: of several processes, one gets each occasion."""
    row = key._asdict() | {"due_at": due_at, "decided_at": now, "missed": missed}
    statement = _DECIDE[session.get_bind().dialect.name]
    return (await run(session, statement, row)).rowcount == 1


async def failures_since(session: AsyncSession, since: datetime) -> int:
    """Messages that Telegram refused for good, and updates that were set aside."""
    refused = select(func.count()).where(
        Outbox.state == RowState.FAILED, col(Outbox.done_at) >= since
    )
    set_aside = select(func.count()).where(col(FailedUpdate.at) >= since)
    counts: Iterable[int] = [(await session.exec(query)).one() for query in (refused, set_aside)]
    return sum(counts)
