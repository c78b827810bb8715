"""Views for who writes to ODES, or answers: what is asked, shown and sent."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from convenio.calendar.periods import Period
from handlers.access import Capability, may
from handlers.actions import Action
from handlers.buttons import MENU, TO_MENU, cancel
from handlers.consultations.access import Side
from handlers.consultations.acts import QUESTIONS_A_DAY
from handlers.consultations.form_state import ConsultationForm, ThreadForm
from handlers.consultations.notice_views import CUT, period_words, to_thread, who
from handlers.forms import mark_of
from handlers.roles import duty_words
from handlers.views import Button, View, button
from handlers.words import say
from storage.consultations.threads import Thread, ThreadMessage
from storage.models import Duty, PeriodRow, Person

CANCEL = (cancel(Action.CANCEL_CONSULTATION),)
LEAVE = (cancel(Action.LEAVE_THREAD),)
NO_PERIOD = "none"
OWN_THREADS = button("📥 Mis consultas", Action.THREADS)


def ask_as(duties: Sequence[Duty], asked: ConsultationForm, note: str) -> View:
    rows = [(button(duty_words(duty), Action.CONSULT_AS, duty.id or 0),) for duty in duties]
    return View(say("consultations/ask_as", asked=asked, note=note), (*rows, CANCEL))


def ask_words(duty: Duty, period: PeriodRow | None, asked: ConsultationForm, note: str) -> View:
    text = say("consultations/ask_words", **_facts(duty, period, asked), note=note)
    return View(text, (CANCEL,))


def review(
    duty: Duty,
    period: PeriodRow | None,
    periods: Sequence[PeriodRow],
    asked: ConsultationForm,
    odes: Sequence[Person],
    later: datetime | None,
    note: str,
) -> View:
    """The question as ODES will get it, and what it can be about instead."""
    text = say(
        "consultations/review",
        **_facts(duty, period, asked),
        odes=_names(odes),
        later=later,
        note=note,
        reports=may([duty], Capability.REPORT),
    )
    others = [_about(row) for row in periods if row.code != asked.period]
    if period is not None:
        others.append(button("Es de otro asunto", Action.CONSULT_ABOUT, NO_PERIOD))
    send = button("✅ Enviar a ODES", Action.SEND_CONSULTATION, mark_of(asked))
    return View(text, ((send,), *((other,) for other in others), CANCEL))


def sent(thread: Thread, odes: Sequence[Person], left: int, later: datetime | None) -> View:
    text = say("consultations/sent", thread=thread, odes=_names(odes), left=left, later=later)
    return View(text, ((to_thread(thread), MENU),))


def ask_in_thread(
    thread: Thread, side: Side, meanwhile: Sequence[ThreadMessage], note: str
) -> View:
    text = say("consultations/ask_in_thread", **_of(thread, side, meanwhile), note=note)
    return View(text, (LEAVE,))


def review_in_thread(
    thread: Thread,
    side: Side,
    asked: ThreadForm,
    meanwhile: Sequence[ThreadMessage],
    readers: Sequence[Person],
    later: datetime | None,
    note: str,
) -> View:
    text = say(
        "consultations/review_in_thread",
        **_of(thread, side, meanwhile),
        words=asked.words,
        readers=_names(readers),
        unreachable=side is Side.ODES and any(reader.unreachable_since for reader in readers),
        later=later,
        note=note,
    )
    mark = mark_of(asked, thread.newest.id)
    rows = [(button("✅ Enviar", Action.SEND_IN_THREAD, mark),)]
    if side is Side.ODES:
        rows.append((button("✅ Enviar y cerrar", Action.SEND_AND_CLOSE, mark),))
    return View(text, (*rows, LEAVE))


def sent_in_thread(
    thread: Thread, side: Side, readers: Sequence[Person], later: datetime | None
) -> View:
    text = say(
        "consultations/sent_in_thread",
        thread=thread,
        message=thread.newest,
        side=side,
        readers=_names(readers),
        later=later,
    )
    return View(text, ((to_thread(thread), MENU),))


def nobody(typed: str = "") -> View:
    return View(say("consultations/nobody", typed=typed), TO_MENU)


def enough(today: date, typed: str = "") -> View:
    """Say when one may write to ODES again."""
    tomorrow = today + timedelta(days=1)
    text = say("consultations/enough", most=QUESTIONS_A_DAY, tomorrow=tomorrow, typed=typed)
    return View(text, ((OWN_THREADS, MENU),))


def too_long(length: int, longest: int) -> str:
    return f"⚠️ Son {length} letras; caben {longest}. No se guardó: escríbalo más corto."


def left(words: str) -> str:
    """Say back what had been typed for something else."""
    return say("consultations/left", words=words)


def nothing_sent(text: str) -> View:
    return View(say("consultations/nothing_sent", text=text))


def only_text() -> View:
    return View(say("consultations/only_text"))


def cancelled() -> View:
    return View(say("consultations/cancelled"), TO_MENU)


def _facts(duty: Duty, period: PeriodRow | None, asked: ConsultationForm) -> dict[str, object]:
    return {
        "who": duty_words(duty),
        "asked": asked,
        "period": Period.parse(period.code) if period else None,
        "published": period is not None and period.published_on is not None,
    }


def _of(thread: Thread, side: Side, meanwhile: Sequence[ThreadMessage]) -> dict[str, object]:
    last = thread.question if side is Side.ODES else thread.answer or thread.question
    return {
        "thread": thread,
        "side": side,
        "who": who(thread),
        "period": period_words(thread),
        "last": last,
        "answer": thread.newest if thread.newest.from_odes else None,
        "meanwhile": [message for message in meanwhile if message != last],
        "cut": CUT,
    }


def _about(row: PeriodRow) -> Button:
    return button(f"Es del {Period.parse(row.code).label}", Action.CONSULT_ABOUT, row.code)


def _names(people: Sequence[Person]) -> str:
    return ", ".join(person.name or "sin nombre" for person in people)
