"""What was read of a pasted text, as JSON: rows, questions, and the lines that were not read."""

from typing import Any

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.report.results import State
from convenio.typed.figures import Mark, Percentage, Reading, UnreadableFigure
from convenio.typed.pasted.doubts.meanings import Row
from convenio.typed.pasted.spoken import spoken_lines
from convenio.typed.pasted.tables import read_table, unread_lines


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
    unread = [
        reading.text
        for row in table.rows
        for reading in (row.programmed, row.executed)
        if isinstance(reading, UnreadableFigure)
    ]
    rows = [_row(row) for row in table.rows if _says_something(row)]
    left_out = [heading.text for heading in table.left_out]
    return {"rows": rows, "asked": asked, "unread": [*table.unread, *left_out, *unread]}


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
