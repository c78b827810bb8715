"""The words of the long names of regional offices, whole or cut short, around a region's name."""

import re
from collections.abc import Container, Sequence

_LONG = (
    *("gobierno", "regional", "region", "gerencia", "direccion", "departamento"),
    *("trabajo", "promocion", "empleo", "constitucional", "sede", "central"),
)
_ACRONYMS = frozenset(("drtpe", "grtpe", "drtype", "grtype", "gdrtpe", "gore", "gr", "tpe"))
_LETTERS = frozenset("gdrtpey")  # 'G.R.', 'D. R. T. P. E.', 'Trabajo y P. E.'
_LINKS = frozenset(("de", "del", "el", "la", "y"))
_MOST = 5  # words of a name
_BEGUN = 3  # letters at least of a word's beginning: 'prom'
_ABRIDGED = 4  # of one without some of its letters: 'dpto'
_PROVINCE = re.compile(r"\bprov(?:incia)? const(?:itucional)?\b")
_CODE_BEFORE = re.compile(r"\d{1,4} ")
_NOTE_BEHIND = re.compile(r" \d{1,2}$")


def bare_name(words: str, names: Container[str]) -> str:
    """The longest name in `words` that only words of an office stand around, or what is left.

    `words` and `names` are plain: '440 gobierno regional del departamento de puno 1'.
    """
    text = _NOTE_BEHIND.sub("", _CODE_BEFORE.sub("", words, count=1), count=1)
    tokens = _PROVINCE.sub("constitucional", text).split()
    spans = [
        (end - begin, " ".join(tokens[begin:end]))
        for begin in range(len(tokens))
        for end in range(begin + 1, min(begin + _MOST, len(tokens)) + 1)
        if " ".join(tokens[begin:end]) in names and _are_of_an_office(tokens, begin, end)
    ]
    return max(spans)[1] if spans else _left(tokens) or words


def _left(tokens: Sequence[str]) -> str:
    """The words between those of an office: of a name with a slip."""
    places = [at for at, token in enumerate(tokens) if not _is_around(token)]
    return " ".join(tokens[places[0] : places[-1] + 1]) if places else ""


def _are_of_an_office(tokens: Sequence[str], begin: int, end: int) -> bool:
    return all(map(_is_around, (*tokens[:begin], *tokens[end:])))


def _is_around(token: str) -> bool:
    return token in _LINKS or _is_of_an_office(token)


def _is_of_an_office(token: str) -> bool:
    known = token in _ACRONYMS or token in _LETTERS
    return known or any(_shortens(token, word) for word in _LONG)


def _shortens(token: str, word: str) -> bool:
    """Whether it is the word, its beginning, or its first letter and some others in order."""
    if word.startswith(token):
        return len(token) >= _BEGUN
    letters = iter(word)
    inside = token[0] == word[0] and all(letter in letters for letter in token)
    return inside and len(token) >= _ABRIDGED
