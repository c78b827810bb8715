"""ODES is told of what went wrong: several things within five minutes come as one message."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.workdays import within_window
from handlers.notices import incidents as incidents_view
from storage import incidents, outbox
from storage.models import RowKind
from storage.outbox import OwedRow

OF_USE = timedelta(days=7)
SUBJECT = "incidents"
ABOUT: dict[str, Any] = {"subject": SUBJECT}


async def tell_incidents(session: AsyncSession, now: datetime) -> None:
    """What happens at night is gathered until people are written to again."""
    if not within_window(now):
        return
    odes = await incidents.told_to(session)
    happened = await incidents.take(session, now) if odes else []
    if not happened:
        return
    told = incidents_view(happened).payload
    for chat_id in odes:
        outbox.put(session, chat_id, RowKind.SAY, told, now, about=ABOUT, useful_for=OF_USE)


def tells_of_incidents(row: OwedRow) -> bool:
    """One that fails is no incident, or there would be no end of them."""
    return row.about == ABOUT
