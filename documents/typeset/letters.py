"""Letters that a PDF can hold: names and texts of people are written as they are.

DejaVu comes with matplotlib, and has Latin letters with every accent, Cyrillic and Greek. What it
lacks is shown as an empty box: PDF/A takes no letter without a shape.
"""

from functools import cache
from unicodedata import category

from matplotlib.ft2font import FT2Font

from charts.canvas.style import BOLD_FILE, REGULAR_FILE

LACKING = "▯"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\ufe0e\ufe0f\ufeff"
_KEPT = "\n"
_WITHOUT_MEANING = ("Co", "Cc", "Cf", "Cs", "Cn")


@cache
def _known() -> frozenset[int]:
    regular, bold = (
        frozenset(FT2Font(str(file)).get_charmap()) for file in (REGULAR_FILE, BOLD_FILE)
    )
    return regular & bold


def drawable(words: str) -> str:
    """The words with a box for each letter that the font lacks; without what is not seen."""
    if words.isascii() and words.isprintable():
        return words
    return "".join(map(_shown, words))


@cache
def _shown(letter: str) -> str:
    if letter in _UNSEEN:
        return ""
    if letter in _KEPT or (ord(letter) in _known() and category(letter) not in _WITHOUT_MEANING):
        return letter
    return " " if letter.isspace() else LACKING
