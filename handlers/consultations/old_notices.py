"""Messages that offered to answer or close a thread: they say what became of it."""

from datetime import datetime
from typing import Any

from markupsafe import Markup
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram.constants import MessageLimit

from handlers.actions import Action
from handlers.consultations.notice_views import became_closed, to_thread
from handlers.views import Press, View
from handlers.words import length_shown
from storage.consultations.threads import Thread
from storage.models import RowKind
from storage.outbox import outbox
from storage.outbox.sent_buttons import SentMessage, sent_with_buttons
from storage.people.audience import chats_of_odes
from storage.people.people import get_person

_OFFERS = (Action.WRITE_IN_THREAD, Action.CLOSE_THREAD)


async def settle_notices(
    session: AsyncSession, thread: Thread, became: Markup, since: datetime, now: datetime
) -> None:
    """Say what became of a thread in the messages that offered to act on it.

    ODES's count from `since` on: what was sent earlier had its answer. Those of who asked are
    settled when the thread is closed.
    """
    offers = {Press(action, (str(thread.id),)).data for action in _OFFERS}
    odes = await chats_of_odes(session)
    for message in await sent_with_buttons(session, odes, since, offers):
        _settle(session, message, thread, offers, became, now)
    asker = await get_person(session, thread.row.person_id)
    if thread.is_open or asker is None or asker.telegram_id in (None, *odes):
        return
    own, opened = (asker.telegram_id or 0,), thread.row.opened_at
    for message in await sent_with_buttons(session, own, opened, offers):
        _settle(session, message, thread, offers, became_closed(thread), now)


def _settle(
    session: AsyncSession,
    message: SentMessage,
    thread: Thread,
    offers: set[str],
    became: Markup,
    now: datetime,
) -> None:
    payload = _settled(message, thread, offers, became)
    outbox.put(session, message.chat_id, RowKind.EDIT, payload, now, due_at=now)


def _settled(
    message: SentMessage, thread: Thread, offers: set[str], became: Markup
) -> dict[str, Any]:
    """The message with a button to the thread in place of those, and what became of it."""
    rows = [
        [(label, data) for label, data in row if data not in offers]
        for row in message.payload["keyboard"]
    ]
    [[(label, data)]] = View("", ((to_thread(thread),),)).payload["keyboard"]
    if not any(carried == data for row in rows for _, carried in row):
        rows.append([(label, data)])
    edit: dict[str, Any] = {
        "message_id": message.message_id,
        "keyboard": [row for row in rows if row],
    }
    text = f"{message.payload['text']}\n\n{became}"
    fits = length_shown(text) <= MessageLimit.MAX_TEXT_LENGTH
    return edit | {"text": text} if fits else edit
