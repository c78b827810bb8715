"""Indicators by their short names, as people write them."""

from collections.abc import Sequence
from functools import lru_cache

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import plain
from convenio.typed.pasted.names import alike
from handlers.plain_words.vocabulary import FILLERS


def indicator_named(indicators: Indicators, words: Sequence[str]) -> int | None:
    """The one indicator whose short name these words are: 'bolsa de trabajo', 'agentes econ'."""
    telling = [word for word in words if word not in FILLERS]
    if len(telling) < len(words) and (words[0] in FILLERS or words[-1] in FILLERS):
        return None
    found = [number for number, name in _names(indicators) if alike(telling, name)]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=8)
def _names(indicators: Indicators) -> tuple[tuple[int, tuple[str, ...]], ...]:
    return tuple(
        (number, tuple(plain(indicator.short_name).split()))
        for number, indicator in indicators.items()
    )
