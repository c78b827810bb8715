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
    "extensions/for_odes": MessageKind("Pedido de más plazo, a ODES"),
    "rescheduling/notice": MessageKind("Actividad reprogramada"),
    "new_schedule/told": MessageKind("Programación del año cargada"),
    "recommendations/told_directorate": MessageKind("Avance de una recomendación, a la dirección"),
    "recommendations/told_region": MessageKind("Recomendación aceptada o devuelta"),
    "evaluations/for_directorate": MessageKind("Anexo 5 devuelto, a la dirección"),
    "consultations/for_odes": MessageKind("Consulta que llega, a ODES"),
    "consultations/for_asker": MessageKind("Respuesta a una consulta"),
    "invitation/request_for_odes": MessageKind("Pedido de acceso, a ODES"),
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
    "anexo_5": "La evaluación de su indicador se recibe hasta el lunes 1 de marzo, 23:59:\n• IdG 3",
    "anote": "anote la nueva fecha",
    "avance": "Faltan 5 de 12: …",
    "cierre": "viernes 29 de enero",
    "comentario": "IdG 3, Visitas CCL: «Falta la evidencia»",
    "como_seguir": "Para seguir, pulse «Responder» o conteste a este mensaje.",
    "como_sigue": "con /reportar se continúa el reporte",
    "comprobar": "Edición 2020-II-E1. Cualquiera puede comprobarla: /verificar …",
    "constancia": "2020-II-PUN-1",
    "consulta": "4",
    "consultas": "• N.º 4 · Punto focal (DRTPE Puno), hace 2 días hábiles: «¿Se puede…?»",
    "corresponde": ". Esto es lo que le corresponde:",
    "cuantas": "Faltan 3 evaluaciones",
    "cuantos": "2 reportes esperan",
    "cuenta": "12 de 12",
    "cuenta_de_telegram": "123456789",
    "de_donde": " · Puno · 2020-II",
    "decision": "implementada",
    "dia_pedido": "⚠️ El sábado 23 de enero no es día hábil.",
    "dice": "Lo dice Punto focal Puno: «Se hizo el taller».",
    "edicion": "1",
    "esperados": "21",
    "fallas": "Nada falló.",
    "faltan": "Sin empezar (2): Puno, Tacna.",
    "fecha": "martes 5 de enero",
    "fechas": "Fecha límite: viernes 15 de enero de 2021, 23:59",
    "incidentes": "• Punto focal de Puno no recibe mensajes.",
    "indicador": "IdG 3 · Visitas CCL",
    "indicadores": "• IdG 3, Visitas CCL: sin empezar",
    "lo_anterior": "Antes preguntó: «¿Hasta cuándo se envía?»",
    "lo_preguntado": "Usted preguntó: «¿Se puede enviar sin evidencia?»",
    "lo_programado": "IdG 7.2 Plan de acciones de capacitación\n• Puno: abril",
    "lo_respondido": "«Sí, y la adjunta después.»",
    "lo_suyo": " El de su región no llegó.",
    "metas": "DRTPE Puno\n• IdG 3: 45%",
    "motivo": "Motivo: corte de luz",
    "no_recibidos": "recibieron 2 reportes",
    "novedades": "Desde el aviso anterior: Cusco, Ica.",
    "oficina": "DRTPE Puno",
    "para_region": " para Puno",
    "participacion": "Abril de 2021\n• IdG 7, Normativa lab.: Participaron 19 de 21",
    "pedido": "viernes 22 de enero",
    "plazo": "vence el viernes 15 de enero, faltan 7 días",
    "por_aprobar": "2 reportes enviados siguen",
    "pregunta": "«¿Se puede enviar sin evidencia?»",
    "programacion": "2021",
    "que_cambia": "Se reprogramó",
    "que_hacer": "Acéptela, o devuélvala con un comentario.",
    "quien_avisa": "Avise a quienes participarán. ",
    "quien_decide": "Dirección de Puno",
    "quien_devuelve": "Persona de ODES (ODES)",
    "quien_entra": "En /personas está quién tiene acceso; con /invitar entra alguien en su lugar.",
    "quien_pide": "Punto focal Puno",
    "quien_pregunta": "Punto focal (DRTPE Puno) pregunta",
    "quien_responde": "Persona de ODES, de ODES",
    "recibido": " ODES lo recibió.",
    "recibidos": "14",
    "recomendacion": "2020-II-R-17 · Puno",
    "recomendaciones": "Puno: 2 por hacer\n• 2020-II-R-17, IdG 3 (para abril): Implementar…",
    "regiones": "• Puno, II Semestre 2020: 7 de 12 (punto focal)",
    "reportes": "• DRTPE Puno, II Semestre 2020, enviado el martes 12 de enero.",
    "responsables": "A cargo de: punto focal de Puno.",
    "respuesta": "Respuesta: el cierre está cerca.",
    "semestre": "II Semestre 2020",
    "sin_fecha": "Sin fecha todavía: 2 actividades. Se le avisará cuando la tengan.",
    "suplencia": "ODES le nombra punto focal suplente de la DRTPE Puno.",
    "suplencia_hasta": "viernes 29 de enero",
    "texto": "Se cortó la luz tres días",
    "ultima_oportunidad": "⏰ Última oportunidad: se recibe hasta el viernes 29 de enero.",
    "vence": "viernes 22 de enero de 2021",
    "vencia": "vencían el lunes 1 de marzo",
    "vencia_antes": "viernes 15 de enero",
    "version": "1",
}
