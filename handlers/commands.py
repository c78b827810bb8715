"""The command menu that Telegram shows, by what a person may do."""

from collections.abc import Sequence

from storage.models import Duty, Role

EVERYBODY = (("start", "Empezar"), ("ayuda", "Cómo funciona"))
_MEMBERS = (
    ("cancelar", "Dejar lo que estaba haciendo"),
    ("yo", "Qué guarda el bot sobre mí"),
    ("baja", "Retirar mi acceso"),
    ("ayuda", "Cómo funciona"),
)
_SUMMARY = ("resumen", "Resumen de una región")
_COMPARE = ("comparar", "Dos semestres de una región")
_INDICATOR = ("indicador", "Un indicador en todas las regiones")
_EVIDENCE = ("evidencias", "Medios de verificación de una región")
_SCHEDULE = ("cronograma", "Actividades del año, por mes")
_MORE_TIME = ("prorroga", "Pedir más plazo")
_REMINDERS = ("recordatorios", "Recibir menos recordatorios")
_APPROVE = ("aprobar", "Reportes por aprobar")
_RECEIPT = ("constancia", "Constancia en PDF de lo enviado")
_VERIFY = ("verificar", "Si una constancia es auténtica")
_VERSIONS = ("versiones", "Qué cambió de una versión a otra")
_ATTENDANCE = ("asistencia", "Quién participó en las actividades")
_BY_ROLE = {
    Role.FOCAL: (
        ("reportar", "Reportar las cifras del semestre"),
        ("corregir", "Corregir un reporte enviado"),
        _RECEIPT,
        _VERSIONS,
        ("anexo4", "El Anexo 4 en Excel, para llenarlo"),
        _SUMMARY,
        _COMPARE,
        _INDICATOR,
        _SCHEDULE,
        _ATTENDANCE,
        _MORE_TIME,
        _REMINDERS,
    ),
    Role.DIRECTOR: (
        _APPROVE,
        _RECEIPT,
        _VERSIONS,
        _SUMMARY,
        _COMPARE,
        _INDICATOR,
        _EVIDENCE,
        _SCHEDULE,
        _MORE_TIME,
        _REMINDERS,
    ),
    Role.PROPONENT: (_INDICATOR, _SUMMARY, _COMPARE, _EVIDENCE, _SCHEDULE),
    Role.ODES: (
        ("invitar", "Invitar a una persona"),
        ("personas", "Quién tiene acceso"),
        ("solicitudes", "Pedidos de acceso"),
        ("escribir", "Escribir a una región o a todas"),
        ("estado", "Quién envió su reporte"),
        ("metas", "Metas (programación) de una región"),
        ("prorrogas", "Pedidos de más plazo, y los concedidos"),
        ("periodos", "Abrir, cambiar, cerrar y publicar periodos"),
        ("convenios", "Convenios y sus indicadores"),
        _APPROVE,
        _VERIFY,
        _VERSIONS,
        ("cuadro", "Cuadros y mapa de calor"),
        ("consolidado", "Todo el semestre en un libro de Excel"),
        ("proximos", "Qué se enviará esta semana"),
        ("salud", "Si el bot funciona"),
        ("reprogramar", "Mover actividades de la programación"),
        ("cargar", "Cargar la programación de un año"),
        _SUMMARY,
        _COMPARE,
        _INDICATOR,
        _EVIDENCE,
        _SCHEDULE,
        _ATTENDANCE,
    ),
}


def menu_for(duties: Sequence[Duty]) -> list[tuple[str, str]]:
    """(command, description) pairs; empty for somebody without access: the default menu serves."""
    if not duties:
        return []
    roles = dict.fromkeys(duty.role for duty in duties)
    own = dict.fromkeys(pair for role in roles for pair in _BY_ROLE[role])
    return [*own, *_MEMBERS]
