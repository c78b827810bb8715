"""The state of a chat when something comes from it, found in one query; and its question kept.

The question is no object of the session's: one statement at the end keeps what became of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, literal
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import and_, col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import run, table_of
from storage.models import Duty, Person, Question, ReportText, Slot, StandIn
from storage.models.editions import MESSAGES_OF_THE_CLOCK
from storage.outbox.card_sight import MAY_BE_UNSEEN


@dataclass(frozen=True, slots=True)
class ChatState:
    """The person who writes, their duties, the open question, and the card's message id.

    `turns`: a stand-in that concerns them is to begin or to end by its days. `worded`: ODES has put
    words of its own in the place of ours. `may_be_unseen`: the screen that asks the question.
    """

    person: Person | None
    duties: Sequence[Duty]
    question: Question | None
    card: int | None
    turns: bool
    worded: bool
    may_be_unseen: bool


_ALWAYS_ONE_ROW = select(literal(1)).subquery()
_TURNS = (
    select(StandIn.id)
    .where(
        col(StandIn.ended_at).is_(None),
        or_(col(StandIn.person_id) == col(Person.id), col(StandIn.absent_id) == col(Person.id)),
        or_(
            col(StandIn.last_day) < bindparam("today"),
            and_(col(StandIn.duty_id).is_(None), col(StandIn.first_day) <= bindparam("today")),
        ),
    )
    .correlate(Person)
    .exists()
)
_WORDED = select(ReportText.id).where(ReportText.agreement == MESSAGES_OF_THE_CLOCK).exists()
_STANDING: Any = (
    select(Person, Duty, Question, Slot.message_id)
    .add_columns(_TURNS, _WORDED, MAY_BE_UNSEEN)
    .select_from(_ALWAYS_ONE_ROW)
    .outerjoin(Person, col(Person.telegram_id) == bindparam("user"))
    .outerjoin(Duty, and_(col(Duty.person_id) == col(Person.id), col(Duty.until).is_(None)))
    .outerjoin(Question, col(Question.chat_id) == bindparam("chat"))
    .outerjoin(Slot, col(Slot.chat_id) == bindparam("chat"))
    .order_by(col(Duty.id))
)


async def load_chat_state(
    session: AsyncSession, chat_id: int, telegram_id: int, today: date, came_at: datetime
) -> ChatState:
    """The chat's state. `came_at`: when what is handled now was there."""
    params = {"chat": chat_id, "user": telegram_id, "today": today, "came_at": came_at}
    rows = (await session.exec(_STANDING, params=params)).all()
    person, _, question, card, turns, worded, unseen = rows[0]
    if question is not None:
        session.expunge(question)
    duties = [row[1] for row in rows if row[1] is not None]
    return ChatState(person, duties, question, card, bool(turns), bool(worded), bool(unseen))


_QUESTIONS = table_of(Question)
_FACTS = tuple(column.name for column in _QUESTIONS.c)
_ASK = _QUESTIONS.insert()
_ASK_ANOTHER = _QUESTIONS.update().where(_QUESTIONS.c.chat_id == bindparam("chat"))
_ASK_NOTHING = _QUESTIONS.delete().where(_QUESTIONS.c.chat_id == bindparam("chat"))


def question_row(question: Question | None) -> dict[str, Any] | None:
    return {name: getattr(question, name) for name in _FACTS} if question else None


async def keep_question(
    session: AsyncSession, chat_id: int, before: dict[str, Any] | None, after: dict[str, Any] | None
) -> None:
    """Make a chat's open question another, or none: the rows as `question_row` gives them.

    Raises StaleDataError where somebody else ended the question before.
    """
    if before == after:
        return
    chat = {"chat": chat_id}
    if after is None:
        await run(session, _ASK_NOTHING, chat)
    elif before is None:
        await run(session, _ASK, after)
    elif (await run(session, _ASK_ANOTHER, after | chat)).rowcount != 1:
        raise StaleDataError("the question was ended meanwhile")
