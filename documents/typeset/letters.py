"""Letters that a PDF can hold: names and texts of people are written as they are.

What the fonts lack is shown as an empty box: PDF/A takes no letter without a shape, nor one of
which only its makers know what it means.
"""

from functools import cache
from unicodedata import category

from documents.typeset.fonts import has_shape

LACKING = "▯"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\ufe0e\ufe0f\ufeff"
_KEPT = "\n"
_WITHOUT_MEANING = ("Co", "Cc", "Cf", "Cs", "Cn")


def drawable(words: str) -> str:
    """The words with a box for each letter that the fonts lack; without what is not seen."""
    if words.isascii() and words.isprintable():
        return words
    return "".join(map(_shown, words))


@cache
def _shown(letter: str) -> str:
    if letter in _UNSEEN:
        return ""
    if letter in _KEPT or (category(letter) not in _WITHOUT_MEANING and has_shape(letter)):
        return letter
    return " " if letter.isspace() else LACKING
