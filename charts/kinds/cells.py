"""A frame's cells: what is drawn as a number, what is written as text, rounded once."""

from decimal import Decimal
from math import nan
from typing import Any

from convenio.catalogue.indicators import Indicators
from convenio.report.results import Figure, State, compliance, met, whole


def figure_row(indicators: Indicators, figure: Figure) -> dict[str, object]:
    return {
        "indicator": figure.indicator,
        "short_name": indicators[figure.indicator].short_name,
        "state": figure.state,
        "programmed": as_number(figure.programmed),
        "executed": as_number(figure.executed),
        "programmed_text": as_text(figure.programmed),
        "executed_text": as_text(figure.executed),
        "compliance": as_number(compliance(figure)),
        "met": met(figure),
    }


def as_number(value: Decimal | None) -> float:
    return nan if value is None else float(value)


def as_text(value: Decimal | None) -> str:
    """Whole and without a sign of percent; a hyphen is narrower than a minus. Empty for none."""
    return "" if value is None else str(whole(value))


def goal_and_result(row: Any) -> tuple[str, str]:
    """Programmed and executed of a `figure_row` in few letters, also where there is none."""
    programmed, executed = row.programmed_text, row.executed_text
    match row.state:
        case State.NOT_APPLICABLE:
            return "n/a", "n/a"
        case State.NO_GOAL:
            return "s/m", executed or "–"
        case State.MISSING:
            return programmed or "?", "?"
    return programmed, executed
