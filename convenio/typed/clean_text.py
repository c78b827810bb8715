"""Text from outside without what nobody sees: the one place where it is made fit to be kept.

Names, causes, letters, file names and lists may bring control characters, marks that turn the
direction of what follows, halves of characters, or letters put together of pieces. They come in
composed (NFC), in the order in which they are read.
"""

import re
import unicodedata

_JOINER = "\u200d"
_HIDDEN = ("Cc", "Cf")  # controls; marks of direction and format
_HALVES = re.compile("[\ud800-\udfff]")
_BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029\v\f]")
_LONE_JOINERS = re.compile(f"{_JOINER}+")


def one_line(text: str) -> str:
    """The text in one line, with single blanks: a name, a reason, a file's name."""
    return " ".join(clean_text(text).split())


def clean_text(text: str) -> str:
    """The text with its lines and tabs; a database keeps it whatever was in it.

    A joiner stays within a picture made of pictures, as in a family's.
    """
    if text.isascii() and text.isprintable():
        return text
    lines = _BREAKS.sub("\n", _HALVES.sub("\ufffd", text))
    seen = "".join(filter(_is_seen, unicodedata.normalize("NFC", lines)))
    return unicodedata.normalize("NFC", _LONE_JOINERS.sub(_joined, seen))


def _is_seen(letter: str) -> bool:
    return letter in f"\n\t{_JOINER}" or unicodedata.category(letter) not in _HIDDEN


def _joined(found: re.Match[str]) -> str:
    """One joiner between two pictures, nothing elsewhere."""
    start, end = found.span()
    before, after = found.string[max(start - 1, 0) : start], found.string[end : end + 1]
    return _JOINER if _is_picture(before) and _is_picture(after) else ""


def _is_picture(letter: str) -> bool:
    """A symbol, or what sets its colour or its look."""
    return letter == "\ufe0f" or (bool(letter) and unicodedata.category(letter) in ("So", "Sk"))
