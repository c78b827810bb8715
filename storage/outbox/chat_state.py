"""The state of a chat when something comes from it, found in one query."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, literal
from sqlmodel import and_, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import Duty, Person, Question, Slot


@dataclass(frozen=True, slots=True)
class ChatState:
    """The person who writes, their duties, the open question, and the card's message id."""

    person: Person | None
    duties: Sequence[Duty]
    question: Question | None
    card: int | None


_ALWAYS_ONE_ROW = select(literal(1)).subquery()
_STANDING = (
    select(Person, Duty, Question, Slot.message_id)
    .select_from(_ALWAYS_ONE_ROW)
    .outerjoin(Person, col(Person.telegram_id) == bindparam("user"))
    .outerjoin(Duty, and_(col(Duty.person_id) == col(Person.id), col(Duty.until).is_(None)))
    .outerjoin(Question, col(Question.chat_id) == bindparam("chat"))
    .outerjoin(Slot, col(Slot.chat_id) == bindparam("chat"))
    .order_by(col(Duty.id))
)


async def load_chat_state(session: AsyncSession, chat_id: int, telegram_id: int) -> ChatState:
    found = await session.exec(_STANDING, params={"chat": chat_id, "user": telegram_id})
    rows = found.all()
    person, _, question, card = rows[0]
    return ChatState(person, [row[1] for row in rows if row[1] is not None], question, card)
