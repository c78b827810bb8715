"""What was read of a pasted text, as JSON: rows, questions, and the lines that were not read."""

from typing import Any

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.report.results import State
from convenio.typed.figures import Ambiguous, Doubt, Mark, Percentage, Reading, UnreadableFigure
from convenio.typed.pasted.spoken import spoken_lines
from convenio.typed.pasted.tables import PastedTable, Row, read_table, unread_lines

_WHY = {
    Doubt.APPROXIMATE: "no dice una cifra exacta",
    Doubt.TWO_NUMBERS: "son dos cifras",
    Doubt.RANGE: "son dos cifras",
}
_SLASH = "no se dice si es meta y ejecutado, o ejecutado y total"
_TWO_READINGS = "se puede leer de varios modos"


def pasted_json(indicators: Indicators, text: str, period: Period, region: str) -> dict[str, Any]:
    """The rows, with plain decimals as strings or null; what would be asked is not among them.

    Of a column that is left out the heading stands in `unread`.
    """
    text = spoken_lines(indicators, text) or text
    table = read_table(indicators, text, period, region)
    if table is None:
        return {"rows": [], "asked": [], "unread": unread_lines(indicators, text)}
    asked = [
        {"indicator": figure.indicator, "readings": list(figure.readings), "why": figure.why}
        for figure in table.asked
    ]
    asked += [
        {
            "indicator": row.indicator,
            "readings": [f"{percentage.value:f}" for percentage in reading.readings],
            "why": _WHY.get(reading.doubt, _TWO_READINGS),
        }
        for row in table.rows
        for reading in (row.programmed, row.executed)
        if isinstance(reading, Ambiguous)
    ]
    if table.slashed:
        asked += _slashed(indicators, text, table, period, region)
    shown = {question["indicator"] for question in asked}
    unread = [
        reading.text
        for row in table.rows
        for reading in (row.programmed, row.executed)
        if isinstance(reading, UnreadableFigure)
    ]
    rows = [_row(row) for row in table.rows if row.indicator not in shown and _says_something(row)]
    left_out = [heading.text for heading in table.left_out]
    return {"rows": rows, "asked": asked, "unread": [*table.unread, *left_out, *unread]}


def _slashed(
    indicators: Indicators, text: str, table: PastedTable, period: Period, region: str
) -> list[dict[str, Any]]:
    """The pairs such as '33/55', which the chat asks about: goal and execution, or a ratio."""
    ratios = read_table(indicators, text, period, region, slash_is_base=True)
    other = {row.indicator: row for row in ratios.rows} if ratios else {}
    return [
        {
            "indicator": row.indicator,
            "readings": [_in_words(row), *([_in_words(ratio)] if ratio else [])],
            "why": _SLASH,
        }
        for row in table.rows
        if (ratio := other.get(row.indicator)) != row
    ]


def _in_words(row: Row) -> str:
    parts = (("meta", row.programmed), ("ejecutado", row.executed))
    return ", ".join(f"{word} {said}" for word, part in parts if (said := _plain(part)))


def _says_something(row: Row) -> bool:
    return any(isinstance(part, Percentage | Mark) for part in (row.programmed, row.executed))


def _row(row: Row) -> dict[str, Any]:
    marks = [part for part in (row.executed, row.programmed) if isinstance(part, Mark)]
    executed = _plain(row.executed)
    state = State(marks[0].value) if marks else State.REPORTED if executed else State.MISSING
    return {
        "indicator": row.indicator,
        "programmed": _plain(row.programmed),
        "executed": executed,
        "state": state.value,
    }


def _plain(reading: Reading | None) -> str | None:
    return f"{reading.value:f}" if isinstance(reading, Percentage) else None
