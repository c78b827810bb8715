"""The state of a chat when something comes from it, found in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, literal
from sqlmodel import and_, col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import Duty, Person, Question, ReportText, Slot, StandIn
from storage.models.editions import MESSAGES_OF_THE_CLOCK


@dataclass(frozen=True, slots=True)
class ChatState:
    """The person who writes, their duties, the open question, and the card's message id.

    `turns`: a stand-in that concerns them is to begin or to end by its days. `worded`: ODES has put
    words of its own in the place of ours.
    """

    person: Person | None
    duties: Sequence[Duty]
    question: Question | None
    card: int | None
    turns: bool
    worded: bool


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
    .add_columns(_TURNS, _WORDED)
    .select_from(_ALWAYS_ONE_ROW)
    .outerjoin(Person, col(Person.telegram_id) == bindparam("user"))
    .outerjoin(Duty, and_(col(Duty.person_id) == col(Person.id), col(Duty.until).is_(None)))
    .outerjoin(Question, col(Question.chat_id) == bindparam("chat"))
    .outerjoin(Slot, col(Slot.chat_id) == bindparam("chat"))
    .order_by(col(Duty.id))
)


async def load_chat_state(
    session: AsyncSession, chat_id: int, telegram_id: int, today: date
) -> ChatState:
    params = {"chat": chat_id, "user": telegram_id, "today": today}
    rows = (await session.exec(_STANDING, params=params)).all()
    person, _, question, card, turns, worded = rows[0]
    duties = [row[1] for row in rows if row[1] is not None]
    return ChatState(person, duties, question, card, bool(turns), bool(worded))
