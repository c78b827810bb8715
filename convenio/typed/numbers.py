"""The numbers that a text of digits may mean, by its separators."""

import re
from decimal import ROUND_HALF_UP, Decimal

UNSIGNED = r"(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)*"
NUMBER = rf"[+-]?\s*{UNSIGNED}"
LONGEST_NUMBER = 20
CENT = Decimal("0.01")
_GROUPED = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*")


def number_readings(text: str) -> list[Decimal] | None:
    """The values that the separators allow: one or several; None of what is no number."""
    sign, digits = _split_sign(text)
    separators = [letter for letter in digits if letter in ".,"]
    if not separators:
        return [sign * Decimal(digits)]
    if len(separators) == 1:
        decimal = Decimal(digits.replace(",", "."))
        if _GROUPED.fullmatch(digits) and not digits.startswith("0"):
            return [sign * decimal, sign * Decimal(re.sub("[.,]", "", digits))]
        if 0 < decimal < 1:
            return [sign * decimal, sign * decimal * 100]
        return [sign * decimal]
    value = _with_several_separators(digits, separators)
    return None if value is None else [sign * value]


def count_reading(text: str) -> Decimal | None:
    """A number of people or things; a group of three digits is thousands."""
    sign, digits = _split_sign(text)
    if len(digits) > LONGEST_NUMBER:
        return None
    if _GROUPED.fullmatch(digits):
        return sign * Decimal(re.sub("[.,]", "", digits))
    readings = number_readings(text)
    return readings[0] if readings else None


def tidy(value: Decimal) -> Decimal:
    """The number without useless zeros, and never as an exponent."""
    short = value.normalize()
    short = short.quantize(Decimal(1)) if short == short.to_integral_value() else short
    return abs(short) if short == 0 else short


def in_cents(value: Decimal) -> Decimal:
    """The number with two decimals at most, rounded half up, as a percentage is shown."""
    return tidy(value.quantize(CENT, ROUND_HALF_UP)) if value % CENT else tidy(value)


def _with_several_separators(digits: str, separators: list[str]) -> Decimal | None:
    """The number of '1.234.567' or '1.234,5'; anything else is not one."""
    if len(set(separators)) == 1:
        return Decimal(re.sub("[.,]", "", digits)) if _GROUPED.fullmatch(digits) else None
    last = separators[-1]
    if separators.count(last) > 1:
        return None
    whole, _, fraction = digits.rpartition(last)
    if not _GROUPED.fullmatch(whole):
        return None
    return Decimal(re.sub("[.,]", "", whole) + "." + fraction)


def _split_sign(text: str) -> tuple[int, str]:
    compact = text.replace(" ", "")
    return (-1 if compact.startswith("-") else 1), compact.lstrip("+-")
