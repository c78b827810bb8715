"""Text in small letters without accents, letter for letter: positions are those of the text."""

import re
import unicodedata
from functools import lru_cache

from convenio.evaluation.reading.misspelled import respelled
from convenio.typed.number_words import NUMBER_WORDS, in_digits

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
_NUMBER = "|".join(NUMBER_WORDS)
_SAID = rf"(?:{_NUMBER})(?:\s+(?:(?:y|coma)\s+)?(?:{_NUMBER})){{0,5}}\s+"
_BRACKETED = r"\(\s?\d{1,3}(?:[.,]\d{1,2})?\s?%?\s?\)"
_SPELLED_SHARE = re.compile(
    rf"(?<![\w-])(?P<said>{_SAID}|\d{{1,4}}(?:[.,]\d{{1,4}})?\s?)(?:{_BRACKETED}\s+)?por\s+cien(?:to)?\b"
    rf"(?:\s?{_BRACKETED})?|(?<=%)\s?\((?:{_SAID})por\s+cien(?:to)?\)"
)
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "\u2011": "-"})


@lru_cache(maxsize=KEPT)
def folded(text: str) -> str:
    """Fold it; 'cien por ciento' becomes '100%', with blanks in front for the letters too many."""
    low = respelled(text.translate(_FOLDING))
    return _SPELLED_SHARE.sub(_in_digits, low) if " cien" in low else low


def _in_digits(found: re.Match[str]) -> str:
    said = " ".join((found["said"] or "").split())
    share = f"{in_digits(said).replace(' ', '')}%" if said else ""
    return share.rjust(len(found[0])) if len(share) <= len(found[0]) else found[0]


def unligatured(text: str) -> str:
    """The text without the joined letters of a PDF."""
    return text.translate(_LIGATURES)
