"""A pasted line as cells: by tabs, semicolons or bars where there are any, else by white space."""

import re
from collections.abc import Sequence

_MARK = (
    r"no aplica(?:ble)?|sin meta|no se ejecut[oó]|no ejecut(?:ado|[oó])|sin ejecuci[oó]n"
    r"|n/a|n\.a\.?|s/m|cero"
)
_PLAIN = r"[+\-−–]?\d[\d.,]*"
_GROUPED = r"\d{1,3}(?: \d{3})+"
_COUNT = rf"(?:{_GROUPED}|{_PLAIN})"
_PERCENT = r"(?:\s*%|\s+por\s?ciento)?"
_TOKEN = re.compile(
    rf"(?:{_MARK})(?!\w)"
    rf"|{_COUNT}\s+(?:de|sobre)\s+{_COUNT}(?![\w,.])"
    rf"|{_GROUPED}\s*/\s*{_COUNT}|{_PLAIN}\s*/\s*{_GROUPED}(?![\d,.])"
    rf"|{_PLAIN}\s*%?\s*/\s*{_PLAIN}\s*%?"
    rf"|{_PLAIN}{_PERCENT}(?![^\s;|])|[-–—](?=\s|$)|[^\s;|]+",
    re.IGNORECASE,
)
_SHORT_NUMBER = re.compile(r"[+\-−]?\d{1,3}%?")
_SEPARATORS = "\t;|"
NOTHING = ("", "-", "–", "—")


def separator_of(lines: Sequence[str]) -> str:
    """The sign that separates cells in most lines; empty where white space does."""
    for sign in _SEPARATORS:
        if sum(sign in line for line in lines) * 2 > len(lines):
            return sign
    return ""


def split_cells(line: str, separator: str) -> list[str]:
    """The cells of a line; empty ones between separators are kept: they hold a place."""
    if separator and separator in line:
        inner = line.strip().strip("|") if separator == "|" else line
        return [cell.strip() for cell in inner.split(separator)]
    spaced = re.sub(r",(?=\s|$)", " ", line)
    return [piece for found in _TOKEN.finditer(spaced) for piece in _unlisted(found[0].strip())]


def _unlisted(token: str) -> list[str]:
    """The numbers of '45,60,30': nobody writes one number with so many commas."""
    parts = token.split(",")
    listed = len(parts) > 2 and all(_SHORT_NUMBER.fullmatch(part) for part in parts)
    return parts if listed else [token]
