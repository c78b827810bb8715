"""A frame's cells: what is drawn as a number, what is written as text, rounded once."""

from decimal import Decimal
from math import nan

from convenio.catalogue.indicators import Indicators
from convenio.report.results import Figure, compliance, met, whole


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
