"""The messages that the clock sends and ODES may word otherwise, and examples of their data.

A message is the block `message` of its template; the blocks in it are its placeholders.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from storage.models import OccasionKind

LONGEST = 3_000  # letters of a text as it is written: it is shown on a card, with a heading


@dataclass(frozen=True, slots=True)
class MessageKind:
    """A message by its title; `kinds`: the occasions on which it may be said."""

    title: str
    kinds: tuple[OccasionKind, ...]


MESSAGES: Mapping[str, MessageKind] = {
    "reminders/owed_focal": MessageKind("Recordatorio a la región", (OccasionKind.REMINDER,)),
    "reminders/owed_director": MessageKind("Aviso a la dirección", (OccasionKind.DIRECTOR,)),
    "reminders/not_received": MessageKind(
        "Reporte que no se recibió", (OccasionKind.REMINDER, OccasionKind.DIRECTOR)
    ),
    "reminders/state": MessageKind("Parte del día a ODES", (OccasionKind.STATUS,)),
    "reminders/escalated": MessageKind("Retrasos largos, a ODES", (OccasionKind.ESCALATION,)),
    "reminders/last_calls": MessageKind("Última oportunidad, a ODES", (OccasionKind.ESCALATION,)),
    "reminders/all_over": MessageKind("Lo no recibido, a ODES", (OccasionKind.ESCALATION,)),
    "approval/reminded": MessageKind("Reportes por aprobar", (OccasionKind.APPROVAL,)),
    "reminders/activities": MessageKind(
        "Actividades del mes y del día",
        (
            OccasionKind.MONTH,
            OccasionKind.DAY,
            OccasionKind.DIRECTOR_MONTH,
            OccasionKind.OWN_MONTH,
        ),
    ),
    "reminders/turnout": MessageKind("Quién no participó, a la dirección", (OccasionKind.TURNOUT,)),
    "attendance/asked": MessageKind("Consulta de asistencia", (OccasionKind.ATTENDANCE,)),
    "recommendations/still_open": MessageKind(
        "Recomendaciones por hacer", (OccasionKind.OPEN_ADVICE,)
    ),
    "reminders/owed_evaluation": MessageKind(
        "Recordatorio del Anexo 5", (OccasionKind.EVALUATION,)
    ),
    "reminders/late_evaluations": MessageKind(
        "Anexo 5 que falta, a ODES", (OccasionKind.UNEVALUATED,)
    ),
    "reminders/all_evaluated": MessageKind("Anexo 5 completo, a ODES", (OccasionKind.EVALUATED,)),
    "consultations/waiting": MessageKind(
        "Consultas sin responder, a ODES", (OccasionKind.CONSULTATIONS,)
    ),
}
EXAMPLES: Mapping[str, str] = {
    "actividades": "Este mes, abril\n• IdG 7, Normativa lab.: Plan de acciones de capacitación",
    "avance": "Faltan 5 de 12: …",
    "cierre": "viernes 29 de enero",
    "consultas": "• N.º 4 · Punto focal (DRTPE Puno), hace 2 días hábiles: «¿Se puede…?»",
    "cuantas": "Faltan 3 evaluaciones",
    "cuantos": "2 reportes esperan",
    "cuenta": "12 de 12",
    "esperados": "21",
    "fallas": "Nada falló.",
    "faltan": "Sin empezar (2): Puno, Tacna.",
    "indicadores": "• IdG 3, Visitas CCL: sin empezar",
    "no_recibidos": "recibieron 2 reportes",
    "novedades": "Desde el aviso anterior: Cusco, Ica.",
    "oficina": "DRTPE Puno",
    "para_region": " para Puno",
    "participacion": "Abril de 2021\n• IdG 7, Normativa lab.: Participaron 19 de 21",
    "plazo": "vence el viernes 15 de enero, faltan 7 días",
    "quien_avisa": "Avise a quienes participarán. ",
    "recibidos": "14",
    "recomendaciones": "Puno: 2 por hacer\n• 2020-II-R-17, IdG 3 (para abril): Implementar…",
    "regiones": "• Puno, II Semestre 2020: 7 de 12 (punto focal)",
    "reportes": "• DRTPE Puno, II Semestre 2020, enviado el martes 12 de enero.",
    "responsables": "A cargo de: punto focal de Puno.",
    "semestre": "II Semestre 2020",
    "sin_fecha": "Sin fecha todavía: 2 actividades. Se le avisará cuando la tengan.",
    "ultima_oportunidad": "⏰ Última oportunidad: se recibe hasta el viernes 29 de enero.",
    "vencia": "vencían el lunes 1 de marzo",
}
