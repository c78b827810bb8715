"""What a number format says about a percent sign: that the value is scaled, or just a percentage.

Excel shows 0.6 with `0%` as 60%, but 60 with `0"%"` as 60%: there the sign is a word. `_%` is a
blank as wide as the sign, and `*%` fills the cell with it: they say nothing.
"""

import operator
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache


class PercentSign(Enum):
    NONE = auto()
    SCALED = auto()  # 0.6 is shown as 60%
    WORD = auto()  # 60 is shown as 60%


_PIECE = re.compile(r'"[^"]*"?|\\.|[_*].|\[[^\]]*\]|.', re.DOTALL)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
_TESTS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
    "<=": operator.le,
    ">=": operator.ge,
    "<>": operator.ne,
}


def percent_sign(number_format: str, value: Decimal) -> PercentSign:
    """What the section of the format that counts for this value says."""
    section = _section_for(_sections(number_format), value)
    words = ""
    for piece in section:
        if piece == "%":
            return PercentSign.SCALED
        if piece[0] in '"\\':
            words += piece.strip('"\\').casefold()
    said = "%" in words or "por ciento" in words or "porcent" in words
    return PercentSign.WORD if said else PercentSign.NONE


@lru_cache(maxsize=64)
def _sections(number_format: str) -> list[list[str]]:
    sections: list[list[str]] = [[]]
    for piece in _PIECE.findall(number_format):
        if piece == ";":
            sections.append([])
        else:
            sections[-1].append(piece)
    return sections


def _section_for(sections: list[list[str]], value: Decimal) -> list[str]:
    conditions = [_CONDITION.match("".join(section)) for section in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _TESTS[condition[1]](value, Decimal(condition[2])):
                return section
        return sections[-1]
    if value < 0 and len(sections) > 1:
        return sections[1]
    return sections[2] if value == 0 and len(sections) > 2 else sections[0]
