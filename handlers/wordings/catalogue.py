"""The messages that the clock sends and ODES may word otherwise, and examples of their data.

A message is the block `message` of its template; the blocks in it are its placeholders.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.views import MESSAGE_LENGTH
from storage.models import OccasionKind

BELOW_A_FILE = 1_024  # letters
LONGEST = 3_000  # letters of a text as it is written: it is shown on a card, with a heading


@dataclass(frozen=True, slots=True)
class MessageKind:
    """A message by its title; `kinds`: the occasions on which it may be said, none of a change.

    `longest`: letters that Telegram takes of it.
    """

    title: str
    kinds: tuple[OccasionKind, ...] = ()
    longest: int = MESSAGE_LENGTH


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
    "reminders/unapproved": MessageKind(
        "Cierre con reportes por aprobar, a ODES", (OccasionKind.ESCALATION,)
    ),
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
    "periods/told_opened": MessageKind("Apertura de un periodo"),
    "periods/told_changed": MessageKind("Cambio de fechas"),
    "periods/told_evaluated_by": MessageKind("Plazo del Anexo 5, a direcciones"),
    "periods/told_member": MessageKind("Región que entra o sale"),
    "periods/told_closed": MessageKind("Cierre de un periodo"),
    "periods/told_published": MessageKind("Publicación de un semestre"),
    "report/edition_news": MessageKind("Informe publicado", longest=BELOW_A_FILE),
    "report/edition_reminder": MessageKind("Informe sin leer"),
    "nudges/told_extension": MessageKind("Prórroga concedida"),
    "extensions/told_no": MessageKind("Prórroga negada"),
    "approval/received": MessageKind("Reporte aprobado o recibido"),
    "approval/returned": MessageKind("Reporte devuelto"),
    "goals/told": MessageKind("Metas registradas"),
    "rescheduling/notice": MessageKind("Actividad reprogramada"),
    "invitation/told_stand_in": MessageKind("Suplencia nombrada"),
    "invitation/told_called_off": MessageKind("Suplencia anulada"),
    "invitation/told_waiting": MessageKind("Empieza una suplencia"),
    "invitation/told_over": MessageKind("Termina una suplencia"),
    "invitation/told_back": MessageKind("Termina su ausencia, a la dirección"),
    "menu/incidents": MessageKind("Incidentes, a ODES"),
}
EXAMPLES: Mapping[str, str] = {
    "a_cargo": "MTPE/DGSNE",
    "actividades": "Este mes, abril\n• IdG 7, Normativa lab.: Plan de acciones de capacitación",
    "anote": "anote la nueva fecha",
    "anexo_5": "La evaluación de su indicador se recibe hasta el lunes 1 de marzo, 23:59:\n• IdG 3",
    "avance": "Faltan 5 de 12: …",
    "comentario": "IdG 3, Visitas CCL: «Falta la evidencia»",
    "como_sigue": "con /reportar se continúa el reporte",
    "comprobar": "Edición 2020-II-E1. Cualquiera puede comprobarla: /verificar …",
    "constancia": "2020-II-PUN-1",
    "cierre": "viernes 29 de enero",
    "consultas": "• N.º 4 · Punto focal (DRTPE Puno), hace 2 días hábiles: «¿Se puede…?»",
    "cuantas": "Faltan 3 evaluaciones",
    "cuantos": "2 reportes esperan",
    "cuenta": "12 de 12",
    "edicion": "1",
    "esperados": "21",
    "fechas": "Fecha límite: viernes 15 de enero de 2021, 23:59",
    "fallas": "Nada falló.",
    "faltan": "Sin empezar (2): Puno, Tacna.",
    "incidentes": "• Punto focal de Puno no recibe mensajes.",
    "indicadores": "• IdG 3, Visitas CCL: sin empezar",
    "lo_suyo": " El de su región no llegó.",
    "metas": "DRTPE Puno\n• IdG 3: 45%",
    "motivo": "Motivo: corte de luz",
    "no_recibidos": "recibieron 2 reportes",
    "novedades": "Desde el aviso anterior: Cusco, Ica.",
    "oficina": "DRTPE Puno",
    "para_region": " para Puno",
    "por_aprobar": "2 reportes enviados siguen",
    "participacion": "Abril de 2021\n• IdG 7, Normativa lab.: Participaron 19 de 21",
    "pedido": "viernes 22 de enero",
    "plazo": "vence el viernes 15 de enero, faltan 7 días",
    "que_cambia": "Se reprogramó",
    "quien_avisa": "Avise a quienes participarán. ",
    "quien_decide": "Dirección de Puno",
    "quien_entra": "En /personas está quién tiene acceso; con /invitar entra alguien en su lugar.",
    "recibido": " ODES lo recibió.",
    "recibidos": "14",
    "recomendaciones": "Puno: 2 por hacer\n• 2020-II-R-17, IdG 3 (para abril): Implementar…",
    "regiones": "• Puno, II Semestre 2020: 7 de 12 (punto focal)",
    "reportes": "• DRTPE Puno, II Semestre 2020, enviado el martes 12 de enero.",
    "respuesta": "Respuesta: el cierre está cerca.",
    "responsables": "A cargo de: punto focal de Puno.",
    "semestre": "II Semestre 2020",
    "sin_fecha": "Sin fecha todavía: 2 actividades. Se le avisará cuando la tengan.",
    "suplencia": "ODES le nombra punto focal suplente de la DRTPE Puno.",
    "suplencia_hasta": "viernes 29 de enero",
    "ultima_oportunidad": "⏰ Última oportunidad: se recibe hasta el viernes 29 de enero.",
    "vence": "viernes 22 de enero de 2021",
    "vencia": "vencían el lunes 1 de marzo",
    "vencia_antes": "viernes 15 de enero",
    "version": "1",
}
