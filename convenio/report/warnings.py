"""Warnings: what deserves a second look before a report is sent. They never block."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from convenio.catalogue.indicators import IndicatorKind, Indicators
from convenio.report.results import Figure, has_goal, met

EQUAL_IN_AT_LEAST = 5
FAR_BY = Decimal(50)  # points since last semester; ours: the report names no threshold
GROWTH_OVER = Decimal(200)  # a growth of more than that is looked at as over 100% is elsewhere


class Caution(StrEnum):
    OVER_100 = "over_100"
    NEGATIVE = "negative"
    EQUAL_TO_GOAL = "equal_to_goal"
    FAR_FROM_PREVIOUS = "far_from_previous"
    NO_CAUSE = "no_cause"


@dataclass(frozen=True, slots=True)
class Notice:
    caution: Caution
    indicators: tuple[int, ...]


def report_warnings(
    indicators: Indicators,
    figures: Collection[Figure],
    previous: Mapping[int, Figure],
    caused: Collection[int],
) -> tuple[Notice, ...]:
    """The warnings. `caused`: the indicators whose missed goal has its cause."""
    equal = [f for f in figures if has_goal(f) and f.executed == f.programmed]
    found = {
        Caution.OVER_100: [f for f in figures if _over(f, indicators[f.indicator].kind)],
        Caution.NEGATIVE: [f for f in figures if _negative(f, indicators[f.indicator].kind)],
        Caution.EQUAL_TO_GOAL: equal if len(equal) >= EQUAL_IN_AT_LEAST else [],
        Caution.FAR_FROM_PREVIOUS: [f for f in figures if _far(f, previous.get(f.indicator))],
        Caution.NO_CAUSE: [
            f for f in figures if has_goal(f) and not met(f) and f.indicator not in caused
        ],
    }
    return tuple(
        Notice(caution, tuple(figure.indicator for figure in those))
        for caution, those in found.items()
        if those
    )


def _over(figure: Figure, kind: IndicatorKind) -> bool:
    limit = GROWTH_OVER if kind is IndicatorKind.GROWTH else Decimal(100)
    return any(part is not None and part > limit for part in (figure.programmed, figure.executed))


def _negative(figure: Figure, kind: IndicatorKind) -> bool:
    parts = (figure.programmed, figure.executed)
    return kind is not IndicatorKind.GROWTH and any(part is not None and part < 0 for part in parts)


def _far(figure: Figure, before: Figure | None) -> bool:
    if before is None or before.executed is None or figure.executed is None:
        return False
    return abs(figure.executed - before.executed) > FAR_BY
