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


def cut(words: str, size: float, room: float) -> str:
    """The words that there is room for, with a mark where something was left out."""
    if width(words, size) <= room:
        return words

    def needed(letters: int) -> float:
        return width(_begun(words, letters), size)

    return _begun(words, max(0, bisect_right(range(len(words)), room, key=needed) - 1))


def _begun(words: str, letters: int) -> str:
    return words[:letters].rstrip() + "…"


def wrap(words: str, size: float, room: float, bold: bool = False) -> list[str]:
    """Lines no wider than `room`, broken between words."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
