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
        "programmed": _plain(figure.programmed),
        "executed": _plain(figure.executed),
    }


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
