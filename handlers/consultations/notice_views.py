"""Messages about a thread to those who did not act: the question, its answer, its end."""

from collections.abc import Sequence

from markupsafe import Markup

from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from handlers.actions import Action
from handlers.region_names import short_name
from handlers.roles import duty_words
from handlers.views import Button, Keyboard, View, button
from handlers.words import say
from storage.consultations.threads import Thread, ThreadMessage
from storage.models import Consultation, Position

CUT = 300  # letters of what is quoted beside the words that count
REPLY = "↩️ Responder"


def for_odes(thread: Thread) -> View:
    """The newest question: who asks, of which region and semester, and what it follows."""
    text = say(
        "consultations/for_odes",
        thread=thread,
        message=thread.newest,
        who=who(thread),
        period=period_words(thread),
        region=REGIONS.get(thread.row.region),
        cut=CUT,
    )
    return View(text, (acts_on(thread), *_report_of(thread.row)))


def for_asker(thread: Thread, asked: Sequence[ThreadMessage]) -> View:
    """ODES's newest answer, below what it answers."""
    text = say(
        "consultations/for_asker",
        thread=thread,
        message=thread.newest,
        asked=asked or (thread.question,),
    )
    return View(text, (acts_on(thread),) if thread.is_open else ((to_thread(thread),),))


def ended(thread: Thread) -> View:
    return View(say("consultations/ended", thread=thread), ((to_thread(thread),),))


def became_answered(thread: Thread) -> Markup:
    return say("consultations/became_answered", thread=thread, message=thread.newest)


def became_closed(thread: Thread) -> Markup:
    return say("consultations/became_closed", thread=thread)


def acts_on(thread: Thread) -> tuple[Button, ...]:
    """Buttons to write in a thread that is open, and to close it."""
    return (
        button(REPLY, Action.WRITE_IN_THREAD, thread.id),
        button("✔️ Cerrar", Action.CLOSE_THREAD, thread.id),
    )


def to_thread(thread: Thread) -> Button:
    return button(f"Ver la consulta {thread.id}", Action.THREAD, thread.id)


def who(thread: Thread) -> str:
    """Who asked, as what: 'Ana Quispe, Punto focal de la DRTPE Puno'."""
    row = thread.row
    duty = duty_words(Position(row.role, row.region, row.indicator, row.agreement))
    return f"{thread.by}, {duty}" if thread.by else duty


def period_words(thread: Thread) -> str:
    """The semester in words; empty where it is of none."""
    if thread.row.period is None:
        return ""
    return Period.parse(thread.row.period).label + (" (publicado)" if thread.published else "")


def _report_of(row: Consultation) -> Keyboard:
    if not row.region or row.period is None:
        return ()
    label = f"🗂 Reporte de {short_name(row.region)}"
    return ((button(label, Action.OFFICE, row.period, row.region),),)
