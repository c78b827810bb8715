"""Threads in a list, one by one, and before they are closed."""

from collections.abc import Sequence
from datetime import date, datetime

from convenio.calendar.periods import lima_day
from convenio.plurals import counted
from handlers.actions import Action
from handlers.buttons import MENU, cancel
from handlers.consultations.access import Side
from handlers.consultations.notice_views import acts_on, period_words, to_thread, who
from handlers.region_names import short_name
from handlers.views import View, button
from handlers.words import say, say_in
from storage.consultations.threads import Thread
from storage.models import Consultation
from storage.report.present_words import OURS, Words

LISTED = 10
MESSAGES = 3  # of a thread at a time: that many of the longest fit into one of Telegram's
FIRST_WORDS = 120


def listed(
    found: Sequence[Thread], which: str, skipped: int, today: date, *, all_: bool, asks: bool
) -> View:
    """Threads with their age; `all_`: everybody's; `asks`: somebody who may ask ODES."""
    threads = found[:LISTED]
    text = say(
        "consultations/listed",
        which=which,
        skipped=skipped,
        all_=all_,
        asks=asks,
        threads=[_line(thread, today) for thread in threads],
        first_words=FIRST_WORDS,
    )
    rows = [
        (button(f"{thread.id} · {_place(thread.row)}", Action.THREAD, thread.id),)
        for thread in threads
    ]
    if len(found) > LISTED:
        rows.append((button("Siguientes →", Action.THREADS, which, skipped + LISTED),))
    other = ("Abiertas", "open") if which == "closed" else ("Cerradas", "closed")
    foot = [button(other[0], Action.THREADS, other[1]), MENU]
    if asks:
        foot.insert(0, button("❔ Preguntar", Action.CONSULT))
    return View(text, (*rows, tuple(foot)))


def waiting(
    name: str | None, threads: Sequence[Thread], today: date, *, late: bool, words: Words = OURS
) -> View:
    """Remind ODES of what it has not answered, the longest-waiting first."""
    text = say_in(
        words,
        "consultations/waiting",
        name=name,
        late=late,
        count=len(threads),
        threads=[_line(thread, today) for thread in threads[:LISTED]],
        more=len(threads[LISTED:]),
        first_words=FIRST_WORDS,
    )
    rows = [
        (button(f"{thread.id} · {_place(thread.row)}", Action.THREAD, thread.id),)
        for thread in threads[:LISTED]
    ]
    return View(text, (*rows, (button("📥 Todas las abiertas", Action.THREADS, "open"), MENU)))


def shown(thread: Thread, page: int, *, acts: bool, there: bool) -> View:
    """A thread's messages, the newest ones on page 0; `acts`: for somebody who may write."""
    pages = -(-len(thread.messages) // MESSAGES)
    page = min(max(page, 0), pages - 1)
    end = len(thread.messages) - page * MESSAGES
    text = say(
        "consultations/thread",
        thread=thread,
        who=who(thread),
        period=period_words(thread),
        messages=thread.messages[max(0, end - MESSAGES) : end],
        page=pages - page,
        pages=pages,
        there=there,
    )
    turns = []
    if page + 1 < pages:
        turns.append(button("← Anteriores", Action.THREAD, thread.id, page + 1))
    if page > 0:
        turns.append(button("Siguientes →", Action.THREAD, thread.id, page - 1))
    rows = (tuple(turns), acts_on(thread) if acts else (), (MENU,))
    return View(text, tuple(row for row in rows if row))


def confirm_end(thread: Thread, side: Side, *, wrote: bool = False) -> View:
    text = say(
        "consultations/confirm_end",
        thread=thread,
        side=side,
        who=who(thread),
        waiting=side is Side.ODES and thread.unanswered,
        message=thread.newest,
        wrote=wrote,
    )
    sure = button("✔️ Sí, cerrarla", Action.CONFIRM_THREAD_END, thread.id, thread.newest.id)
    return View(text, ((sure,), (cancel(Action.THREAD, thread.id),)))


def closed(thread: Thread, side: Side) -> View:
    text = say("consultations/closed", thread=thread, side=side)
    return View(text, ((to_thread(thread), MENU),))


def _line(thread: Thread, today: date) -> dict[str, object]:
    waits = thread.unanswered
    return {
        "thread": thread,
        "who": who(thread),
        "period": period_words(thread),
        "begun": _ago(thread.row.opened_at, today),
        "waiting": _ago(waits[0].at, today) if waits else "",
    }


def _ago(moment: datetime, today: date) -> str:
    days = (today - lima_day(moment)).days
    return ("hoy", "ayer")[days] if days < 2 else f"hace {counted(days, 'día', 'días')}"


def _place(row: Consultation) -> str:
    return short_name(row.region) if row.region else f"IdG {row.indicator}"
