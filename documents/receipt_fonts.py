"""The fonts of a receipt, which are embedded in it: names of people are written as they are.

DejaVu comes with matplotlib, and has Latin letters with every accent, Cyrillic and Greek. What it
lacks is shown as an empty box.
"""

from collections.abc import Container
from functools import cache

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from charts.canvas.style import BOLD_FILE, REGULAR_FILE
from convenio.typed.clean_text import one_line

REGULAR, BOLD = "DejaVuSans", "DejaVuSans-Bold"
LACKING = "▯"
LAST_TOLD = 0xFFFF
_UNSEEN = "\u200d\ufe0e\ufe0f"  # they only tell how a picture is drawn, which the page does not do
_FILES = {REGULAR: REGULAR_FILE, BOLD: BOLD_FILE}


def font(name: str) -> TTFont:
    """One of the two, registered with reportlab."""
    return _fonts()[name]


@cache
def _fonts() -> dict[str, TTFont]:
    fonts = {name: TTFont(name, str(file)) for name, file in _FILES.items()}
    for typeface in fonts.values():
        registerFont(typeface)
    return fonts


def drawable(words: str, name: str) -> str:
    """The words in one line, with a sign for each letter that the font lacks."""
    known = font(name).face.charToGlyph
    letters = (letter for letter in one_line(words) if letter not in _UNSEEN)
    return "".join(letter if _has(known, letter) else LACKING for letter in letters)


def _has(known: Container[int], letter: str) -> bool:
    """Whether it is drawn and copied right: of later planes reportlab tells viewers another one."""
    return ord(letter) <= LAST_TOLD and ord(letter) in known
