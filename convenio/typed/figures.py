"""Figures as a person types them. What can be read two ways is given back, not guessed.

Decided here, since the report has only whole percentages:
- a single dot or comma followed by exactly three digits (`1,234`) may mark thousands or decimals;
- a number below one written with decimals (`0,45`) may be a fraction of one (45%);
- in a count over a base (`1.234/2.000`) a group of three digits is thousands: people are whole;
- what is about right (`aprox 45`), a range (`45-50`), and a percentage beside a share that it is
  not (`45% (33 de 72)`) are asked: an official figure is one number.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from convenio.typed.figure_asides import (
    with_corrections,
    with_falls,
    without_marks,
    without_things,
)
from convenio.typed.figure_patterns import (
    ALSO_PERCENT,
    ALSO_SHARE,
    CORRECTED,
    HALF,
    MAY_BE_NEGATIVE,
    OVER_BASE,
    RANGE,
    SINGLE,
    TWO,
)
from convenio.typed.figure_phrases import denies, exactly, plain_figure, without_lead
from convenio.typed.figure_readings import (
    Ambiguous,
    Doubt,
    FigureFault,
    Mark,
    Percentage,
    Reading,
    UnreadableFigure,
)
from convenio.typed.number_words import in_digits
from convenio.typed.numbers import LONGEST_NUMBER, count_reading, number_readings, tidy

__all__ = [
    "Ambiguous",
    "Doubt",
    "FigureFault",
    "Mark",
    "Percentage",
    "Reading",
    "UnreadableFigure",
    "is_ratio",
    "read_figure",
    "shown_back",
]

SHOWN_BACK = 40
LARGEST = Decimal(100_000)
LARGEST_COUNT = Decimal(10) ** 12
LONGEST = 60
_SIX_DECIMALS = Decimal("0.000001")


_MARKS = {
    Mark.NOT_APPLICABLE: ("no aplica", "no aplicable", "n/a", "na", "n.a", "n / a"),
    Mark.NO_GOAL: ("sin meta", "s/m", "no tiene meta", "sin programacion", "no programado"),
    Mark.NOT_EXECUTED: (
        "no se ejecuto",
        "no ejecutado",
        "no ejecuto",
        "sin ejecucion",
        "sin ejecutar",
    ),
}
_BY_WORDS = {words: mark for mark, all_words in _MARKS.items() for words in all_words}
_ANY_NUMBER = re.compile(r"\d+")
_WORDED = {"cero": "0", "cien": "100", "ciento": "100"}  # read in any cell
_DEPTH = 4  # words around a figure that are taken off it, one by one


@lru_cache(maxsize=256)  # of a typed answer it is asked five times what it is
def read_figure(text: str, *, words: bool = True) -> Reading:
    """Read a figure. Never raises; what is not understood says why.

    Without `words` it is digits alone or a mark, as what tells a table's cells from its words.
    """
    shown = shown_back(text)
    plain = without_asides(plain_figure(text[: LONGEST * 4]))
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


def without_asides(plain: str) -> str:
    """The text without what is said beside its figure, and its doubts in one form each."""
    return with_falls(with_corrections(without_things(without_marks(plain))))


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
    if two := TWO.fullmatch(plain) or RANGE.fullmatch(plain) or CORRECTED.fullmatch(plain):
        return _two(two, shown)
    if fallen := MAY_BE_NEGATIVE.fullmatch(plain):
        return _with_sign(fallen[1] or fallen[2], shown)
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
    if found.re is CORRECTED:
        return Ambiguous(shown, tuple(map(Percentage, [*values][::-1])), Doubt.CORRECTED)
    doubt = Doubt.RANGE if found.re is RANGE else Doubt.TWO_NUMBERS
    doubt = doubt if len(values) > 1 else Doubt.APPROXIMATE
    return Ambiguous(shown, tuple(map(Percentage, values)), doubt)


def _with_sign(number: str, shown: str) -> Reading:
    """A figure of which no sign says whether it is negative: both ways are offered."""
    ways = _values(_percentage(number, shown))
    readings = tuple(Percentage(tidy(way)) for value in ways for way in (-value, value))
    return Ambiguous(shown, readings, Doubt.SIGN)


def _values(found: Percentage | Ambiguous | UnreadableFigure) -> list[Decimal]:
    if isinstance(found, Percentage):
        return [found.value]
    return [way.value for way in found.readings] if isinstance(found, Ambiguous) else []
