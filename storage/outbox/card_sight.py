"""Whether the screen that asks a chat's question was certainly not in the chat yet."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import Outbox, Question, RowKind, RowState

SCREENS = (RowKind.OPEN, RowKind.SHOW, RowKind.SAY)
_NEWEST = 8  # of a chat's messages that were sent, among which the question's is looked for


async def is_unseen(
    session: AsyncSession,
    question: Question,
    came_at: datetime,
    begun_after: Callable[[Outbox, datetime], bool],
) -> bool:
    """Tell whether nobody can have seen the question, as far as is certain.

    So it is while no process has begun to send its screen, or each that did was refused or did not
    reach Telegram. Of what is on its way, or was when its process died, it is not certain.
    `begun_after`: whether a row was begun only after that moment, at which the answer came.
    """
    rows = select(Outbox).where(Outbox.chat_id == question.chat_id, col(Outbox.kind).in_(SCREENS))
    waiting = await session.exec(
        rows.where(col(Outbox.state).in_((RowState.DUE, RowState.CLAIMED)))
    )
    sent = await session.exec(
        rows.where(Outbox.state == RowState.SENT).order_by(col(Outbox.id).desc()).limit(_NEWEST)
    )
    asking = [row for row in (*waiting, *sent) if row.created_at == question.asked_at]
    return bool(asking) and all(
        row.maybe_sent == 0 and (row.state is RowState.DUE or begun_after(row, came_at))
        for row in asking
    )
