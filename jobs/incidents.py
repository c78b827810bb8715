"""Alerts of incidents: ODES is told at once; several within five minutes come as one."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.workdays import within_window
from handlers.fault_notices import incidents as incidents_view
from handlers.notices import DueNotice, NoticeKind
from storage.models import Role, RowKind
from storage.outbox import outbox
from storage.outbox.outbox import OwedRow
from storage.reminders import incidents

OF_USE = timedelta(days=7)
SUBJECT = incidents.SUBJECT
ABOUT: dict[str, Any] = {"subject": SUBJECT}


async def alert_odes(session: AsyncSession, now: datetime) -> None:
    """Tell ODES of new incidents; at night they are gathered until people are written to again.

    What follows within five minutes is told, with its sound, in a message that has it all; the one
    before is taken away.
    """
    if not within_window(now):
        return
    odes = await incidents.alert_chats(session)
    news = await incidents.take_alert(session, now) if odes else None
    if news is None:
        return
    told = incidents_view(news.happened).payload
    for chat_id in odes:
        outbox.put(session, chat_id, RowKind.SAY, told, now, about=ABOUT, useful_for=OF_USE)
        if news.since is not None:
            before = {"since": news.since.isoformat()}
            outbox.put(session, chat_id, RowKind.DELETE, before, now, about=ABOUT)


async def alert_now(notice: DueNotice) -> dict[str, Any] | None:
    """An alert as it is; of one that is to be taken away, its message."""
    row = notice.row
    if not notice.serves(Role.ODES):
        return None
    if row.kind is not RowKind.DELETE:
        return row.payload
    since = datetime.fromisoformat(row.payload["since"])
    message_id = await incidents.replaced_message(notice.session, row.chat_id, since)
    return None if message_id is None else {"message_id": message_id}


def tells_of_incidents(row: OwedRow) -> bool:
    """Tell whether the row is an alert; one that fails is no incident, or it would never end."""
    return row.about == ABOUT


ALERT = NoticeKind(SUBJECT, "aviso de incidentes a ODES", alert_now, interrupts=True)
