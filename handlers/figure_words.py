"""Figures in words, short for a button and aligned for a table on a narrow screen."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from convenio.catalogue.causes import CAUSES
from convenio.catalogue.indicators import Indicators
from convenio.report.entries import Entry
from convenio.report.results import Figure, State, met
from convenio.typed.figures import Ambiguous, Mark, Percentage, Reading
from handlers.words import exact_percent, number, percent

STATES = {
    State.NOT_APPLICABLE: "no aplica",
    State.NO_GOAL: "sin meta",
    State.NOT_EXECUTED: "no se ejecutó",
    State.MISSING: "falta",
}
LABEL_WIDTH = 20  # letters that each of two buttons in a row shows on a phone 360 px wide
NAME_WIDTH = 14  # with it a table row has 31 characters: a phone 390 px wide shows 34


def entry_words(entry: Entry) -> str:
    """An entry in words: '45% (33 de 55), meta 60%', 'no aplica', 'sin meta, ejecutado 12%'."""
    figure = entry.figure
    words = [STATES[figure.state]] if figure.state in STATES else []
    if figure.state is State.MISSING:  # its goal is still to be asked
        words = [STATES[State.NOT_EXECUTED]] if entry.mark is Mark.NOT_EXECUTED else []
    if entry.executed is not None:
        done = Percentage(entry.executed, entry.executed_count, entry.base_count)
        words.append(f"ejecutado {percentage_words(done)}")
    if figure.programmed is not None:
        words.append(f"meta {exact_percent(figure.programmed)}")
    if entry.cause is not None:
        words.append(f"causa: {cause_words(entry)}")
    if entry.reason is not None:
        words.append(f"motivo: {entry.reason}")
    return ", ".join(words) or STATES[State.MISSING]


def percentage_words(figure: Percentage) -> str:
    """A percentage in words, '45%', or '60% (33 de 55)' where both numbers are known."""
    if figure.executed is None or figure.base is None:
        return exact_percent(figure.value)
    return f"{exact_percent(figure.value)} ({number(figure.executed)} de {number(figure.base)})"


def replaced_words(before: Entry, after: Entry) -> list[str]:
    """What an answer would change of an entry: 'ejecutado 30% → 45%', 'meta 60% → 70%'."""
    changes = []
    if before.answered and (was := _done_words(before)) != (now := _done_words(after)):
        changes.append(f"{was} → {now}")
    goal, new = before.effective_goal, after.effective_goal
    if goal is not None and new is not None and goal != new:
        changes.append(f"meta {exact_percent(goal)} → {exact_percent(new)}")
    if before.cause is not None and after.cause is None:
        changes.append("se quita su causa")
    return changes


def _done_words(entry: Entry) -> str:
    return entry_words(replace(entry, goal=None, programmed=None, cause=None))


def cause_words(entry: Entry) -> str:
    return entry.cause_words or CAUSES.get(entry.cause or "", "")


def short_figure(figure: Figure) -> str:
    """A figure short enough for a button: '45%', 'n/a', 's/meta'."""
    if figure.executed is not None:
        return percent(figure.executed)
    return {State.NOT_APPLICABLE: "n/a", State.NO_GOAL: "s/meta"}.get(figure.state, "")


def figure_label(name: str, figure: Figure) -> str:
    """A figure as one of two buttons in a row: '✅ 1 SOVIO 45%'; a long name gives way to it."""
    said = short_figure(figure)
    room = LABEL_WIDTH - len(f"✅ {figure.indicator}  {said}")
    short = name if len(name) <= room else f"{name[: room - 1].rstrip(' .')}."
    return f"✅ {figure.indicator} {short} {said}"


def figure_table(
    indicators: Indicators, figures: Iterable[Figure], marked: Collection[int] = ()
) -> str:
    """A table of the indicators: number, name, goal, executed, and whether the goal was met.

    An asterisk follows the `marked` ones.
    """
    lines = [f"{'N.°':>3} {'Indicador':<{NAME_WIDTH}} {'Meta':>5} {'Ejec.':>5}"]
    for figure in figures:
        name = indicators[figure.indicator].short_name
        programmed, executed = _columns(figure)
        sign = _sign(figure) + ("*" if figure.indicator in marked else "")
        line = f"{figure.indicator:>3} {name:<{NAME_WIDTH}} {programmed:>5} {executed:>5} {sign}"
        lines.append(line.rstrip())
    return "\n".join(lines)


def _columns(figure: Figure) -> tuple[str, str]:
    if figure.state is State.NOT_APPLICABLE:
        return "n/a", "n/a"
    programmed = "s/m" if figure.state is State.NO_GOAL else percent(figure.programmed)
    return programmed, percent(figure.executed)


def _sign(figure: Figure) -> str:
    if figure.state is State.MISSING:
        return "…"
    if figure.programmed is None:
        return ""
    return "✓" if met(figure) else "✗"


def reading_words(reading: Reading | None) -> str:
    """What was read in one cell of a pasted table; '?' where it was not understood."""
    if reading is None:
        return ""
    if isinstance(reading, Percentage):
        return exact_percent(reading.value)
    if isinstance(reading, Mark):
        return {Mark.NOT_APPLICABLE: "n/a", Mark.NO_GOAL: "s/m", Mark.NOT_EXECUTED: "0%"}[reading]
    if isinstance(reading, Ambiguous):
        return "¿…?"
    return "?"
