"""How wide words are, before anything is drawn."""

from bisect import bisect_right
from functools import lru_cache

from matplotlib.font_manager import get_font
from matplotlib.ft2font import LoadFlags

from charts.canvas.style import BOLD_FILE, REGULAR_FILE

_SUBPIXELS = 64
_DRAWN_AT = 100  # points: large enough that a width is not rounded


@lru_cache(maxsize=2048)
def width(words: str, size: float, bold: bool = False) -> float:
    font = get_font(str(BOLD_FILE if bold else REGULAR_FILE))
    font.set_size(_DRAWN_AT, 72)
    font.set_text(words, 0, flags=LoadFlags.NO_HINTING)
    return font.get_width_height()[0] / _SUBPIXELS * size / _DRAWN_AT


def wrap(words: str, size: float, room: float, bold: bool = False) -> list[str]:
    """Lines no wider than `room`, broken between words; a word that is wider, between letters."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold) <= room:
            lines[-1] = longer
        else:
            lines.extend(_pieces(word, size, room, bold))
    return lines


def _pieces(word: str, size: float, room: float, bold: bool) -> list[str]:
    """The word in as few pieces as fit, each but the last with a hyphen behind it."""
    pieces = []
    while width(word, size, bold) > room and len(word) > 1:
        kept = bisect_right(
            range(1, len(word)), room, key=lambda end: width(word[:end] + "-", size, bold)
        )
        kept = max(1, kept)
        pieces.append(word[:kept] + "-")
        word = word[kept:]
    return [*pieces, word]
