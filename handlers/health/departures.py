"""Messages already waiting to be sent, as ODES and the command line read them."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.workdays import next_window
from convenio.plurals import counted
from handlers.forecast import KINDS
from handlers.notices import NoticeKind
from handlers.words import day, hour
from storage.reminders.unsent_notices import unsent_notices

OCCASIONS = {kind.value: words for kind, words in KINDS.items()}
NO_SUBJECT = "aviso de un reporte o de un acceso"
Notices = Mapping[str, NoticeKind]


class Leaving(NamedTuple):
    """Messages that leave alike. `at`: when the first of them leaves."""

    at: datetime
    what: str
    messages: int


async def leaving(session: AsyncSession, notices: Notices, now: datetime) -> list[Leaving]:
    """The messages waiting to be sent, in order of time, grouped if alike within a minute."""
    merged = [kind.subject for kind in notices.values() if kind.merged]
    found: Counter[tuple[datetime, str]] = Counter()
    for notice in await unsent_notices(session, now, merged):
        at = next_window(max(notice.due_at, now)).replace(second=0, microsecond=0)
        found[at, _words(notice.about, notices)] += notice.messages
    return [Leaving(at, what, messages) for (at, what), messages in sorted(found.items())]


def _words(subject: str | None, notices: Notices) -> str:
    if subject is None:
        return NO_SUBJECT
    if subject in notices:
        return notices[subject].words
    return OCCASIONS.get(subject, "otro aviso")


def leaving_words(departure: Leaving) -> str:
    messages = messages_words(departure.messages)
    return f"{day(departure.at)} a las {hour(departure.at)}: {departure.what}, {messages}"


def messages_words(number: int) -> str:
    return counted(number, "mensaje", "mensajes")
