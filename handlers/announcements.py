"""News for people who did not ask for it, when people are written to; and what became of it."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Any

from markupsafe import Markup
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.workdays import next_window
from handlers.notices import DueNotice, NoticeKind
from handlers.views import MESSAGE_LENGTH, Keyboard, View
from handlers.words import length_shown
from storage.models import Person, RowKind
from storage.outbox import outbox
from storage.outbox.sent_buttons import SentMessage

SUBJECT = "news"


def tell_in_window(
    session: AsyncSession,
    people: Iterable[Person],
    view: Callable[[Person], View],
    now: datetime,
    *,
    urgent: bool = False,
    serving: bool = True,
    about: dict[str, Any] | None = None,
) -> int:
    """Queue a message for each person who can be written to; return how many there are.

    `urgent`: at whatever hour it is. `serving`: only if they still have a duty when it leaves.
    `about`: what must still be true then, if it is more than that (see handlers/notices.py).
    """
    if about is None and serving and not urgent:
        about = {"subject": SUBJECT}
    told = [person for person in people if person.telegram_id is not None]
    for person in told:
        outbox.put(
            session,
            person.telegram_id or 0,
            RowKind.SAY,
            view(person).payload,
            now,
            due_at=now if urgent else next_window(now),
            about=about,
        )
    return len(told)


def tell_alike(
    session: AsyncSession,
    people: Iterable[Person],
    view: View,
    now: datetime,
    about: dict[str, Any] | None = None,
) -> int:
    """Queue the same message for each person who can be written to; return how many there are."""
    return tell_in_window(session, people, lambda _: view, now, serving=False, about=about)


def later(now: datetime) -> datetime | None:
    """The time at which people are told, or None if that is now."""
    at = next_window(now)
    return None if at <= now else at


async def _news_now(notice: DueNotice) -> dict[str, Any] | None:
    """The stored payload, or None for somebody who has no duty any more."""
    return notice.payload if notice.duties else None


NEWS = NoticeKind(SUBJECT, "mensaje o aviso de ODES", _news_now)


def settle_message(
    session: AsyncSession,
    message: SentMessage,
    offers: Collection[str],
    became: Markup,
    now: datetime,
    *,
    instead: Keyboard = (),
) -> None:
    """Take those buttons from the message and, where there is room, say what became of it.

    `instead`: rows of buttons that it then has, unless they are there already.
    """
    kept = [
        [(label, data) for label, data in row if data not in offers]
        for row in message.payload["keyboard"]
    ]
    there = {data for row in kept for _, data in row}
    added = [
        row for row in View("", instead).payload["keyboard"] if there.isdisjoint(dict(row).values())
    ]
    payload = {
        "message_id": message.message_id,
        "keyboard": [row for row in (*kept, *added) if row],
    }
    text = f"{message.payload['text']}\n\n{became}"
    if length_shown(text) <= MESSAGE_LENGTH:
        payload["text"] = text
    outbox.put(session, message.chat_id, RowKind.EDIT, payload, now, due_at=now)
