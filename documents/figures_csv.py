"""Stored figures as the rows of a CSV."""

from decimal import Decimal
from typing import Any

from convenio.report.results import Figure

FIGURE_COLUMNS = ("region", "indicator", "state", "programmed", "executed")


def figure_row(region: str, figure: Figure) -> dict[str, Any]:
    return {
        "region": region,
        "indicator": figure.indicator,
        "state": figure.state.value,
        "programmed": plain_number(figure.programmed),
        "executed": plain_number(figure.executed),
    }


def plain_number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
