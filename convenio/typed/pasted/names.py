"""The indicator that a pasted line begins with: 'IdG 5', its name or its short name."""

import re
from functools import lru_cache

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import plain

NAMED_NUMBER = re.compile(
    r"\s*(?:idg|indicador)\s*(?:n\s*[.°º]+\s*)?([0-9]{1,3})(?:(?:[ :.\-–]*\t|[ :.\-–]+)(.*)|$)",
    re.I,
)


def name_in(indicators: Indicators, words: str) -> int | None:
    """The indicator whose name, or 'IdG 5', a text begins with."""
    if found := NAMED_NUMBER.fullmatch(words):
        return int(found[1])
    typed = plain(words) + " "
    return next((number for name, number in _names(indicators) if typed.startswith(name)), None)


def called(indicators: Indicators, cell: str) -> int | None:
    """The indicator whose name or short name the whole of a cell is."""
    return dict(_names(indicators)).get(plain(cell) + " ")


def after_name(indicators: Indicators, words: str) -> str:
    """What stands behind the indicator's name that a text begins with."""
    if found := NAMED_NUMBER.fullmatch(words):
        return found[2] or ""
    typed = plain(words) + " "
    name = next(name for name, _ in _names(indicators) if typed.startswith(name))
    ends = (found.end() for found in re.finditer(r"\S+", words))
    behind = next((words[end:] for end in ends if plain(words[:end]) + " " == name), words)
    return re.sub(r"^[ :;|]*\t?", "", behind)


@lru_cache(maxsize=8)
def _names(indicators: Indicators) -> tuple[tuple[str, int], ...]:
    """As they begin a line, the longest first."""
    names = [
        (plain(name) + " ", number)
        for number, indicator in indicators.items()
        for name in (indicator.name, indicator.short_name)
    ]
    return tuple(sorted(names, key=lambda pair: -len(pair[0])))
