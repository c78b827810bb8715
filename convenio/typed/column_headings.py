"""What the heading of a column says that is in it: read whole, not by its first word.

Pasted tables and workbooks share it. A heading that names something else than the semester's goal
or execution in percent (another semester, persons, an accumulated figure, compliance) leaves its
column out, with the reason.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from convenio.calendar.periods import Period
from convenio.catalogue.regions import plain
from convenio.typed.named_semesters import semesters_in


class ColumnRole(StrEnum):
    """What a column holds. BASE and COUNT are numbers of things: programmed, and done."""

    NUMBER = "number"
    NAME = "name"
    REGION = "region"
    SEMESTER = "semester"
    GOAL = "goal"
    EXECUTED = "executed"
    BASE = "base"
    COUNT = "count"
    FIGURE = "figure"  # of the semester, without a word whether programmed or executed
    MARK = "mark"
    CAUSE = "cause"
    LEFT_OUT = "left_out"


class WhyLeftOut(StrEnum):
    """Why a column is not read, in words for people."""

    OTHER_SEMESTER = "es de otro semestre"
    ACCUMULATED = "es un acumulado o de otro tiempo"
    COMPLIANCE = "es cumplimiento: se calcula"
    AVERAGE = "es un promedio: se calcula"
    SECOND = "hay otra columna de lo mismo"
    COUNT_ALONE = "son cantidades, no porcentajes"
    UNKNOWN = "no se sabe qué es"
    NOT_A_GOAL = "no es la meta"
    REMAINING = "es lo que falta"
    BUDGET = "es presupuesto"
    ELSEWHERE = "es de otro ámbito"
    OTHER_REGION = "es de otra región"


@dataclass(frozen=True, slots=True)
class ColumnHeading:
    """A heading as read; `doubtful`: it says goal and execution at once ('Meta ejecutada')."""

    text: str
    role: ColumnRole
    period: Period | None = None
    why: WhyLeftOut | None = None
    doubtful: bool = False
    revised: bool = False


_NUMBER = {"n", "no", "nro", "num", "numero", "idg", "item", "cod", "codigo", "orden", "nº", "ind"}
_NAME = {"indicador", "indicadores", "nombre", "denominacion", "descripcion"}
_REGION = {"region", "regiones", "drtpe", "grtpe", "gobierno", "departamento", "gore"}
IDENTITY_WORDS = frozenset((*_NUMBER, *_NAME, *_REGION, "direccion", "gerencia"))
_CAUSE = {"causa", "causas", "motivo", "motivos"}
_NOTES = r"observ|coment|sustent|respons|verific|fuente|fecha|unidad|avance fisico descr|direccion"
_SEMESTER = r"(?:semestre|periodo)(?: (?:de reporte|reportado|evaluado|semestre|periodo))?"
_WHOLE_HALF = r"\b(?:ene(?:ro)? (?:a )?jun(?:io)?|jul(?:io)? (?:a )?dic(?:iembre)?)\b"
_TIME = (
    r"acumul|anual|anterior|pasad|previ[ao]\b|histor|linea base|trimestr|bimestr|mensual|\bmes\b"
    r"|enero|febrero|marzo|abril|\bmayo\b|junio|julio|agosto|se[pt]*iembre|octubre|noviembre"
    r"|diciembre"
)
_COMPLIANCE = r"cumpl|eficacia|brecha|diferencia|variacion|desviacion|semaforo|ratio"
_COUNTED = (
    r"personas?|usuari|beneficiari|atendid|trabajador|empresas|visitas|cantidad|numero de|\bnro de"
    r"|fisic|inscrit|casos|acuerdos|buscadores|capacitad|migrantes|eventos|jovenes|absolut"
    r"|participantes|asistentes|poblacion"
)
_THINGS_DONE = r"\w+(?:ad|id|it)[oa]s"  # 'Orientados', 'Sensibilizadas'
_REMAINING = (
    r"\bsaldos?\b|pendientes? |\w pendientes?\b|restante|remanente|\bfaltan?(?:te|tes)? "
    r"|\bpor (?:ejecut|lograr|alcanz)"
    r"|\b(?:no|sin) (?:ejecut|logr|alcanz|cumpl|realiz)|deficit"
)
_BUDGET = r"presupuest|financier|devengad|girado|\bpi[am]\b|\bsoles\b|\bgastos?\b"
_ELSEWHERE = r"\bnacional(?:es)?\b(?! de (?:seguridad|formacion))|\bpais\b|otras regiones"
_AGAINST_GOAL = (
    r"\b(?:respecto|relacion|versus|vs|frente|contra|sobre)\b.*\b(?:meta|programa\w+|lo)\b"
    r"|\bmetas? (?:vs|versus|frente)\b"
)
_SOMETHING_ELSE = (
    (_REMAINING, WhyLeftOut.REMAINING),
    (_BUDGET, WhyLeftOut.BUDGET),
    (_ELSEWHERE, WhyLeftOut.ELSEWHERE),
    (_AGAINST_GOAL, WhyLeftOut.COMPLIANCE),
)
_GOAL = r"\bmetas?\b|programa|\bprog\b|\bprogram\b|previst|planific|planead"
_REVISED = r"reprogram|modificad|ajustad|actualizad"
_EXECUTED = r"ejec|avance|logr|alcanz|realiz|result|obtenid|atendid|reportad"


def read_heading(text: str, period: Period | None) -> ColumnHeading | None:
    """The heading; None for words that head no column. Without `period` no semester is sought."""
    words = plain(text)
    shown = " ".join(text.split())
    percent = "%" in text or "porcentaje" in words
    named = semesters_in(text, period) if period else []
    other = bool(named) and period not in named

    def column(role: ColumnRole, why: WhyLeftOut | None = None, **more: bool) -> ColumnHeading:
        of = named[0] if len(named) == 1 else None
        if other and role is not ColumnRole.SEMESTER:
            return ColumnHeading(shown, ColumnRole.LEFT_OUT, of, WhyLeftOut.OTHER_SEMESTER)
        return ColumnHeading(shown, role, of, why, **more)

    if period and words == str(period.year):
        return column(ColumnRole.FIGURE)
    if not words:
        return column(ColumnRole.LEFT_OUT, WhyLeftOut.COMPLIANCE) if "%" in text else None
    tokens = words.split()
    if re.fullmatch(_SEMESTER, words):
        return column(ColumnRole.SEMESTER)
    if tokens[0] in ("marca", "marcas"):
        return column(ColumnRole.MARK)
    if tokens[0] in _CAUSE:
        return column(ColumnRole.CAUSE)
    if re.search(_NOTES, words) and not re.search(_GOAL, words):
        return column(ColumnRole.LEFT_OUT, WhyLeftOut.UNKNOWN)
    for pattern, why in _SOMETHING_ELSE:
        if re.search(pattern, words):
            return column(ColumnRole.LEFT_OUT, why)
    goal, done = bool(re.search(_GOAL, words)), bool(re.search(_EXECUTED, words))
    if re.search(_TIME, re.sub(_WHOLE_HALF, " ", words)):
        return (
            column(ColumnRole.LEFT_OUT, WhyLeftOut.ACCUMULATED) if goal or done or named else None
        )
    if "promedio" in words:
        return column(ColumnRole.LEFT_OUT, WhyLeftOut.AVERAGE)
    if re.search(_COMPLIANCE, words) or words in ("porcentaje", "avance meta"):
        return column(ColumnRole.LEFT_OUT, WhyLeftOut.COMPLIANCE)
    counted = bool(re.search(_COUNTED, words)) and not percent
    if goal and not done:
        revised = bool(re.search(_REVISED, words))
        return column(ColumnRole.BASE if counted else ColumnRole.GOAL, revised=revised)
    if done:
        return column(ColumnRole.COUNT if counted else ColumnRole.EXECUTED, doubtful=goal)
    if re.search(_REVISED, words):
        return column(ColumnRole.GOAL, revised=True)
    if len(tokens) <= 4 and set(tokens) <= _NUMBER | _NAME | {"de", "del", "y"}:
        named_first = tokens[0] in _NAME or (tokens[0] == "idg" and set(tokens) & _NAME)
        return column(ColumnRole.NAME if named_first else ColumnRole.NUMBER)
    if set(tokens) & _NAME and len(tokens) <= 4:
        return column(ColumnRole.NAME)
    if set(tokens) & _REGION and len(tokens) <= 4:
        return column(ColumnRole.REGION)
    if re.fullmatch(_THINGS_DONE, words):
        return column(ColumnRole.COUNT)
    if counted:
        return column(ColumnRole.LEFT_OUT, WhyLeftOut.COUNT_ALONE)
    return column(ColumnRole.FIGURE) if named else None


def settle_roles(headings: Sequence[ColumnHeading | None]) -> list[ColumnHeading | None]:
    """The columns side by side: of two for one thing only the one that is meant keeps its role.

    Counts of things done and programmed are a ratio together; one of them alone is left out.
    'Programadas' beside a count is a count. A revised goal goes before the first one, a plain
    execution before a doubtful one. Two that are alike stay: whoever reads the table asks.
    """
    settled = list(headings)
    roles = [heading.role if heading else None for heading in settled]
    counts = ColumnRole.COUNT in roles or ColumnRole.BASE in roles
    for at, heading in enumerate(settled):
        if heading is None:
            continue
        bare = (
            counts and re.search(r"\b\w+ad[oa]s$", plain(heading.text)) and "%" not in heading.text
        )
        if bare and heading.role is ColumnRole.GOAL and ColumnRole.BASE not in roles:
            settled[at] = _as(heading, ColumnRole.BASE)
        elif bare and heading.role is ColumnRole.EXECUTED and ColumnRole.COUNT not in roles:
            settled[at] = _as(heading, ColumnRole.COUNT)
    for role in (ColumnRole.GOAL, ColumnRole.EXECUTED):
        _prefer(settled, role)
    roles = [heading.role if heading else None for heading in settled]
    if (ColumnRole.COUNT in roles) != (ColumnRole.BASE in roles):
        for at, heading in enumerate(settled):
            if heading and heading.role in (ColumnRole.COUNT, ColumnRole.BASE):
                settled[at] = _left_out(heading, WhyLeftOut.COUNT_ALONE)
    return settled


def _prefer(settled: list[ColumnHeading | None], role: ColumnRole) -> None:
    alike = [
        (at, heading) for at, heading in enumerate(settled) if heading and heading.role is role
    ]
    if len(alike) < 2:
        return
    better = [
        (at, heading)
        for at, heading in alike
        if (heading.revised if role is ColumnRole.GOAL else not heading.doubtful)
    ]
    if role is ColumnRole.EXECUTED and len(better) == 1 and _may_be_of_the_goal(better[0][1]):
        return
    if len(better) != 1:
        percent = [(at, heading) for at, heading in alike if heading.period is not None]
        better = percent if len(percent) == 1 else []
    if len(better) == 1:
        for at, heading in alike:
            if at != better[0][0]:
                settled[at] = _left_out(heading, WhyLeftOut.SECOND)


def _may_be_of_the_goal(heading: ColumnHeading) -> bool:
    """Whether it may be a share of the goal, as '% de avance' beside 'Meta ejecutada'."""
    return "avance" in plain(heading.text) and "%" in heading.text


def _as(heading: ColumnHeading, role: ColumnRole) -> ColumnHeading:
    return ColumnHeading(heading.text, role, heading.period)


def _left_out(heading: ColumnHeading, why: WhyLeftOut) -> ColumnHeading:
    return ColumnHeading(heading.text, ColumnRole.LEFT_OUT, heading.period, why)
