"""Facts as data frames: what is drawn as numbers, what is written as text, rounded once."""

from collections.abc import Iterable
from decimal import Decimal
from math import nan

import pandas as pd

from charts import facts as f
from convenio.results import Figure, compliance, met, whole


def region_frame(facts: f.RegionFacts) -> pd.DataFrame:
    """One row per indicator: state, programmed, executed, their texts, met."""
    return pd.DataFrame(map(_figure_row, _by_indicator(facts.figures)))


def _by_indicator(figures: Iterable[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda figure: figure.indicator)


def _figure_row(figure: Figure) -> dict[str, object]:
    return {
        "indicator": figure.indicator,
        "state": figure.state,
        "programmed": number(figure.programmed),
        "executed": number(figure.executed),
        "programmed_text": text(figure.programmed),
        "executed_text": text(figure.executed),
        "compliance": number(compliance(figure)),
        "met": met(figure),
    }


def number(value: Decimal | None) -> float:
    return nan if value is None else float(value)


def text(value: Decimal | None) -> str:
    """Whole and without a sign of percent; a hyphen is narrower than a minus. Empty for none."""
    return "" if value is None else str(whole(value))
