"""Whole numbers from outside: the one place where an id or a position is read out of a text."""

import re

COLUMN = range(-(2**31), 2**31)  # what a column of whole numbers holds
_DIGITS = re.compile(r"-?[0-9]{1,10}")


def whole_number(text: str) -> int | None:
    """The number, if that is what the text is and a column holds it: not '²', not 2147483648."""
    if not _DIGITS.fullmatch(text):
        return None
    number = int(text)
    return number if number in COLUMN else None
