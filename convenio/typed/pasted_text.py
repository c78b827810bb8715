"""A pasted text without what is seen but not said: marks of lists and emphasis, invisible signs."""

import re
import unicodedata

LONGEST = 8_000
_EMPHASIS = re.compile(r"[*~`]|(?<![^\W_])_|_(?![^\W_])")
_BULLET = re.compile(r"^\s*(?:[•·▪◦‣●○►▶➢➤✓✔☑]|[-–—](?=\s+\S*[A-Za-z]))\s*")
_KEYCAP = re.compile("([0-9]{1,2})\ufe0f?\u20e3")
_KEPT_SIGNS = "°"


def clean_lines(text: str) -> list[str]:
    """The lines, each as it would be read aloud; digits and signs of one kind."""
    keyed = _KEYCAP.sub(r"\1 ", text[:LONGEST]).replace("\r\n", "\n").replace("\r", "\n")
    lines = "".join(map(_plain_sign, keyed)).strip("\n ").split("\n")
    return [_EMPHASIS.sub("", _BULLET.sub("", line)).strip(" \v\f") for line in lines]


def _plain_sign(letter: str) -> str:
    if letter in "\n\t" or letter in _KEPT_SIGNS:
        return letter
    category = unicodedata.category(letter)
    if category in ("Cf", "Cc", "Co", "Cn", "Cs") or letter == "\ufe0f":
        return ""
    if category in ("So", "Sk"):
        return " "
    odd = letter.isnumeric() and not letter.isdecimal()  # '½' and '²' would make another number
    return letter if odd or letter in "ºª" else unicodedata.normalize("NFKC", letter)
