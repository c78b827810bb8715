"""Averages, figures and contradictions in words; every average with what it is of."""

from collections.abc import Iterable
from decimal import ROUND_FLOOR, Decimal

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS
from convenio.plurals import counted, plural
from convenio.report.contradictions import Contradiction, Discrepancy, Disputed, TwoValues
from convenio.report.published_averages import Published
from convenio.report.rankings import left_out
from convenio.report.results import Average, Figure, Part, State, met, whole
from handlers.words import exact_percent, percent

PARTS = {Part.PROGRAMMED: "programado", Part.EXECUTED: "ejecutado"}
_HUNDREDTH = Decimal("0.01")
_OF = {"indicador": "indicadores", "región": "regiones"}


def average_words(average: Average, of: str) -> str:
    """'48% de 12 indicadores'; `of` is one of what it sums up."""
    if average.value is None or not average.summands:
        return "sin dato" if average.value is None else percent(average.value)
    return f"{percent(average.value)} de {counted(average.summands, of, _OF[of])}"


def points(change: int | None) -> str:
    """A change in points: '+36 puntos'."""
    if change is None:
        return "sin dato para comparar"
    return f"{change:+d} {plural(change, 'punto', 'puntos')}" if change else "sin cambio"


def figure_words(indicators: Indicators, figure: Figure) -> str:
    """A figure in words: 'IdG 8 Formaliza Perú: 25%, meta 75%', with a tick where it was met."""
    name = indicators[figure.indicator].short_name
    return f"IdG {figure.indicator} {name}: {beside_goal(figure)}{' ✓' if met(figure) else ''}"


def beside_goal(figure: Figure) -> str:
    """'25%, meta 75%', or '69.6%, meta 70%' where rounding would show the goal as reached."""
    done, goal = figure.executed, figure.programmed
    if looks_met(figure) and done is not None and goal is not None:
        return (
            f"{exact_percent(done.quantize(_HUNDREDTH, ROUND_FLOOR))}, meta {exact_percent(goal)}"
        )
    return f"{percent(done)}, meta {percent(goal)}"


def looks_met(figure: Figure) -> bool:
    """Whether whole percentages hide that the goal was missed by less than one."""
    done, goal = figure.executed, figure.programmed
    if done is None or goal is None or met(figure):
        return False
    return whole(done) == whole(goal)


def absences(figures: Iterable[Figure]) -> list[str]:
    """Indicators left out of the averages: 'no aplica: IdG 2, 8'."""
    by_number = {figure.indicator: figure for figure in figures}
    out = left_out(by_number, Part.PROGRAMMED)
    named = (
        ("no aplica", out.not_applicable),
        ("sin meta", out.no_goal),
        ("falta", out.missing),
    )
    lines = [f"{words}: IdG {', '.join(map(str, numbers))}" for words, numbers in named if numbers]
    idle = [n for n, figure in by_number.items() if figure.state is State.NOT_EXECUTED]
    return lines + ([f"no se ejecutó: IdG {', '.join(map(str, idle))}"] if idle else [])


def published_words(published: Published) -> str:
    goal, done = percent(published.programmed), percent(published.executed)
    return f"programado {goal}, ejecutado {done}"


def published_lines(published: Iterable[Published]) -> list[str]:
    """A line per pair: 'Cuadro N.° 04, Cuadro N.° 05: programado 56%, ejecutado 13%'."""
    alike: dict[str, list[str]] = {}
    for stated in published:
        alike.setdefault(published_words(stated), []).append(stated.source)
    return [f"{', '.join(tables)}: {words}" for words, tables in alike.items()]


def subject(contradiction: Contradiction) -> str:
    """The region or the indicator that it is about."""
    match contradiction:
        case Disputed(statement=said):
            return REGIONS[said.region].name
        case Discrepancy(published=published) | TwoValues(first=published):
            region = published.region
            return REGIONS[region].name if region else f"IdG {published.indicator}"


def contradiction_words(contradiction: Contradiction) -> str:
    match contradiction:
        case Disputed(statement=said, figure=figure):
            return (
                f"El informe dice del IdG {said.indicator}: «{said.words}»; "
                f"la cifra es {_plain(figure)}."
            )
        case Discrepancy(published=published, part=part, computed=computed):
            return (
                f"El {published.source} publica {PARTS[part]} {percent(published.part(part))}; "
                f"de las cifras sale {percent(computed)}."
            )
        case TwoValues(first=first, second=second, part=part):
            return (
                f"El informe se contradice en lo {PARTS[part]}: {percent(first.part(part))} "
                f"({first.source}) y {percent(second.part(part))} ({second.source})."
            )


_STATES = {
    State.NOT_APPLICABLE: "«no aplica»",
    State.NO_GOAL: "«sin meta»",
    State.NOT_EXECUTED: "«no se ejecutó»",
    State.MISSING: "«falta»",
}


def _plain(figure: Figure) -> str:
    if figure.state in _STATES:
        return _STATES[figure.state]
    return beside_goal(figure)
