"""Figures as a person types them. What can be read two ways is given back, not guessed.

Decided here, since the report has only whole percentages:
- a single dot or comma followed by exactly three digits (`1,234`) may mark thousands or decimals;
- a number below one written with decimals (`0,45`) may be a fraction of one (45%);
- in a count over a base (`1.234/2.000`) a group of three digits is thousands: people are whole;
- what is about right (`aprox 45`), a range (`45-50`), and a percentage beside a share that it is
  not (`45% (33 de 72)`) are asked: an official figure is one number.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from convenio.typed.figure_patterns import (
    ALSO_PERCENT,
    ALSO_SHARE,
    HALF,
    OVER_BASE,
    RANGE,
    SINGLE,
    TWO,
)
from convenio.typed.figure_phrases import denies, exactly, plain_figure, without_lead
from convenio.typed.number_words import in_digits
from convenio.typed.numbers import LONGEST_NUMBER, count_reading, number_readings, tidy

SHOWN_BACK = 40
LARGEST = Decimal(100_000)
LARGEST_COUNT = Decimal(10) ** 12
LONGEST = 60
_SIX_DECIMALS = Decimal("0.000001")


class Mark(StrEnum):
    """An answer that isn't a figure."""

    NOT_APPLICABLE = "not_applicable"
    NO_GOAL = "no_goal"
    NOT_EXECUTED = "not_executed"


class FigureFault(StrEnum):
    EMPTY = "empty"
    NO_NUMBER = "no_number"
    NOTHING_SAID = "nothing_said"  # 'no hay', 'pendiente': which mark it is must be asked
    SEVERAL_NUMBERS = "several_numbers"
    TOO_LONG = "too_long"
    TOO_LARGE = "too_large"
    ZERO_BASE = "zero_base"
    NEGATIVE_BASE = "negative_base"
    NEGATIVE_COUNT = "negative_count"


class Doubt(StrEnum):
    """Why a figure is not taken as it is typed."""

    SEPARATOR = "separator"
    APPROXIMATE = "approximate"
    TWO_NUMBERS = "two_numbers"  # '60-45': perhaps a goal and what was executed
    RANGE = "range"  # 'entre 40 y 50'
    DIFFER = "differ"  # a percentage, and a share that is another one
    RATIO = "ratio"  # part over base, or goal and executed
    LABELLED = "labelled"  # 'meta 60' where another question was asked
    UNUSUAL = "unusual"
    ELSEWHERE = "elsewhere"  # typed where nothing asked for it


