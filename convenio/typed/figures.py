"""Figures as a person types them. What can be read two ways is given back, not guessed.

Decided here, since the report has only whole percentages:
- a single dot or comma followed by exactly three digits (`1,234`) may mark thousands or decimals;
- a number below one written with decimals (`0,45`) may be a fraction of one (45%);
- in a count over a base (`1.234/2.000`) a group of three digits is thousands: people are whole.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

SHOWN_BACK = 40
LARGEST = Decimal(100_000)
LARGEST_COUNT = Decimal(10) ** 12
LONGEST = 60
LONGEST_NUMBER = 20
_SIX_DECIMALS = Decimal("0.000001")


class Mark(StrEnum):
    """An answer that isn't a figure."""

    NOT_APPLICABLE = "not_applicable"
    NO_GOAL = "no_goal"
    NOT_EXECUTED = "not_executed"


class FigureFault(StrEnum):
    EMPTY = "empty"
    NO_NUMBER = "no_number"
    SEVERAL_NUMBERS = "several_numbers"
    TOO_LONG = "too_long"
    TOO_LARGE = "too_large"
    ZERO_BASE = "zero_base"
    NEGATIVE_BASE = "negative_base"
    NEGATIVE_COUNT = "negative_count"


@dataclass(frozen=True, slots=True)
class Percentage:
    """A `value` in percent; `executed` of `base` where so given (six decimals, half up)."""

    value: Decimal
    executed: Decimal | None = None
    base: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    text: str
    readings: tuple[Percentage, ...]


@dataclass(frozen=True, slots=True)
class UnreadableFigure:
    """A figure that was not understood; `text` is what was typed, cut to be shown."""

    text: str
    fault: FigureFault


Reading = Percentage | Mark | Ambiguous | UnreadableFigure

_MARKS = {
    Mark.NOT_APPLICABLE: ("no aplica", "no aplicable", "n/a", "na", "n.a", "n / a"),
    Mark.NO_GOAL: ("sin meta", "s/m", "no tiene meta", "sin programacion", "no programado"),
    Mark.NOT_EXECUTED: (
        "no se ejecuto",
        "no ejecutado",
        "no ejecuto",
        "sin ejecucion",
        "sin ejecutar",
        "nada",
    ),
}
_BY_WORDS = {words: mark for mark, all_words in _MARKS.items() for words in all_words}
_DASHES = "‐‑‒–—−﹣"
_QUOTES = "\"'«»“”‘’; "
_AT_END = _QUOTES + ".,"  # not before: '.5' is not 5
_NUMBER_WORDS = {"cero": "0", "cien": "100", "ciento": "100"}
_NUMBER = r"[+-]?\s*(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)*"
_SINGLE = re.compile(rf"({_NUMBER})\s*(?:%|por ?ciento|porciento)?")
_OVER_BASE = re.compile(rf"({_NUMBER})\s*(?:/|de|sobre|entre)\s*({_NUMBER})")
_WORDED = re.compile(r"(cero|cien|ciento)\s*(?:%|por ?cien(?:to)?)?")
_ANY_NUMBER = re.compile(r"\d+")
_GROUPED = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*")


def read_figure(text: str) -> Reading:
    """Read a figure. Never raises; what is not understood says why."""
    shown = " ".join(text.split())[:SHOWN_BACK]
    plain = _normalise(text[: LONGEST * 4])
    if not plain:
        return UnreadableFigure(shown, FigureFault.EMPTY)
    if plain in _BY_WORDS:
        return _BY_WORDS[plain]
    if worded := _WORDED.fullmatch(plain):
        plain = _NUMBER_WORDS[worded[1]]
    if len(plain) > LONGEST:
        return UnreadableFigure(shown, FigureFault.TOO_LONG)
    if single := _SINGLE.fullmatch(plain):
        return _percentage(single[1], shown)
    if pair := _OVER_BASE.fullmatch(plain.rstrip("% ")):
        return _share(pair[1], pair[2], shown)
    numbers = len(_ANY_NUMBER.findall(plain))
    return UnreadableFigure(
        shown, FigureFault.SEVERAL_NUMBERS if numbers > 1 else FigureFault.NO_NUMBER
    )


def _normalise(text: str) -> str:
    """The text with one kind of space, minus and digit; no accents, quotes or final full stop."""
    compatible = "".join(map(_compatible, text))
    letters = [letter for letter in compatible.casefold() if not unicodedata.combining(letter)]
    folded = "".join("-" if letter in _DASHES else letter for letter in letters)
    return " ".join(folded.replace("⁄", "/").split()).lstrip(_QUOTES).rstrip(_AT_END)


def _compatible(letter: str) -> str:
    """The text in compatible letters, but for '½' and '²', which would make other numbers."""
    odd = letter.isnumeric() and not letter.isdecimal()
    return letter if odd else unicodedata.normalize("NFKD", letter)


def _percentage(number: str, shown: str) -> Reading:
    readings = _number_readings(number)
    if readings is None or max(map(len, _ANY_NUMBER.findall(number))) > LONGEST_NUMBER:
        return UnreadableFigure(shown, FigureFault.TOO_LONG if readings else FigureFault.NO_NUMBER)
    if all(abs(value) > LARGEST for value in readings):
        return UnreadableFigure(shown, FigureFault.TOO_LARGE)
    distinct = tuple(dict.fromkeys(_tidy(value) for value in readings if abs(value) <= LARGEST))
    if len(distinct) == 1:
        return Percentage(distinct[0])
    return Ambiguous(shown, tuple(map(Percentage, distinct)))


def _share(executed_text: str, base_text: str, shown: str) -> Reading:
    executed, base = _count(executed_text), _count(base_text)
    if executed is None or base is None:
        return UnreadableFigure(shown, FigureFault.NO_NUMBER)
    if base < 0:
        return UnreadableFigure(shown, FigureFault.NEGATIVE_BASE)
    if base == 0:
        return UnreadableFigure(shown, FigureFault.ZERO_BASE)
    if executed < 0:
        return UnreadableFigure(shown, FigureFault.NEGATIVE_COUNT)
    if executed > LARGEST_COUNT or base > LARGEST_COUNT or executed > base * 1000:
        return UnreadableFigure(shown, FigureFault.TOO_LARGE)
    value = (executed * 100 / base).quantize(_SIX_DECIMALS, ROUND_HALF_UP)
    return Percentage(_tidy(value), _tidy(executed), _tidy(base))


def _number_readings(text: str) -> list[Decimal] | None:
    """The values that the separators allow: one or several."""
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


def _count(text: str) -> Decimal | None:
    """A number of people or things; a group of three digits is thousands."""
    sign, digits = _split_sign(text)
    if len(digits) > LONGEST_NUMBER:
        return None
    if _GROUPED.fullmatch(digits):
        return sign * Decimal(re.sub("[.,]", "", digits))
    readings = _number_readings(text)
    return readings[0] if readings else None


def _split_sign(text: str) -> tuple[int, str]:
    compact = text.replace(" ", "")
    return (-1 if compact.startswith("-") else 1), compact.lstrip("+-")


def _tidy(value: Decimal) -> Decimal:
    """The number without useless zeros, and never as an exponent."""
    tidy = value.normalize()
    tidy = tidy.quantize(Decimal(1)) if tidy == tidy.to_integral_value() else tidy
    return abs(tidy) if tidy == 0 else tidy
