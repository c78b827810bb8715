"""A pasted line as cells: by tabs, semicolons or bars where there are any, else by white space."""

import re
from collections.abc import Sequence

from convenio.typed.figure_patterns import ARROW

_MARK = (
    r"no aplica(?:ble)?|sin meta|no se ejecut[oó]|no ejecut(?:ado|[oó])|sin ejecuci[oó]n"
    r"|n/a|n\.a\.?|s/m|cero"
)
_PLAIN = r"[+\-−–]?\d[\d.,]*"
_GROUPED = r"\d{1,3}(?: \d{3}){1,4}"
_COUNT = rf"(?:{_GROUPED}|{_PLAIN})"
_PERCENT = r"(?:\s*%|\s+(?:por|x)\s?cien(?:to)?(?!\w)|\s*pct\.?)?"
ABOUT = r"aprox(?:imad[ao](?:mente)?)?\.?|m[aá]s o menos|unos|unas|casi"
_ABOUT_BEFORE = (
    rf"(?:{ABOUT}|cerca del?|alrededor del?|m[aá]s del?|menos del?|hasta"
    r"|(?:al|por lo) menos|(?:como )?m[ií]nimo|(?:como )?m[aá]ximo)"
)
_APPROXIMATE = (
    rf"(?:[~≈±<>≤≥]=?\s*|{_ABOUT_BEFORE}\s+){_PLAIN}{_PERCENT}"
    rf"|{_PLAIN}{_PERCENT}\s*\(?(?:{ABOUT}|y (?:pico|algo|tantos)|o (?:m[aá]s|menos))\)?(?!\s*\d)"
)
_RANGE = (
    rf"(?:entre|de)\s+{_PLAIN}{_PERCENT}\s+(?:y|a|al|hasta)\s+{_PLAIN}{_PERCENT}"
    rf"|{_PLAIN}{_PERCENT}\s+(?:o|ó|u|hasta)\s+{_PLAIN}{_PERCENT}"
)
_NONE = r"no hay(?: datos?)?|no s[eé]|sin datos?|por definir|a[uú]n no|todav[ií]a no"
_TOKEN = re.compile(
    rf"(?:{_MARK})(?!\w)|(?:{_NONE})(?!\w)|(?:{_APPROXIMATE}|{_RANGE})(?![\w/])|\d{{1,4}}[/.\-]\d{{1,2}}[/.\-]\d{{4}}(?!\d)"
    rf"|{_COUNT}(?:\s*%)?\s+(?:de|sobre|entre)\s+{_COUNT}(?:\s*%)?(?![\w,.])"
    rf"|{_PLAIN}{_PERCENT}\s+digo\s+{_PLAIN}{_PERCENT}"
    rf"|{_PLAIN}\s*%?{ARROW.pattern}{_PLAIN}{_PERCENT}(?![\w,.])"
    rf"|{_GROUPED}\s*/\s*{_COUNT}|{_PLAIN}\s*/\s*{_GROUPED}(?![\d,.])"
    rf"|{_PLAIN}\s*%?\s*/\s*{_PLAIN}\s*%?"
    rf"|{_PLAIN}{_PERCENT}(?![^\s;|])|[-–—](?=\s|$)|[^\s;|]+",
    re.IGNORECASE,
)
_SHORT_NUMBER = re.compile(r"[+\-−]?\d{1,3}%?")
_SEPARATORS = "\t;|"
_RATIO_BEHIND = re.compile(
    r"(?<=[\d%])\s*\(\s*(\d[\d.,]*)\s*(?:/|de|sobre|entre)\s*(\d[\d.,]*)\s*\)"
    r"|(?<=%)\s*=\s*(\d[\d.,]*)\s*(?:/|de|sobre|entre)\s*(\d[\d.,]*)(?![\d/%])",
    re.IGNORECASE,
)
_PERCENT_BEHIND = re.compile(  # '33 de 72 (45%)', '33/72 = 45%'
    r"(?<![\w.,/])(\d[\d.,]*)\s*(?:/|de|sobre)\s*(\d[\d.,]*)\s*"
    r"(?:\(\s*(\d[\d.,]*)\s*%?\s*\)|=\s*(\d[\d.,]*)\s*%)",
    re.IGNORECASE,
)
_DASHED = re.compile(r"\s*[\d.,]+%?(?:\s+[-–]\s+[\d.,]+%?){2,}\s*")  # '60 - 45 - 30'
_WITH_RATIO = re.compile(r"(.*\S)«(.*/.*)»")
NOTHING = ("", "-", "–", "—")


def separator_of(lines: Sequence[str]) -> str:
    """The sign that separates cells in most lines; empty where white space does."""
    for sign in _SEPARATORS:
        if sum(sign in line for line in lines) * 2 > len(lines):
            return sign
    return ""


def undashed(line: str) -> str:
    """'60 - 45 - 30' with blanks between its figures."""
    return re.sub(r"\s+[-–]\s+", " ", line) if _DASHED.fullmatch(line) else line


def split_cells(line: str, separator: str) -> list[str]:
    """Split a line into cells; empty ones between separators are kept: they hold a place.

    A ratio stays with the percentage beside it: '60% (33/55)' is one cell, '33/55 (60%)' too.
    """
    line = _PERCENT_BEHIND.sub(lambda both: f"{both[3] or both[4]}%«{both[1]}/{both[2]}»", line)
    line = _RATIO_BEHIND.sub(lambda both: f"«{both[1] or both[3]}/{both[2] or both[4]}»", line)
    if separator and separator in line:
        inner = line
        if separator == "|" and re.fullmatch(r"\s*\|.*\|\s*", line):  # a frame, no blank cells
            inner = line.strip()[1:-1]
        return [cell.strip() for cell in inner.split(separator)]
    spaced = re.sub(r",(?=\s|$)", " ", line)
    if spaced != line:  # '60, 45 y 30'
        spaced = re.sub(r"(?<=[\d%])\s+[ye]\s+(?=\d)", " ", spaced)
    return [
        piece
        for found in _TOKEN.finditer(spaced)
        for piece in _unlisted(" ".join(found[0].split()))
    ]


def _unlisted(token: str) -> list[str]:
    """Split '45,60,30' as a list: nobody writes a number with so many commas between two digits."""
    parts = token.split(",")
    listed = len(parts) > 2 and all(_SHORT_NUMBER.fullmatch(part) for part in parts)
    return parts if listed else [token]


def figure_and_ratio(cell: str) -> tuple[str, str] | None:
    """The two parts of a cell such as '60% (33/55)'."""
    found = _WITH_RATIO.fullmatch(cell)
    return (found[1], found[2]) if found else None
