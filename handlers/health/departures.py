"""What is on its way out already, as ODES and the command line read it."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from convenio.calendar.workdays import next_window
from convenio.plurals import counted
from handlers.announcements import SUBJECT
from handlers.forecast import KINDS
from handlers.nudges.form_state import Purpose
from handlers.words import day, hour
from storage.reminders.unsent_notices import UnsentNotices

SUBJECTS = {
    None: "aviso de un reporte o de un acceso",
    "moved": "aviso de reprogramación",
    Purpose.NUDGE.value: "recordatorio que pidió ODES",
    Purpose.EXTEND.value: "aviso de prórroga",
    "stage": "aviso de un reporte",
    "refusal": "respuesta a un pedido de plazo",
    "wish": "pedido de más plazo",
    "dates": "aviso de fechas de un periodo",
    "member": "aviso de quién reporta un periodo",
    "loaded": "aviso de la programación cargada",
    "goals": "aviso de metas",
    "stand_in": "aviso de suplencia",
    SUBJECT: "mensaje o aviso de ODES",
    "incidents": "aviso de incidentes a ODES",
    "map": "mapa del estado a ODES",
} | {kind.value: words for kind, words in KINDS.items()}
# Of several of these about the same, the last one tells what came of them.
TOGETHER = ("moved", Purpose.EXTEND.value, "dates", "member", "loaded", "goals")


class Leaving(NamedTuple):
    """`at`: when the first of the messages leaves."""

    at: datetime
    what: str
    messages: int


def leaving(waiting: Iterable[UnsentNotices], now: datetime) -> list[Leaving]:
    """In order of time; together what leaves alike within a minute."""
    found: Counter[tuple[datetime, str]] = Counter()
    for each in waiting:
        at = next_window(max(each.due_at, now)).replace(second=0, microsecond=0)
        found[at, SUBJECTS.get(each.about, "otro aviso")] += each.messages
    return [Leaving(at, what, messages) for (at, what), messages in sorted(found.items())]


def leaving_words(each: Leaving) -> str:
    return f"{day(each.at)} a las {hour(each.at)}: {each.what}, {messages_words(each.messages)}"


def messages_words(number: int) -> str:
    return counted(number, "mensaje", "mensajes")
