"""What is asked of ODES, answered and closed: kept, and told to the others."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import LIMA, lima_day
from handlers.announcements import tell_in_window
from handlers.consultations import notice_views as views
from handlers.consultations.access import Side
from handlers.consultations.old_notices import settle_notices
from handlers.notices import DueNotice
from storage.consultations import messages
from storage.consultations.threads import Thread, asked_since, find_thread
from storage.models import Duty, PeriodRow, Person, Role
from storage.people.audience import odes_staff
from storage.people.people import get_person

QUESTIONS_A_DAY = 5  # for each person, with what they add to a thread
QUESTION, ANSWER, END = "consultation", "consultationanswer", "consultationend"


async def questions_left(session: AsyncSession, person: Person, now: datetime) -> int:
    """How often somebody may still write to ODES on this day of Lima's."""
    midnight = datetime.combine(lima_day(now), time(), LIMA)
    return max(0, QUESTIONS_A_DAY - await asked_since(session, person, midnight))


async def odes_but(session: AsyncSession, writer: Person) -> list[Person]:
    """Those of ODES whom a message reaches, without who writes it."""
    return [
        person
        for person in await odes_staff(session)
        if person.id != writer.id and person.telegram_id and not person.unreachable_since
    ]


async def ask(
    session: AsyncSession,
    duty: Duty,
    period: PeriodRow | None,
    about: str,
    words: str,
    by: Person,
    now: datetime,
) -> Thread:
    """Begin a thread, and tell ODES."""
    thread = await messages.open_thread(session, duty, period, about, words, by, now)
    return await _tell_odes(session, thread, by, now)


async def ask_more(
    session: AsyncSession, thread: Thread, words: str, by: Person, now: datetime
) -> Thread:
    """Go on in a thread, and tell ODES."""
    thread = await messages.add_message(session, thread, words, by, now)
    return await _tell_odes(session, thread, by, now)


async def _tell_odes(session: AsyncSession, thread: Thread, by: Person, now: datetime) -> Thread:
    about = {"subject": QUESTION, "number": thread.id, "message": thread.newest.id}
    view = views.for_odes(thread)
    tell_in_window(session, await odes_but(session, by), lambda _: view, now, about=about)
    return thread


async def answer(
    session: AsyncSession,
    thread: Thread,
    words: str,
    by: Person,
    now: datetime,
    *,
    closing: bool = False,
) -> Thread:
    """Answer a thread, and perhaps end it; tell who asked, and whoever was told the question."""
    asked, since = thread.unanswered, _unsettled_since(thread)
    thread = await messages.add_message(session, thread, words, by, now, from_odes=True)
    if closing:
        thread = await messages.close_thread(session, thread, by, now)
    view = views.for_asker(thread, asked)
    about = {"subject": ANSWER}
    tell_in_window(session, await _asker(session, thread), lambda _: view, now, about=about)
    await settle_notices(session, thread, views.became_answered(thread), since, now)
    return thread


async def close(
    session: AsyncSession, thread: Thread, side: Side, by: Person, now: datetime
) -> Thread:
    """End a thread; who asked is told where it was ODES."""
    since = _unsettled_since(thread)
    thread = await messages.close_thread(session, thread, by, now)
    if side is Side.ODES:
        view, about = views.ended(thread), {"subject": END}
        tell_in_window(session, await _asker(session, thread), lambda _: view, now, about=about)
    await settle_notices(session, thread, views.became_closed(thread), since, now)
    return thread


async def question_now(notice: DueNotice) -> dict[str, Any] | None:
    """The question as it stands; None once it was answered, or the thread closed."""
    thread = await find_thread(notice.session, notice.about["number"])
    if not notice.serves(Role.ODES) or thread is None or not thread.is_open:
        return None
    waits = any(message.id == notice.about["message"] for message in thread.unanswered)
    return notice.payload if waits else None


async def answer_now(notice: DueNotice) -> dict[str, Any] | None:
    """The answer as it was written; None for somebody who serves nothing any more."""
    return notice.payload if notice.duties else None


def _unsettled_since(thread: Thread) -> datetime:
    """The moment from which ODES's messages about a thread still offer to act on it."""
    return (thread.unanswered or (thread.newest,))[0].at


async def _asker(session: AsyncSession, thread: Thread) -> Sequence[Person]:
    asker = await get_person(session, thread.row.person_id)
    return [asker] if asker else []
