"""A pasted text without what is seen but not said: marks of lists and emphasis, invisible signs."""

import re
import unicodedata

from convenio.typed.figure_phrases import plain_figure
from convenio.typed.number_words import in_digits

LONGEST = 8_000
_EMPHASIS = re.compile(r"[*`]|(?<![^\W_])_|_(?![^\W_])")
_STRUCK = re.compile(r"~{1,2}(?=\S)([^~]*\S)~{1,2}")  # '~45' alone is about 45
_BULLET = re.compile(r"^\s*(?:[•·▪◦‣●○►▶➢➤✓✔☑]|[-–—](?=\s+\S*[A-Za-z]))\s*")
_KEYCAP = re.compile("([0-9]{1,2})\ufe0f?\u20e3")
_KEPT_SIGNS = "°"


def clean_lines(text: str) -> list[str]:
    """The lines, each as it would be read aloud; digits and signs of one kind."""
    keyed = _KEYCAP.sub(r"\1 ", text[:LONGEST]).replace("\r\n", "\n").replace("\r", "\n")
    lines = "".join(map(_plain_sign, keyed)).strip("\n ").split("\n")
    return [_in_digits(_unmarked(line)) for line in lines]


def _unmarked(line: str) -> str:
    return _EMPHASIS.sub("", _STRUCK.sub(r"\1", _BULLET.sub("", line))).strip(" \v\f")


def _in_digits(line: str) -> str:
    """A line of number words and nothing else as its digits: '2: treinta y tres' is '2: 33'."""
    if any(sign in line for sign in "\t;|") or not re.search(r"[^\W\d]", line):
        return line
    digits = in_digits(plain_figure(line))
    return line if re.search(r"[^\W\d]", digits) else digits


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
