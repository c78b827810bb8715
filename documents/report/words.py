"""Names, numbers and days as the report writes them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date

from charts.facts.base import day_words
from convenio.calendar.periods import LIMA, Period, lima_day
from convenio.catalogue.regions import REGIONS
from convenio.report.results import Average, Figure, State, compliance, met, whole
from convenio.typed.numbers import in_cents

NOTHING = "–"
OFFICE = "Elaboración: Oficina de Descentralización (ODES), MTPE."
HALVES = {1: "primer semestre", 2: "segundo semestre"}
_FEMININE = ("dirección", "oficina", "secretaría", "unidad", "superintendencia", "comisión")
_MASCULINE = ("viceministerio", "despacho", "programa", "instituto", "consejo", "gabinete")
STATES = {
    State.NOT_EXECUTED: "no ejecutado",
    State.NO_GOAL: "sin meta",
    State.NOT_APPLICABLE: "no aplica",
    State.MISSING: "no informado",
}


def name(region: str) -> str:
    return REGIONS[region].name


def office(region: str) -> str:
    return REGIONS[region].office


def with_article(directorate: str) -> str:
    """'La Dirección de …', 'El Viceministerio de …'; as it is where its first word is neither."""
    first = directorate.partition(" ")[0].casefold()
    article = "La " if first in _FEMININE else "El " if first in _MASCULINE else ""
    return f"{article}{directorate}"


def listed(names: Sequence[str]) -> str:
    """'Cajamarca, Ica y Puno', 'Cusco e Ica'."""
    if len(names) < 2:
        return "".join(names)
    joint = "e" if names[-1][:1] in "IÍ" else "y"
    return f"{', '.join(names[:-1])} {joint} {names[-1]}"


def region_list(codes: Collection[str]) -> str:
    """All of them, in the order of the catalogue."""
    return listed([name(code) for code in in_order(codes)])


def in_order(codes: Collection[str]) -> tuple[str, ...]:
    return tuple(code for code in REGIONS if code in codes)


def percent(value: Decimal | None) -> str:
    """Rounded as in the report: '45%'; a dash where there is none."""
    return NOTHING if value is None else f"{whole(value)}%"


def exact(value: Decimal | None) -> str:
    """With what decimals it has, two at most: '45.5%'."""
    if value is None:
        return NOTHING
    shown = f"{in_cents(value):f}"
    return f"{shown.rstrip('0').rstrip('.') if '.' in shown else shown}%"


def of_summands(average: Average) -> str:
    """The number of summands; a dash where a source does not say it."""
    return str(average.summands) if average.summands else NOTHING


def goal_words(figure: Figure) -> str:
    if figure.programmed is not None:
        return exact(figure.programmed)
    return STATES.get(figure.state, NOTHING)


def done_words(figure: Figure) -> str:
    if figure.state is State.NOT_EXECUTED:
        return STATES[figure.state]
    return exact(figure.executed) if figure.executed is not None else STATES[figure.state]


def share_words(figure: Figure) -> str:
    return percent(compliance(figure))


def result_words(figure: Figure) -> str:
    if figure.state in (State.NO_GOAL, State.NOT_APPLICABLE, State.MISSING):
        return STATES[figure.state]
    return "cumplió" if met(figure) else "no cumplió"


def semester_name(period: Period) -> str:
    return f"{HALVES[period.half]} de {period.year}"


def short_day(day: date | None) -> str:
    return format_date(day, "dd.MM.y", locale="es_PE") if day else NOTHING


def moment_words(moment: datetime) -> str:
    """'15 de enero de 2021, 10:20 (hora de Lima)'."""
    return f"{day_words(lima_day(moment))}, {moment.astimezone(LIMA):%H:%M} (hora de Lima)"
