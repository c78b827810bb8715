"""Indicators by their short names, as people write them."""

from collections.abc import Sequence
from functools import lru_cache

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import plain
from handlers.plain_words.vocabulary import FILLERS

_LIKE = 3  # letters with which two words of a name begin alike: 'lab' and 'laborales'


def indicator_named(indicators: Indicators, words: Sequence[str]) -> int | None:
    """The one indicator whose short name these words are: 'bolsa de trabajo', 'agentes econ'."""
    telling = [word for word in words if word not in FILLERS]
    if len(telling) < len(words) and (words[0] in FILLERS or words[-1] in FILLERS):
        return None
    found = [number for number, name in _names(indicators) if _alike(telling, name)]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=8)
def _names(indicators: Indicators) -> tuple[tuple[int, tuple[str, ...]], ...]:
    return tuple(
        (number, tuple(plain(indicator.short_name).split()))
        for number, indicator in indicators.items()
    )


def _alike(words: Sequence[str], name: Sequence[str]) -> bool:
    return len(words) == len(name) and all(
        word == wanted or (min(len(word), len(wanted)) >= _LIKE and _begins(word, wanted))
        for word, wanted in zip(words, name, strict=True)
    )


def _begins(word: str, wanted: str) -> bool:
    return word.startswith(wanted) or wanted.startswith(word)
