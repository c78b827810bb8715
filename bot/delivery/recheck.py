"""The last look at a row before it is sent: is it still true, and what is secret in it."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.delivery.outcomes import not_begun
from convenio.calendar.lead_times import Leads
from handlers.invitation.access import CODE, code_to_send
from jobs.recheck import recheck
from storage.database import Database
from storage.models import RowState
from storage.outages import is_outage
from storage.outbox.outbox import Outcome, OwedRow

ASK_AGAIN_IN = timedelta(seconds=5)


async def ready_to_send(
    database: Database, row: OwedRow, now: datetime, leads: Leads, key: str
) -> OwedRow | Outcome:
    """The row as it may be sent, or what came of it; until the database answers, it waits.

    `key`: what codes are made with, in no copy of the database.
    """
    if row.about is None and "invitation" not in row.payload:
        return row
    try:
        async with database.transaction() as session:
            checked = await recheck(session, row, now, leads)
            return (
                checked
                if isinstance(checked, Outcome)
                else await _coded(session, checked, now, key)
            )
    except Exception as error:
        if not is_outage(error):
            raise
        return replace(not_begun(row, now), due_at=now + ASK_AGAIN_IN)


async def _coded(session: AsyncSession, row: OwedRow, now: datetime, key: str) -> OwedRow | Outcome:
    """The row with its code, which is never stored."""
    payload = dict(row.payload)
    number = payload.pop("invitation", None)
    if number is None:
        return row
    code = await code_to_send(session, number, key, now)
    if code is None:
        return Outcome(row, RowState.WITHDRAWN, now, error="no longer valid")
    return replace(row, payload=payload | {"text": payload["text"].replace(CODE, code)})
