"""Steps of the wall clock: what must not wait for an hour that the clock was set back from."""

from datetime import datetime

from sqlmodel import col, or_, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import Outbox, RowState


async def owe_without_delay(session: AsyncSession, now: datetime) -> None:
    """Make due at once what was owed at once, or put off, by a clock that was ahead of `now`.

    What waits for an hour of the day goes on waiting for it.
    """
    at_once = or_(col(Outbox.attempts) > 0, col(Outbox.due_at) == col(Outbox.created_at))
    await session.exec(
        update(Outbox)
        .where(col(Outbox.state) == RowState.DUE, col(Outbox.due_at) > now, at_once)
        .values(due_at=now)
    )
