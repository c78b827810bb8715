"""Words of claims as they are misspelt by ear: 'realiso', 'devido', 'ejecusion'."""

import re
from collections.abc import Iterator

from convenio.evaluation.reading.claims import claim_words as words

_ALIKE = (
    *(("z", "s"), ("s", "z"), ("ce", "se"), ("ci", "si"), ("se", "ce"), ("si", "ci")),
    *(("b", "v"), ("v", "b"), ("ge", "je"), ("gi", "ji"), ("mp", "np"), ("mb", "nb")),
)
_OTHERS = "debido programacion ejecucion indicador establecida establecido direccion gerencia"
_LETTERS = 6  # of a shorter word another may be meant
_LONG_WORD = re.compile(rf"[a-z]{{{_LETTERS},}}")
_SPELLED = frozenset(
    word
    for known in (
        *(words.REACHED, words.REACHED_BEFORE, words.TO_REACH, words.DID, words.DONE),
        *(words.TO_DO, words.HAD, words.PLANNED, words.PLANNED_BEFORE, _OTHERS.split()),
    )
    for word in known
    if len(word) >= _LETTERS
)


def _by_ear(word: str) -> Iterator[str]:
    for one, other in _ALIKE:
        at = word.find(one)
        while at >= 0:
            yield word[:at] + other + word[at + len(one) :]
            at = word.find(one, at + 1)


_MEANT = {heard: word for word in _SPELLED for heard in _by_ear(word) if heard not in _SPELLED}


def respelled(low: str) -> str:
    """The folded text with such words as they are spelt, letter for letter."""
    return _LONG_WORD.sub(lambda found: _MEANT.get(found[0], found[0]), low)
