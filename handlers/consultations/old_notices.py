"""Messages that offered to answer or close a thread: they say what became of it."""

from datetime import datetime

from markupsafe import Markup
from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.actions import Action
from handlers.announcements import settle_message
from handlers.consultations.notice_views import became_closed, to_thread
from handlers.views import Press
from storage.consultations.threads import Thread
from storage.outbox.sent_buttons import sent_with_buttons
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
    there = ((to_thread(thread),),)
    offers = {Press(action, (str(thread.id),)).data for action in _OFFERS}
    odes = await chats_of_odes(session)
    for message in await sent_with_buttons(session, odes, since, offers):
        settle_message(session, message, offers, became, now, instead=there)
    asker = await get_person(session, thread.row.person_id)
    if thread.is_open or asker is None or asker.telegram_id in (None, *odes):
        return
    own, opened = (asker.telegram_id or 0,), thread.row.opened_at
    for message in await sent_with_buttons(session, own, opened, offers):
        settle_message(session, message, offers, became_closed(thread), now, instead=there)
