"""What will be sent and what is held back, as ODES and the command line read it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from convenio.calendar.periods import Period
from convenio.calendar.year_month import YearMonth
from convenio.plurals import counted
from handlers.words import day as day_words
from storage.models import OccasionKind


class Why(StrEnum):
    """The reason why somebody is not told now."""

    SENT = "sent"
    NOTHING_APPLIES = "nothing_applies"
    TOLD = "told"
    UNREACHABLE = "unreachable"
    OUTSIDE_WINDOW = "outside_window"
    ANSWERING = "answering"
    SILENCE = "silence"
    ANSWERED = "answered"
    STOOD_IN = "stood_in"
    RECEIVED = "received"


WHY = {
    Why.SENT: "ya envió su reporte",
    Why.NOTHING_APPLIES: "ningún indicador aplica a la región",
    Why.TOLD: "ya se le avisó",
    Why.UNREACHABLE: "no recibe mensajes (bloqueó el bot o cerró su cuenta)",
    Why.OUTSIDE_WINDOW: "fuera del horario de envío",
    Why.ANSWERING: "está respondiendo",
    Why.SILENCE: "pidió no recibir recordatorios",
    Why.ANSWERED: "su región ya respondió",
    Why.STOOD_IN: "está ausente: lo recibe quien le suple",
    Why.RECEIVED: "ya se recibió su evaluación",
}
KINDS = {
    OccasionKind.REMINDER: "recordatorio",
    OccasionKind.DIRECTOR: "aviso al director",
    OccasionKind.ESCALATION: "aviso a ODES de un retraso largo",
    OccasionKind.STATUS: "parte del día para ODES",
    OccasionKind.APPROVAL: "recordatorio de aprobación",
    OccasionKind.MONTH: "actividades del mes",
    OccasionKind.DIRECTOR_MONTH: "actividades del mes, al director",
    OccasionKind.OWN_MONTH: "actividades del mes, a su dirección",
    OccasionKind.DAY: "actividades del día",
    OccasionKind.ATTENDANCE: "consulta de asistencia",
    OccasionKind.TURNOUT: "inasistencias, a su dirección",
    OccasionKind.CONSULTATIONS: "consultas sin responder",
    OccasionKind.EVALUATION: "recordatorio del Anexo 5",
    OccasionKind.UNEVALUATED: "aviso a ODES del Anexo 5 que falta",
    OccasionKind.EVALUATED: "aviso a ODES del Anexo 5 completo",
    OccasionKind.OPEN_ADVICE: "recomendaciones por hacer",
}
ABOUT_REPORTS = (
    OccasionKind.REMINDER,
    OccasionKind.DIRECTOR,
    OccasionKind.ESCALATION,
    OccasionKind.STATUS,
    OccasionKind.APPROVAL,
    OccasionKind.EVALUATION,
    OccasionKind.UNEVALUATED,
    OccasionKind.EVALUATED,
)


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """Messages of one kind at one moment and the regions they are about; with `why`, not sent.

    `lead`: days from the deadline or the day, or months; `people`: the names of those it is for.
    """

    at: datetime
    kind: OccasionKind
    period: str
    lead: int
    regions: tuple[str, ...]
    people: tuple[str, ...]
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class ForecastDay:
    """What is sent, and what is held back, on one working day."""

    day: date
    told: tuple[ForecastLine, ...]
    held: tuple[ForecastLine, ...]


def subject_words(kind: OccasionKind, period: str) -> str:
    """An occasion's period in words: 'II Semestre 2020', 'mayo de 2021' or 'martes 11 de mayo'."""
    if kind in ABOUT_REPORTS:
        return Period.parse(period).label
    if kind in (OccasionKind.DAY, OccasionKind.CONSULTATIONS):
        return day_words(date.fromisoformat(period))
    return YearMonth.parse(period).label


def lead_words(kind: OccasionKind, lead: int) -> str:
    """How long before or after, in words; empty where the kind says it."""
    days = counted(abs(lead), "día", "días")
    when = f"{days} {'antes' if lead < 0 else 'después'}" if lead else ""
    match kind:
        case (
            OccasionKind.STATUS
            | OccasionKind.ATTENDANCE
            | OccasionKind.TURNOUT
            | OccasionKind.CONSULTATIONS
            | OccasionKind.EVALUATED
            | OccasionKind.OPEN_ADVICE
        ):
            return ""
        case OccasionKind.APPROVAL:
            return f"{counted(lead, 'día hábil', 'días hábiles')} después de su envío"
        case OccasionKind.MONTH | OccasionKind.DIRECTOR_MONTH | OccasionKind.OWN_MONTH:
            return "el mes anterior" if lead < 0 else ""
        case OccasionKind.DAY:
            return when or "el mismo día"
    return f"{when or 'el día'} del vencimiento"
