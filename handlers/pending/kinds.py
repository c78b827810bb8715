"""What each kind of question waits for, and what is lost when it is left, in words."""

from dataclasses import dataclass

from handlers.questions import QuestionKind


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What is left undone once the question holds `fact`, and the command that begins it again.

    `words`: the fact is what somebody typed, which is said back.
    """

    fact: str
    what: str
    command: str
    words: bool = False


_ON_SCREEN = "Escriba lo que se pide abajo, o toque un botón."
_SENTENCE = "Escríbalo en una frase, o toque un botón."
_BUTTONS = "Toque uno de los botones."
_TABLE = "Toque un botón, o pegue las cifras otra vez."
AWAITED: dict[str, str] = {
    QuestionKind.INVITATION: _ON_SCREEN,
    QuestionKind.ACCESS_REQUEST: "Escriba su nombre, su oficina y su función.",
    QuestionKind.CONTACT: "Envíe su contacto con el clip, o toque un botón.",
    QuestionKind.LEAVING: _BUTTONS,
    QuestionKind.CODE: "Escriba los seis números de su aplicación, o toque un botón.",
    QuestionKind.FIRST_CODE: "Escriba los seis números de su aplicación, o toque un botón.",
    QuestionKind.REPLACEMENT: "Escriba el nombre de quien entra en su lugar.",
    QuestionKind.STAND_IN: _ON_SCREEN,
    QuestionKind.CARD: "Toque un indicador, o pegue varias cifras.",
    QuestionKind.PROGRAMMED: "Escriba la meta, en porcentaje.",
    QuestionKind.EXECUTED: "Escriba lo ejecutado: un porcentaje, o lo ejecutado sobre la base.",
    QuestionKind.FIGURE_REASON: "Escriba el motivo con palabras.",
    QuestionKind.CAUSE: "Escriba la causa con palabras, o toque una.",
    QuestionKind.SHARED_CAUSE: "Escriba la causa con palabras, o toque una.",
    QuestionKind.SEVERAL: "Pegue las cifras.",
    QuestionKind.TABLE: _TABLE,
    QuestionKind.WORKBOOK: _TABLE,
    QuestionKind.FILE_WAYS: "Toque un botón, o envíe otro archivo.",
    QuestionKind.REVIEW: _BUTTONS,
    QuestionKind.CORRECTION_REASON: "Escriba el motivo de la corrección, en una frase.",
    QuestionKind.REMARK: "Escriba qué hay que corregir, o toque un botón.",
    QuestionKind.SUMMARY_SUBJECT: "Toque uno de los botones, o escriba el nombre.",
    QuestionKind.SCHEDULE_REGION: "Toque una región, o escriba su nombre.",
    QuestionKind.SILENCE: "Escriba una fecha, por ejemplo 29/01.",
    QuestionKind.FOLLOWED: _ON_SCREEN,
    QuestionKind.EXTENSION_REQUEST: _ON_SCREEN,
    QuestionKind.EXTENSION_ANSWER: _ON_SCREEN,
    QuestionKind.LETTER: _ON_SCREEN,
    QuestionKind.CONSULTATION: _SENTENCE,
    QuestionKind.IN_THREAD: _SENTENCE,
    QuestionKind.EVALUATION: "Toque un botón, o escriba o pegue el texto.",
    QuestionKind.EVALUATION_REMARK: "Escriba qué hay que corregir, o toque un botón.",
    QuestionKind.REPORT_TEXT: "Toque un botón, o envíe el texto entero.",
    QuestionKind.WORDING: "Toque un botón, o envíe el texto entero.",
    QuestionKind.NEW_SCHEDULE: _ON_SCREEN,
    QuestionKind.MOVE: _ON_SCREEN,
    QuestionKind.ATTENDANCE: "Responda sí o no.",
    QuestionKind.ABSENCE_REASON: "Escriba el motivo con palabras, o toque uno.",
    QuestionKind.IMPLEMENTED: "Responda sí o no.",
    QuestionKind.PERIOD: _ON_SCREEN,
    QuestionKind.PERIOD_REGION: _ON_SCREEN,
    QuestionKind.PERIOD_REQUIREMENTS: _ON_SCREEN,
    QuestionKind.FIGURES: _TABLE,
    QuestionKind.GOALS: _ON_SCREEN,
    QuestionKind.GOAL_SHEET: "Toque un botón, o envíe otro archivo.",
    QuestionKind.AGREEMENT: _ON_SCREEN,
    QuestionKind.DAY_OFF: _ON_SCREEN,
    QuestionKind.PROGRESS: _SENTENCE,
}
LEFT: dict[str, Unfinished] = {
    QuestionKind.INVITATION: Unfinished("role", "una invitación", "invitar"),
    QuestionKind.ACCESS_REQUEST: Unfinished("words", "su pedido de acceso", "start", words=True),
    QuestionKind.CODE: Unfinished("words", "un acto que esperaba su código", "menu", words=True),
    QuestionKind.STAND_IN: Unfinished("first", "una suplencia", "personas"),
    QuestionKind.CORRECTION_REASON: Unfinished(
        "reason", "el pedido de una corrección", "corregir", words=True
    ),
    QuestionKind.REMARK: Unfinished("words", "la devolución de un reporte", "aprobar", words=True),
    QuestionKind.FOLLOWED: Unfinished("to", "la ampliación de un plazo", "estado"),
    QuestionKind.EXTENSION_REQUEST: Unfinished(
        "reason", "su pedido de más plazo", "prorroga", words=True
    ),
    QuestionKind.EXTENSION_ANSWER: Unfinished(
        "words", "la respuesta a un pedido de plazo", "prorrogas", words=True
    ),
    QuestionKind.LETTER: Unfinished("text", "un mensaje", "escribir", words=True),
    QuestionKind.CONSULTATION: Unfinished("words", "una consulta", "consulta", words=True),
    QuestionKind.IN_THREAD: Unfinished("words", "un mensaje", "consultas", words=True),
    QuestionKind.EVALUATION: Unfinished(
        "words", "el texto de una evaluación", "evaluar", words=True
    ),
    QuestionKind.EVALUATION_REMARK: Unfinished(
        "words", "la devolución de una evaluación", "evaluaciones", words=True
    ),
    QuestionKind.REPORT_TEXT: Unfinished("text", "un texto del informe", "informe", words=True),
    QuestionKind.WORDING: Unfinished("text", "el texto de un aviso", "textos", words=True),
    QuestionKind.NEW_SCHEDULE: Unfinished("name", "la carga de una programación", "cargar"),
    QuestionKind.MOVE: Unfinished("to", "una reprogramación", "reprogramar"),
    QuestionKind.PERIOD: Unfinished("code", "las fechas de un periodo", "periodos"),
    QuestionKind.PERIOD_REGION: Unfinished(
        "reason", "un cambio en las regiones de un periodo", "periodos", words=True
    ),
    QuestionKind.TABLE: Unfinished("pasted", "unas cifras", "reportar", words=True),
    QuestionKind.WORKBOOK: Unfinished("name", "las cifras de un archivo", "reportar"),
    QuestionKind.FIGURES: Unfinished("typed", "unas cifras", "reportar", words=True),
    QuestionKind.GOALS: Unfinished("changes", "unas metas", "metas"),
    QuestionKind.FILE_WAYS: Unfinished("name", "la lectura de un archivo", "reportar"),
    QuestionKind.GOAL_SHEET: Unfinished("goals", "las metas de un archivo", "metas"),
    QuestionKind.AGREEMENT: Unfinished("first", "un convenio nuevo", "convenios"),
    QuestionKind.PROGRESS: Unfinished(
        "words", "el avance de una recomendación", "recomendaciones", words=True
    ),
}
