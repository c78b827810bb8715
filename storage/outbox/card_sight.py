"""Whether the screen that asks a chat's question stands in the chat already."""

from datetime import datetime, timedelta
from enum import Enum, auto

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import Outbox, Question, RowKind, RowState

_SCREENS = (RowKind.OPEN, RowKind.SHOW, RowKind.SAY)
_NEWEST = 8  # of a chat's messages that were sent, among which the question's is looked for
AT_ONE_MOMENT = timedelta(milliseconds=100)  # that an answer and a text may come in either order


class Sight(Enum):
    """What is known of a question's screen; UNSURE: it may have arrived, but nobody heard of it."""

    SEEN = auto()
    UNSEEN = auto()
    UNSURE = auto()


async def sight_of(
    session: AsyncSession, question: Question, came_at: datetime, worker: int
) -> Sight:
    """The sight of a question for who wrote what came at that moment.

    `worker`: this process's number. What it is sending has not arrived as far as is known; of what
    another one sends, nothing is known here.
    """
    rows = select(Outbox).where(Outbox.chat_id == question.chat_id, col(Outbox.kind).in_(_SCREENS))
    waiting = rows.where(col(Outbox.state).in_((RowState.DUE, RowState.CLAIMED)))
    for row in await session.exec(waiting.order_by(col(Outbox.id).desc())):
        if row.created_at == question.asked_at:
            return _sight_of_waiting(row, worker)
    sent = rows.where(Outbox.state == RowState.SENT).order_by(col(Outbox.id).desc())
    for row in await session.exec(sent.limit(_NEWEST)):
        if row.created_at == question.asked_at:
            seen = row.done_at is None or row.done_at <= came_at + AT_ONE_MOMENT
            return Sight.SEEN if seen else Sight.UNSEEN
    return Sight.SEEN


def _sight_of_waiting(row: Outbox, worker: int) -> Sight:
    if row.state is RowState.CLAIMED:
        return Sight.UNSEEN if row.claimed_by == worker else Sight.UNSURE
    tried = row.attempts > 0 and row.error is None  # by a process that died since
    return Sight.UNSURE if tried or row.maybe_sent else Sight.UNSEEN
