"""Threads: what somebody asked ODES, with its answers, as they stand."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from storage.database import table_of
from storage.models import (
    Consultation,
    ConsultationMessage,
    Duty,
    PeriodRow,
    Person,
)
from storage.turnout.owed_reports import open_periods

_message = table_of(ConsultationMessage).c


@dataclass(frozen=True, slots=True)
class ThreadMessage:
    """A message of a thread; `by`: the writer's name, None once they left."""

    id: int
    person_id: int
    by: str | None
    from_odes: bool
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Thread:
    """A consultation with all its messages, the oldest first; `by` and `closed_by` are names.

    `published`: whether its semester is.
    """

    row: Consultation
    by: str | None
    closed_by: str | None
    messages: tuple[ThreadMessage, ...]
    published: bool = False

    @property
    def id(self) -> int:
        assert self.row.id is not None
        return self.row.id

    @property
    def is_open(self) -> bool:
        return self.row.closed_at is None

    @property
    def newest(self) -> ThreadMessage:
        return self.messages[-1]

    @property
    def answer(self) -> ThreadMessage | None:
        """The last answer of ODES."""
        return next((message for message in reversed(self.messages) if message.from_odes), None)

    @property
    def unanswered(self) -> tuple[ThreadMessage, ...]:
        """What ODES has not answered yet."""
        after = self.answer.id if self.answer else 0
        return tuple(message for message in self.messages if message.id > after)

    @property
    def question(self) -> ThreadMessage:
        """What was asked last."""
        return next(message for message in reversed(self.messages) if not message.from_odes)

    def since(self, seen: int) -> tuple[ThreadMessage, ...]:
        """The messages that came after the one of that number."""
        return tuple(message for message in self.messages if message.id > seen)

    def is_held_by(self, duties: Collection[Duty]) -> bool:
        """Whether one of these duties is for the region or indicator that it is of."""
        own = (self.row.region, self.row.agreement, self.row.indicator)
        return any((duty.region, duty.agreement, duty.indicator) == own for duty in duties)


async def find_thread(
    session: AsyncSession, number: int, *, to_write: bool = False
) -> Thread | None:
    """A thread by its number. `to_write`: hold it, so that nobody else writes meanwhile."""
    if to_write:
        hold = select(Consultation).where(Consultation.id == number).with_for_update()
        (await session.exec(hold.execution_options(populate_existing=True))).first()
    return next(
        iter(await _threads(session, select(Consultation).where(Consultation.id == number))), None
    )


async def list_threads(
    session: AsyncSession,
    *,
    closed: bool,
    of: int | None = None,
    skipped: int = 0,
    at_most: int,
) -> list[Thread]:
    """Open threads, the oldest first, or closed ones, the last closed first; of one person."""
    query = select(Consultation).where(col(Consultation.closed_at).is_not(None) == closed)
    if of is not None:
        query = query.where(Consultation.person_id == of)
    last_closed = (col(Consultation.closed_at).desc(), col(Consultation.id).desc())
    query = query.order_by(*(last_closed if closed else (col(Consultation.id),)))
    return await _threads(session, query.offset(skipped).limit(at_most))


async def unanswered_since(session: AsyncSession) -> Sequence[datetime]:
    """When the first question without an answer was asked, of each open thread that has one."""
    return (await session.exec(_unanswered(func.min(_message.at)))).all()


async def unanswered_threads(session: AsyncSession) -> list[Thread]:
    """The open threads in which ODES has something to answer, the oldest first."""
    numbers = _unanswered(_message.consultation_id)
    query = select(Consultation).where(col(Consultation.id).in_(numbers))
    return await _threads(session, query.order_by(col(Consultation.id)))


def _unanswered(column: Any) -> SelectOfScalar[Any]:
    """That of each open thread's messages since the last answer of ODES."""
    answer = aliased(ConsultationMessage)
    answered = (
        select(func.coalesce(func.max(answer.id), 0))
        .where(col(answer.consultation_id) == _message.consultation_id, col(answer.from_odes))
        .correlate(ConsultationMessage)
        .scalar_subquery()
    )
    return (
        select(column)
        .join(Consultation, col(Consultation.id) == _message.consultation_id)
        .where(col(Consultation.closed_at).is_(None), ~_message.from_odes, _message.id > answered)
        .group_by(_message.consultation_id)
    )


async def threads_of(session: AsyncSession, period: str) -> list[Thread]:
    """All threads about a semester, in the order in which they were begun."""
    query = select(Consultation).where(Consultation.period == period).order_by(col(Consultation.id))
    return await _threads(session, query)


async def asked_since(session: AsyncSession, person: Person, since: datetime) -> int:
    """How many questions somebody wrote to ODES from that moment on."""
    query = select(func.count()).where(
        ConsultationMessage.person_id == person.id,
        ~col(ConsultationMessage.from_odes),
        col(ConsultationMessage.at) >= since,
    )
    return (await session.exec(query)).one()


async def periods_to_ask_about(session: AsyncSession, today: date) -> Sequence[PeriodRow]:
    """The open periods, the nearest deadline first; the newest one where none is open."""
    if found := await open_periods(session, today):
        return found
    newest = select(PeriodRow).order_by(col(PeriodRow.code).desc()).limit(1)
    return (await session.exec(newest)).all()


async def _threads(session: AsyncSession, query: SelectOfScalar[Consultation]) -> list[Thread]:
    rows = (await session.exec(query)).all()
    messages: defaultdict[int, list[ConsultationMessage]] = defaultdict(list)
    said = (
        select(ConsultationMessage)
        .where(col(ConsultationMessage.consultation_id).in_([row.id for row in rows]))
        .order_by(col(ConsultationMessage.id))
    )
    for message in (await session.exec(said)).all() if rows else ():
        messages[message.consultation_id].append(message)
    named = {row.person_id for row in rows} | {row.closed_by for row in rows}
    named |= {message.person_id for of_thread in messages.values() for message in of_thread}
    names = await _names(session, named - {None})
    published = await _published(session, {row.period for row in rows})
    return [
        Thread(
            row,
            names.get(row.person_id),
            names.get(row.closed_by or 0),
            tuple(
                message_of(message, names.get(message.person_id))
                for message in messages[row.id or 0]
            ),
            row.period in published,
        )
        for row in rows
    ]


async def _published(session: AsyncSession, periods: Collection[str | None]) -> Collection[str]:
    known = [period for period in periods if period]
    query = select(PeriodRow.code).where(
        col(PeriodRow.code).in_(known), col(PeriodRow.published_on).is_not(None)
    )
    return (await session.exec(query)).all() if known else ()


async def _names(session: AsyncSession, people: Collection[int | None]) -> dict[int, str | None]:
    if not people:
        return {}
    query = select(Person.id, Person.name).where(col(Person.id).in_(people))
    return {number: name for number, name in (await session.exec(query)).all() if number}


def message_of(row: ConsultationMessage, by: str | None) -> ThreadMessage:
    assert row.id is not None
    return ThreadMessage(row.id, row.person_id, by, row.from_odes, row.words, row.at)