@dataclass(frozen=True, slots=True)
class Percentage:
    """A `value` in percent; `executed` of `base` where so given (six decimals, half up)."""

    value: Decimal
    executed: Decimal | None = None
    base: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A figure that can be read in several ways, or (`doubt`) is not exact."""

    text: str
    readings: tuple[Percentage, ...]
    doubt: Doubt = Doubt.SEPARATOR


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
_ANY_NUMBER = re.compile(r"\d+")
_WORDED = {"cero": "0", "cien": "100", "ciento": "100"}  # read in any cell
_DEPTH = 4  # words around a figure that are taken off it, one by one


def read_figure(text: str, *, words: bool = True) -> Reading:
    """Read a figure. Never raises; what is not understood says why.

    Without `words` it is digits alone or a mark, as what tells a table's cells from its words.
    """
    shown = shown_back(text)
    plain = plain_figure(text[: LONGEST * 4])
    if not plain:
        return UnreadableFigure(shown, FigureFault.EMPTY)
    if plain in _BY_WORDS:
        return _BY_WORDS[plain]
    digits = in_digits(plain) if words else _WORDED.get(plain.rstrip("% "), plain)
    if denies(plain) and not _ANY_NUMBER.search(digits):
        return UnreadableFigure(shown, FigureFault.NOTHING_SAID)
    if len(plain) > LONGEST:
        return UnreadableFigure(shown, FigureFault.TOO_LONG)
    found = _reading(digits, shown, _DEPTH) if words else _digits(digits, shown)
    if found is not None:
        return found
    numbers = len(_ANY_NUMBER.findall(plain))
    return UnreadableFigure(
        shown, FigureFault.SEVERAL_NUMBERS if numbers > 1 else FigureFault.NO_NUMBER
    )


def is_ratio(text: str) -> bool:
    """Tell whether it is two numbers, one over the other, and nothing else."""
    plain = in_digits(plain_figure(text[: LONGEST * 4]))
    return OVER_BASE.fullmatch(plain.rstrip("% ")) is not None


def shown_back(text: str) -> str:
    """What was typed, on one line and short."""
    return " ".join(text.split())[:SHOWN_BACK]


def _reading(plain: str, shown: str, depth: int) -> Reading | None:
    if plain in HALF:
        halves = tuple(Percentage(Decimal(value)) for value in HALF[plain])
        return Ambiguous(shown, halves, _doubt_of(len(halves)))
    if found := _digits(plain, shown):
        return found
    if both := ALSO_SHARE.fullmatch(plain):
        return _with_share(both[1], _share(both[2], both[3], shown), shown)
    if both := ALSO_PERCENT.fullmatch(plain):
        return _with_share(both[3] or both[4], _share(both[1], both[2], shown), shown)
    if two := TWO.fullmatch(plain) or RANGE.fullmatch(plain):
        return _two(two, shown)
    return _around(plain, shown, depth)


def _digits(plain: str, shown: str) -> Reading | None:
    if single := SINGLE.fullmatch(plain):
        return _percentage(single[1], shown)
    if pair := OVER_BASE.fullmatch(plain.rstrip("% ")):
        return _share(pair[1], pair[2], shown)
    return None


def _around(plain: str, shown: str, depth: int) -> Reading | None:
    """The reading of what is left when a word before or behind it is taken off."""
    if not depth:
        return None
    if (rest := exactly(plain)) != plain:
        found = _reading(rest, shown, depth - 1)
        if isinstance(found, Percentage):
            return Ambiguous(shown, (found,), Doubt.APPROXIMATE)
        return found
    rest = without_lead(plain)
    return _reading(rest, shown, depth - 1) if rest != plain else None


def _doubt_of(readings: int) -> Doubt:
    return Doubt.SEPARATOR if readings > 1 else Doubt.APPROXIMATE


def _percentage(number: str, shown: str) -> Percentage | Ambiguous | UnreadableFigure:
    readings = number_readings(number)
    if readings is None or max(map(len, _ANY_NUMBER.findall(number))) > LONGEST_NUMBER:
        return UnreadableFigure(shown, FigureFault.TOO_LONG if readings else FigureFault.NO_NUMBER)
    if all(abs(value) > LARGEST for value in readings):
        return UnreadableFigure(shown, FigureFault.TOO_LARGE)
    distinct = tuple(dict.fromkeys(tidy(value) for value in readings if abs(value) <= LARGEST))
    if len(distinct) == 1:
        return Percentage(distinct[0])
    return Ambiguous(shown, tuple(map(Percentage, distinct)))


def _share(executed_text: str, base_text: str, shown: str) -> Percentage | UnreadableFigure:
    executed, base = count_reading(executed_text), count_reading(base_text)
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
    return Percentage(tidy(value), tidy(executed), tidy(base))


def _with_share(number: str, share: Percentage | UnreadableFigure, shown: str) -> Reading:
    """A share, where the percentage beside it is the same when rounded as it is; else both."""
    stated = _percentage(number, shown)
    if isinstance(share, UnreadableFigure) or isinstance(stated, UnreadableFigure):
        return share if isinstance(share, UnreadableFigure) else stated
    said = _values(stated)
    if any(share.value.quantize(value, ROUND_HALF_UP) == value for value in said):
        return share
    return Ambiguous(shown, (*map(Percentage, said), share), Doubt.DIFFER)


def _two(found: re.Match[str], shown: str) -> Reading:
    """Two figures where one was asked: each is offered."""
    ends = [_percentage(number, shown) for number in found.groups()]
    for end in ends:
        if isinstance(end, UnreadableFigure):
            return end
    values = dict.fromkeys(value for end in ends for value in _values(end))
    doubt = Doubt.RANGE if found.re is RANGE else Doubt.TWO_NUMBERS
    doubt = doubt if len(values) > 1 else Doubt.APPROXIMATE
    return Ambiguous(shown, tuple(map(Percentage, values)), doubt)


def _values(found: Percentage | Ambiguous | UnreadableFigure) -> list[Decimal]:
    if isinstance(found, Percentage):
        return [found.value]
    return [way.value for way in found.readings] if isinstance(found, Ambiguous) else []
