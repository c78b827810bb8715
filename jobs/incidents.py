"""ODES is told at once of what went wrong; several things within five minutes come as one."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.workdays import within_window
from handlers.fault_notices import incidents as incidents_view
from storage.models import RowKind
from storage.outbox import outbox
from storage.outbox.outbox import OwedRow
from storage.reminders import incidents

OF_USE = timedelta(days=7)
SUBJECT = incidents.SUBJECT
ABOUT: dict[str, Any] = {"subject": SUBJECT}


async def tell_incidents(session: AsyncSession, now: datetime) -> None:
    """What happens at night is gathered until people are written to again.

    What follows within five minutes is told, with its sound, in a message that has it all; the one
    before is taken away.
    """
    if not within_window(now):
        return
    odes = await incidents.told_to(session)
    news = await incidents.take(session, now) if odes else None
    if news is None:
        return
    told = incidents_view(news.happened).payload
    for chat_id in odes:
        outbox.put(session, chat_id, RowKind.SAY, told, now, about=ABOUT, useful_for=OF_USE)
        if news.since is not None:
            before = {"since": news.since.isoformat()}
            outbox.put(session, chat_id, RowKind.DELETE, before, now, about=ABOUT)


async def alert_now(session: AsyncSession, row: OwedRow) -> dict[str, Any] | None:
    """An alert as it is; of one that is to be taken away, its message."""
    if row.kind is not RowKind.DELETE:
        return row.payload
    since = datetime.fromisoformat(row.payload["since"])
    message_id = await incidents.replaced(session, row.chat_id, since)
    return None if message_id is None else {"message_id": message_id}


def tells_of_incidents(row: OwedRow) -> bool:
    """One that fails is no incident, or there would be no end of them."""
    return row.about == ABOUT
