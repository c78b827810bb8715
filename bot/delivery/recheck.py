"""The recheck of notices just before they are sent."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.delivery.outcomes import not_begun
from convenio.calendar.lead_times import Leads
from jobs.recheck import recheck
from storage.database import Database
from storage.outages import is_outage
from storage.outbox.outbox import Outcome, OwedRow

ASK_AGAIN_IN = timedelta(seconds=5)


async def still_true(
    database: Database, row: OwedRow, now: datetime, leads: Leads
) -> OwedRow | Outcome:
    """The row as it may be sent, or what came of it; until the database answers, it waits."""
    if row.about is None:
        return row
    try:
        async with database.transaction() as session:
            return await recheck(session, row, now, leads)
    except Exception as error:
        if not is_outage(error):
            raise
        return replace(not_begun(row, now), due_at=now + ASK_AGAIN_IN)
