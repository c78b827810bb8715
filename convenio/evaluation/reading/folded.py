"""Text in small letters without accents, letter for letter: positions are those of the text."""

import unicodedata
from functools import lru_cache

KEPT = 256  # texts of which it is remembered what was found: a reader asks again of the same

_ORDINALS = "°ºª"
_QUOTES = "\"'“”„‟«»‘’‚‹›`´″"
OPENING, CLOSING = "“«„\"'‘‹", "”»\"'’›"


class _Folding(dict[int, str]):
    """Each letter's folded one, found once."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        base = "°" if letter in _ORDINALS else unicodedata.normalize("NFKD", letter)[:1]
        low = base.lower() if letter not in _QUOTES else letter
        self[code] = low if len(low) == 1 else letter
        return self[code]


_FOLDING = _Folding()
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "\u2011": "-"})


@lru_cache(maxsize=KEPT)
def folded(text: str) -> str:
    return text.translate(_FOLDING)


def unligatured(text: str) -> str:
    """The text without the joined letters of a PDF."""
    return text.translate(_LIGATURES)
