"""The command menu that Telegram shows, by what a person may do."""

from collections.abc import Iterator, Sequence

from handlers.access import CAPABILITIES, Capability
from storage.models import Duty, Role

EVERYBODY = (("start", "Empezar"), ("ayuda", "Cómo funciona"))
_MEMBERS = (
    ("cancelar", "Dejar lo que estaba haciendo"),
    ("yo", "Qué guarda el bot sobre mí"),
    ("privacidad", "Qué datos suyos se usan, y sus derechos"),
    ("baja", "Retirar mi acceso"),
    ("ayuda", "Cómo funciona"),
)
_INDICATOR = ("indicador", "Un indicador en todas las regiones")
_REGION = {Capability.REPORT, Capability.APPROVE}
_OWES = {*_REGION, Capability.EVALUATE}
_READ = {Capability.READ_ALL}
_ASKS = {Capability.ASK_ODES}
_ANY = set(Capability)
_FOLLOW = {Capability.CARRY_OUT, Capability.ACCEPT, *_READ}
# Each with the capabilities one of which it needs, in the menu's order.
_COMMANDS = (
    (("invitar", "Invitar a una persona"), {Capability.MANAGE_PEOPLE}),
    (("personas", "Quién tiene acceso"), _READ),
    (("solicitudes", "Pedidos de acceso"), _READ),
    (("seguridad", "Pedir un código antes de lo que cambia mucho"), {Capability.MANAGE_PEOPLE}),
    (("escribir", "Escribir a una región o a todas"), {Capability.WRITE_LETTERS}),
    (("consultas", "Lo que preguntan a ODES, y sus respuestas"), _READ),
    (("estado", "Quién envió su reporte"), _READ),
    (("informe", "El informe situacional, en PDF o Word"), _ANY),
    (("evaluaciones", "Evaluaciones de las direcciones (Anexo 5)"), _READ),
    (("metas", "Metas (programación) de una región"), _READ),
    (("prorrogas", "Pedidos de más plazo, y los concedidos"), _READ),
    (("periodos", "Abrir, cambiar, cerrar y publicar periodos"), {Capability.MANAGE_PERIODS}),
    (("periodos", "Periodos y sus fechas"), _READ),
    (("dias", "Días no laborables, y agregar uno"), {*_REGION, *_READ}),
    (("convenios", "Convenios y sus indicadores"), _READ),
    (("reportar", "Reportar las cifras del semestre"), {Capability.REPORT}),
    (("plazo", "Cuándo vence y qué falta"), {*_REGION, Capability.READ_INDICATOR}),
    (("corregir", "Corregir un reporte enviado"), {Capability.REPORT}),
    (("aprobar", "Reportes por aprobar"), {Capability.APPROVE, *_READ}),
    (("ausencia", "Nombrar a quien aprueba si me ausento"), {Capability.APPROVE}),
    (("verificar", "Si una constancia es auténtica"), _READ),
    (("constancia", "Constancia en PDF de lo enviado"), _REGION),
    (("versiones", "Qué cambió de una versión a otra"), _REGION | _READ),
    (("anexo4", "El Anexo 4 en Excel, para llenarlo"), {Capability.REPORT}),
    (("cuadro", "Cuadros y mapa de calor"), _READ),
    (("consolidado", "Todo el semestre en un libro de Excel"), _READ),
    (("proximos", "Qué se enviará esta semana"), _READ),
    (("textos", "Las palabras de los avisos"), {Capability.MANAGE_PERIODS}),
    (("efecto", "Qué vino después de los recordatorios"), _READ),
    (("salud", "Si el bot funciona"), _READ),
    (("reprogramar", "Mover actividades de la programación"), {Capability.SET_SCHEDULE}),
    (("cargar", "Cargar la programación de un año"), {Capability.SET_SCHEDULE}),
    (("evaluar", "Evaluar mis indicadores (Anexo 5)"), {Capability.EVALUATE}),
    (_INDICATOR, {Capability.READ_INDICATOR}),  # a directorate's first
    (("resumen", "Resumen de una región"), _ANY),
    (("comparar", "Dos semestres de una región"), _ANY),
    (_INDICATOR, _REGION | _READ),
    (
        ("evidencias", "Medios de verificación de una región"),
        {Capability.APPROVE, Capability.READ_INDICATOR, *_READ},
    ),
    (("cronograma", "Actividades del año, por mes"), _ANY),
    (("asistencia", "Quién participó en las actividades"), {Capability.REPORT, *_READ}),
    (("recomendaciones", "Recomendaciones, y cuánto se avanzó"), _FOLLOW),
    (("matriz", "Recomendaciones del año, por mes"), _FOLLOW),
    (("prorroga", "Pedir más plazo"), _OWES),
    (("consulta", "Preguntar a ODES"), _ASKS),
    (("consultas", "Lo que pregunté a ODES, y sus respuestas"), _ASKS),
    (("recordatorios", "Recibir menos recordatorios"), _OWES),
    (("avisos", "Qué avisos recibo y cuándo"), {*_OWES, Capability.MANAGE_PERIODS}),
)


def menu_for(duties: Sequence[Duty]) -> list[tuple[str, str]]:
    """Pairs of command and description; none for somebody without access (the default menu)."""
    if not duties:
        return []
    own: dict[str, str] = {}
    for role in dict.fromkeys(duty.role for duty in duties):
        for name, words in _commands_of(role):
            own.setdefault(name, words)
    return [*own.items(), *_MEMBERS]


def _commands_of(role: Role) -> Iterator[tuple[str, str]]:
    return (pair for pair, needed in _COMMANDS if not CAPABILITIES[role].isdisjoint(needed))
