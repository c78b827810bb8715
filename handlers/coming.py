"""What will be sent and what is held back, as ODES and the command line read it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from storage.models import OccasionKind


class Why(StrEnum):
    """Why somebody is not told now."""

    SENT = "sent"
    NOTHING_APPLIES = "nothing_applies"
    TOLD = "told"
    UNREACHABLE = "unreachable"
    OUTSIDE_WINDOW = "outside_window"
    ANSWERING = "answering"
    SILENCE = "silence"


WHY = {
    Why.SENT: "ya envió su reporte",
    Why.NOTHING_APPLIES: "ningún indicador aplica a la región",
    Why.TOLD: "ya se le avisó",
    Why.UNREACHABLE: "no recibe mensajes (bloqueó el bot o cerró su cuenta)",
    Why.OUTSIDE_WINDOW: "fuera del horario de envío",
    Why.ANSWERING: "está respondiendo",
    Why.SILENCE: "pidió no recibir recordatorios",
}
KINDS = {
    OccasionKind.REMINDER: "recordatorio",
    OccasionKind.DIRECTOR: "aviso al director",
    OccasionKind.ESCALATION: "aviso a ODES de un retraso largo",
    OccasionKind.STATUS: "parte del día para ODES",
}


@dataclass(frozen=True, slots=True)
class Line:
    """What is told (or, with `why`, is not) of one kind at one moment, and about which regions.

    `lead`: days from the deadline; `people`: how many it is for.
    """

    at: datetime
    kind: OccasionKind
    period: str
    lead: int
    regions: tuple[str, ...]
    people: int
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Coming:
    """A working day."""

    day: date
    told: tuple[Line, ...]
    held: tuple[Line, ...]


def lead_words(lead: int) -> str:
    days = "1 día" if abs(lead) == 1 else f"{abs(lead)} días"
    if lead == 0:
        return "el día del vencimiento"
    return f"{days} {'antes' if lead < 0 else 'después'} del vencimiento"
