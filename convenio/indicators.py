"""The twelve management indicators (Cuadros 02 and 03) and the functions of article 48 LOGR."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from convenio.catalogue import read_data

_DATA = read_data("indicators.json")


class Kind(StrEnum):
    """What a percentage means: part of a whole, change since before, or how far a work has come."""

    SHARE = "share"
    GROWTH = "growth"
    PROGRESS = "progress"


@dataclass(frozen=True, slots=True)
class Indicator:
    """`short_name` fits a phone's button (14 characters); `function` is a letter of article 48."""

    number: int
    name: str
    short_name: str
    kind: Kind
    vice_ministry: str
    proponent: str
    objective: int
    function: str | None
    service: str | None

    @property
    def objective_text(self) -> str:
        return str(_DATA["objectives"][str(self.objective)])


INDICATORS: Mapping[int, Indicator] = {
    each["number"]: Indicator(**(each | {"kind": Kind(each["kind"])}))
    for each in _DATA["indicators"]
}
UNUSUAL_OVER = Decimal(200)  # percent; above it a slip of the finger is likelier than a result


def is_unusual(indicator: int, value: Decimal) -> bool:
    """For its kind, so that it is to be confirmed: over 200%, or negative where nothing grows."""
    growth = INDICATORS[indicator].kind is Kind.GROWTH
    return abs(value) > UNUSUAL_OVER or (value < 0 and not growth)


FUNCTIONS: Mapping[str, str] = read_data("functions.json")["functions"]
