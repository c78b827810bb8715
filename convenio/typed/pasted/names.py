"""The indicator that a pasted line begins with: 'IdG 5', its name or its short name."""

import re
from collections.abc import Sequence
from functools import lru_cache

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import plain
from convenio.typed.pasted.likely_names import surely_meant, telling_words

SAYS_INDICATOR = r"(?:idg|indicador(?:\s+de\s+gesti[oó]n)?|ind\.?)"
NAMED_NUMBER = re.compile(
    rf"\s*(?:{SAYS_INDICATOR}\s*(?:n\s*[.°º]+\s*)?|n *[.°º]+ *)([0-9]{{1,3}})"
    r"(?:(?:[ :.\-–]*\t|[ :.\-–]+|, +(?!\d{1,2}\s*(?:[,:]|[ye]\b|al?\b)))(.*)|$)",
    re.I,
)

_WORDS = re.compile(r"[^\W\d_]+(?:\.?[ ]+[^\W\d_]+){0,9}")
_BEHIND = re.compile(  # no other word than what its figure is
    r"\.?\s*[:=]|$|[\s.;|–-]+(?:$|[^\W_a-z]|[-−+~(]|(?:meta|prog\w*|ejec\w*|avance|logr\w*|lleg\w*|alcanz\w*|se|no|sin|es|fue|va)\b)",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:idgs?|indicador(?:es)?)\s*(?:n\s*[.°º]*\s*)?([0-9]{1,2})(?![\w/])", re.IGNORECASE
)
_LIKE = 3  # letters with which two words of a name begin alike: 'lab' and 'laborales'


def name_in(indicators: Indicators, words: str) -> int | None:
    """The indicator whose name, or 'IdG 5', a text begins with."""
    if found := NAMED_NUMBER.fullmatch(words):
        return int(found[1])
    typed = plain(words) + " "
    known = next((number for name, number in _names(indicators) if typed.startswith(name)), None)
    return known if known is not None else (_likely(indicators, words) or (None, 0))[0]


def called(indicators: Indicators, cell: str) -> int | None:
    """The indicator whose name or short name the whole of a cell is."""
    return dict(_names(indicators)).get(plain(cell) + " ")


def named_within(indicators: Indicators, words: str) -> int | None:
    """The one indicator that a text names as such, wherever in it: 'sustento del IdG 5'."""
    numbers = {int(found[1]) for found in _WITHIN.finditer(words)}
    if not numbers and (first := name_in(indicators, words)):
        numbers = {first}
    return numbers.pop() if len(numbers) == 1 and numbers <= set(indicators) else None


def after_name(indicators: Indicators, words: str) -> str:
    """What stands behind the indicator's name that a text begins with."""
    if found := NAMED_NUMBER.fullmatch(words):
        return found[2] or ""
    typed = plain(words) + " "
    name = next((name for name, _ in _names(indicators) if typed.startswith(name)), "")
    if not name and (likely := _likely(indicators, words)):
        return re.sub(r"^[ :;|]*\t?", "", words[likely[1] :])
    ends = (found.end() for found in re.finditer(r"\S+", words))
    behind = next((words[end:] for end in ends if plain(words[:end]) + " " == name), words)
    return re.sub(r"^[ :;|]*\t?", "", behind)


def _likely(indicators: Indicators, words: str) -> tuple[int, int] | None:
    """The indicator whose short name stands first as people write it, and where it ends.

    So 'Bolsa de trabajo' and 'Agentes económicos': each word or its beginning, and no other word.
    """
    lead = _WORDS.match(words)
    said = list(re.finditer(r"[^\W\d_]+", lead[0] if lead else ""))
    for count in range(1, len(said) + 1):
        end = said[count - 1].end()
        telling = telling_words(" ".join(each[0] for each in said[:count]))
        found = [number for number, name in _short_names(indicators) if alike(telling, name)]
        sure = surely_meant(indicators, telling) if len(found) != 1 else found[0]
        if sure is not None and _BEHIND.match(words[end:]):
            return sure, end
    return None


def alike(words: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether each word is one of the name's in its place, or one begins as the other."""
    return len(words) == len(name) and all(
        word == wanted or (min(len(word), len(wanted)) >= _LIKE and _begins(word, wanted))
        for word, wanted in zip(words, name, strict=True)
    )


def _begins(word: str, wanted: str) -> bool:
    return word.startswith(wanted) or wanted.startswith(word)


@lru_cache(maxsize=8)
def _names(indicators: Indicators) -> tuple[tuple[str, int], ...]:
    """As they begin a line, the longest first."""
    names = [
        (plain(name) + " ", number)
        for number, indicator in indicators.items()
        for name in (indicator.name, indicator.short_name)
    ]
    return tuple(sorted(names, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=8)
def _short_names(indicators: Indicators) -> tuple[tuple[int, tuple[str, ...]], ...]:
    return tuple(
        (number, tuple(plain(indicator.short_name).split()))
        for number, indicator in indicators.items()
    )
