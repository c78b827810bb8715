"""Indicators' names as offices shorten or misspell them: which one is surely meant, or may be.

'Plan Regional de Formación' and 'Seg. y Salud en el Trab.' are parts of one name alone; 'Sobio',
'Formación' and 'PRFP' may be meant for one, which is asked.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import plain
from convenio.typed import heading_words

FILLERS = ("", "de", "del", "la", "las", "el", "los", "en", "y", "e", "para", "a", "al")
_SHORTENED = 3  # letters of a word at least: 'form' of 'formación'
_SAME_STEM = 7  # letters: 'capacitación' and 'capacitadas'
SURE = 2  # words at least that make a part of a name
_ALIKE = 0.78  # of two words, one with a slip
_MOST_LETTERS = 60
_INITIALS = re.compile(r"[A-ZÁÉÍÓÚÑ]{2,5}")
_MOST_ASKED = 3


def telling_words(text: str) -> list[str]:
    """The words of a name that tell it from others."""
    return [word for word in plain(text).split() if word not in FILLERS and len(word) > 1]


def surely_meant(indicators: Indicators, words: Sequence[str]) -> int | None:
    """The one indicator of whose name those words are a part; none where they count things."""
    if len(words) < SURE or re.search(heading_words.COUNTED, " ".join(words)):
        return None
    found = {
        number
        for number, name in _names(indicators)
        if any(_begin(words, name[at:]) for at in range(len(name)))
    }
    return found.pop() if len(found) == 1 else None


def maybe_meant(indicators: Indicators, text: str) -> tuple[int, ...]:
    """The indicators that a text may name, with slips, in one word, or by initials."""
    words = telling_words(text)
    if not words or len(text) > _MOST_LETTERS:
        return ()
    initials = "".join(text.split()) if _INITIALS.fullmatch(text.strip()) else ""
    found = [
        number
        for number, name in _all_words(indicators)
        if all(any(_like(word, wanted) for wanted in name) for word in words)
        or (initials and plain(initials) in "".join(word[0] for word in name))
    ]
    distinct = tuple(dict.fromkeys(found))
    return distinct if len(distinct) <= _MOST_ASKED else ()


def near_names(indicators: Indicators, text: str) -> str:
    """The short names of the indicators that a text may name with slips, to be said back."""
    return " o ".join(indicators[number].short_name for number in maybe_meant(indicators, text))


def _begin(words: Sequence[str], name: Sequence[str]) -> bool:
    return len(words) <= len(name) and all(
        wanted == word or (len(word) >= _SHORTENED and wanted.startswith(word))
        for word, wanted in zip(words, name, strict=False)
    )


@lru_cache(maxsize=4096)
def _like(word: str, wanted: str) -> bool:
    if len(word) >= _SHORTENED and wanted.startswith(word):
        return True
    if len(word) >= _SAME_STEM and word[:_SAME_STEM] == wanted[:_SAME_STEM]:
        return True
    alike = min(len(word), len(wanted)) > _SHORTENED and abs(len(word) - len(wanted)) <= 3
    return alike and SequenceMatcher(None, word, wanted, autojunk=False).ratio() >= _ALIKE


@lru_cache(maxsize=8)
def _names(indicators: Indicators) -> tuple[tuple[int, tuple[str, ...]], ...]:
    return tuple(
        (number, tuple(telling_words(name)))
        for number, indicator in indicators.items()
        for name in (indicator.name, indicator.short_name)
    )


@lru_cache(maxsize=8)
def _all_words(indicators: Indicators) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Of each indicator the words of its name, and behind them those of its short one."""
    return tuple(
        (number, tuple(telling_words(f"{indicator.name} {indicator.short_name}")))
        for number, indicator in indicators.items()
    )
