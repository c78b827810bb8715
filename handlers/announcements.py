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
from storage.models import Person, Role, RowKind
from storage.outbox import outbox
from storage.outbox.sent_buttons import SentMessage

SUBJECT = "news"
TOLD = "told"
ANYWAY: dict[str, Any] = {"subject": "anyway"}  # what is told of the end of access, or its refusal


def tell_in_window(
    session: AsyncSession,
    people: Iterable[Person],
    view: Callable[[Person], View],
    now: datetime,
    *,
    about: dict[str, Any],
    urgent: bool = False,
) -> int:
    """Queue a message for each person who can be written to; return how many there are.

    `about`: what must still be true when it leaves (see handlers/notices.py and `while_serving`).
    `urgent`: at whatever hour it is, which is now.
    """
    told = {person.telegram_id: person for person in people if person.telegram_id is not None}
    for chat_id, person in told.items():
        payload = view(person).payload
        if urgent:
            outbox.put(session, chat_id, RowKind.SAY, payload, now, unasked=True)
        else:
            at = next_window(now)
            outbox.put(session, chat_id, RowKind.SAY, payload, now, due_at=at, about=about)
    return len(told)


def while_serving(role: Role | None = None, *regions: str) -> dict[str, Any]:
    """The subject of a message for who serves so, which nobody gets who does not when it leaves.

    Without a role, in whichever; without regions, anywhere.
    """
    return {"subject": TOLD, "role": role and role.value, "regions": regions}


def tell_alike(
    session: AsyncSession,
    people: Iterable[Person],
    view: View,
    now: datetime,
    about: dict[str, Any],
) -> int:
    """Queue the same message for each person who can be written to; return how many there are."""
    return tell_in_window(session, people, lambda _: view, now, about=about)


def later(now: datetime) -> datetime | None:
    """The time at which people are told, or None if that is now."""
    at = next_window(now)
    return None if at <= now else at


async def _news_now(notice: DueNotice) -> dict[str, Any] | None:
    """The stored payload, or None for somebody who does not serve as it says any more."""
    role, regions = notice.about.get("role"), notice.about.get("regions")
    serves = any(
        role in (None, duty.role) and (not regions or duty.region in regions)
        for duty in notice.duties
    )
    return notice.payload if serves else None


async def _anyway_now(notice: DueNotice) -> dict[str, Any] | None:
    return notice.payload


NOTICES = (
    NoticeKind(SUBJECT, "mensaje o aviso de ODES", _news_now),
    NoticeKind(TOLD, "aviso de un reporte o de un acceso", _news_now, interrupts=True),
    NoticeKind(
        ANYWAY["subject"],
        "aviso de un reporte o de un acceso",
        _anyway_now,
        interrupts=True,
        to_anybody=True,
    ),
)


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
    outbox.put(session, message.chat_id, RowKind.EDIT, payload, now, unasked=True)
