"""Whether the screen that asks a chat's question was certainly not in the chat yet."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime

import sqlalchemy
from sqlalchemy import BindParameter, bindparam, exists, or_, union_all
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.column_types import UtcDateTime, is_one_of
from storage.database import columns, run
from storage.models import Outbox, Question, RowKind, RowState
from storage.outbox.claims import UNSETTLED

SCREENS = (RowKind.OPEN, RowKind.SHOW, RowKind.SAY)
_NEWEST = 8  # of a chat's messages that were sent, among which the question's is looked for


@dataclass(frozen=True, slots=True)
class ScreenRow:
    """A row of the outbox that shows a screen, as far as it tells whether that was seen."""

    id: int
    state: RowState
    created_at: datetime
    claimed_by: int | None
    maybe_sent: int


_ROWS = columns(Outbox, *(field.name for field in fields(ScreenRow)), "done_at").where(
    col(Outbox.chat_id) == bindparam("chat"), is_one_of(Outbox.kind, SCREENS)
)
_NEWEST_SENT = (
    _ROWS.where(col(Outbox.state) == RowState.SENT).order_by(col(Outbox.id).desc()).limit(_NEWEST)
).subquery()
_UNSETTLED = is_one_of(Outbox.state, UNSETTLED)
_ASKED_AT: BindParameter[datetime] = bindparam("asked_at", type_=UtcDateTime)
_SCREENS_OF = union_all(
    _ROWS.where(_UNSETTLED, col(Outbox.created_at) == _ASKED_AT),
    sqlalchemy.select(_NEWEST_SENT).where(_NEWEST_SENT.c.created_at == _ASKED_AT),
)

MAY_BE_UNSEEN = or_(
    exists().where(col(Outbox.chat_id) == bindparam("chat"), _UNSETTLED),
    sqlalchemy.select(_NEWEST_SENT.c.id)
    .where(_NEWEST_SENT.c.done_at >= bindparam("came_at", type_=UtcDateTime))
    .exists(),
)
"""Whether something of a chat is not delivered yet, or was not when its answer came.

Only then `is_unseen` has to be asked.
"""


async def is_unseen(
    session: AsyncSession,
    question: Question,
    came_at: datetime,
    begun_after: Callable[[ScreenRow, datetime], bool],
) -> bool:
    """Tell whether nobody can have seen the question, as far as is certain.

    So it is while no process has begun to send its screen, or each that did was refused or did not
    reach Telegram. Of what is on its way, or was when its process died, it is not certain.
    `begun_after`: whether a row was begun only after that moment, at which the answer came.
    """
    of_question = {"chat": question.chat_id, "asked_at": question.asked_at}
    found = await run(session, _SCREENS_OF, of_question)
    asking = [ScreenRow(*row[:-1]) for row in found]
    return bool(asking) and all(
        row.maybe_sent == 0 and (row.state is RowState.DUE or begun_after(row, came_at))
        for row in asking
    )
