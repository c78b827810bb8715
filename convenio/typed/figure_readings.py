"""What a typed figure is read as: a percentage, a mark, several readings, or none."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Mark(StrEnum):
    """An answer that isn't a figure."""

    NOT_APPLICABLE = "not_applicable"
    NO_GOAL = "no_goal"
    NOT_EXECUTED = "not_executed"


class FigureFault(StrEnum):
    EMPTY = "empty"
    NO_NUMBER = "no_number"
    NOTHING_SAID = "nothing_said"  # 'no hay', 'pendiente': which mark it is must be asked
    SEVERAL_NUMBERS = "several_numbers"
    TOO_LONG = "too_long"
    TOO_LARGE = "too_large"
    ZERO_BASE = "zero_base"
    NEGATIVE_BASE = "negative_base"
    NEGATIVE_COUNT = "negative_count"


class Doubt(StrEnum):
    """Why a figure is not taken as it is typed."""

    SEPARATOR = "separator"
    APPROXIMATE = "approximate"
    TWO_NUMBERS = "two_numbers"  # '60-45': perhaps a goal and what was executed
    RANGE = "range"  # 'entre 40 y 50'
    DIFFER = "differ"  # a percentage, and a share that is another one
    CORRECTED = "corrected"  # '60, perdón, 65'
    SIGN = "sign"  # 'bajó 22%', '(22%)': perhaps negative
    RATIO = "ratio"  # part over base, or goal and executed
    LABELLED = "labelled"  # 'meta 60' where another question was asked
    UNUSUAL = "unusual"
    ELSEWHERE = "elsewhere"  # typed where nothing asked for it


@dataclass(frozen=True, slots=True)
class Percentage:
    """A `value` in percent; `executed` of `base` where so given (six decimals, half up)."""

    value: Decimal
    executed: Decimal | None = None
    base: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A figure that can be read in several ways, or (`doubt`) is not exact."""

    text: str
    readings: tuple[Percentage, ...]
    doubt: Doubt = Doubt.SEPARATOR


@dataclass(frozen=True, slots=True)
class UnreadableFigure:
    """A figure that was not understood; `text` is what was typed, cut to be shown."""

    text: str
    fault: FigureFault


Reading = Percentage | Mark | Ambiguous | UnreadableFigure
