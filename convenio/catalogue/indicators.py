"""The management indicators of an agreement, and the functions of article 48 LOGR.

Which indicators count is a matter of the year: each agreement has its own list, numbered from 1. So
a list is a value that is found once, where a period or a year is loaded (`storage/agreements.py`),
and handed down with the report, the facts or the entry that it belongs to. Nothing that is shown
or computed of a period looks a number up anywhere else, and there is no registry to change.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from convenio.catalogue.data_files import read_data

_DATA = read_data("indicators.json")
_NUMBERS = (
    *("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
    *("once", "doce", "trece", "catorce", "quince"),
)


class IndicatorKind(StrEnum):
    """The meaning of a percentage: part of a whole, change since before, or progress of a work."""

    SHARE = "share"
    GROWTH = "growth"
    PROGRESS = "progress"


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator; `short_name` fits a phone's button (14 characters), `function` is a letter."""

    number: int
    name: str
    short_name: str
    kind: IndicatorKind
    vice_ministry: str
    proponent: str
    objective: int | None
    function: str | None
    service: str | None


@dataclass(frozen=True, slots=True)
class Indicators(Mapping[int, Indicator]):
    """The indicators of an agreement, by number, from 1 without gaps.

    `agreement`: its years, as '2022-2025'; empty for the first one, of 2020 and 2021, which also
    counts for every year that no later agreement covers.
    """

    agreement: str
    listed: tuple[Indicator, ...]

    def __getitem__(self, number: int) -> Indicator:
        if number not in self:
            raise KeyError(number)
        return self.listed[number - 1]

    def __contains__(self, number: object) -> bool:
        return number in range(1, len(self.listed) + 1)

    def __iter__(self) -> Iterator[int]:
        return iter(range(1, len(self.listed) + 1))

    def __len__(self) -> int:
        return len(self.listed)

    @property
    def years(self) -> str:
        return self.agreement or FIRST_YEARS

    @property
    def in_words(self) -> str:
        """The number of indicators in words: 'doce', 'cinco'."""
        return _NUMBERS[len(self)] if len(self) < len(_NUMBERS) else str(len(self))

    def as_json(self) -> str:
        return json.dumps([asdict(indicator) for indicator in self.listed], ensure_ascii=False)


@lru_cache(maxsize=32)  # of values that never change, by what they were read of
def read_indicators(agreement: str, content: str) -> Indicators:
    """The indicators that `as_json` wrote."""
    return _of(agreement, json.loads(content))


def _of(agreement: str, facts: Iterable[dict[str, object]]) -> Indicators:
    return Indicators(
        agreement,
        tuple(Indicator(**(row | {"kind": IndicatorKind(str(row["kind"]))})) for row in facts),  # type: ignore[arg-type]  # it is our own file
    )


FIRST_YEARS = "2020-2021"
INDICATORS = _of("", _DATA["indicators"])  # the twelve of 2020 (Cuadros 02 and 03)
UNUSUAL_OVER = Decimal(200)  # percent; above it a slip of the finger is likelier than a result


def is_unusual(indicator: Indicator, value: Decimal) -> bool:
    """Tell whether a value needs confirming: over 200%, or negative where nothing grows."""
    growth = indicator.kind is IndicatorKind.GROWTH
    return abs(value) > UNUSUAL_OVER or (value < 0 and not growth)


FUNCTIONS: Mapping[str, str] = read_data("functions.json")["functions"]
OBJECTIVES: Mapping[str, str] = _DATA["objectives"]
