"""Which percentages a scale holds, and which are so far off that they would flatten the others."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from convenio.report.results import whole

_TIMES = 2.5  # a usual value, or 100: what is beyond is drawn as a broken bar
_MANY = 12  # of so many values a third may be large, and large is usual
_SHARE_BELOW = 0.5  # of as much room below zero
_NAMED = 6


def usual_limits(values: Iterable[float]) -> tuple[float, float]:
    """The lowest and the highest of what isn't far off; 0 and 100 are always between them."""
    known = list(values)
    most = _TIMES * max(100.0, _usual(sorted(map(abs, known))))
    low = min([0.0, *(value for value in known if value >= -most * _SHARE_BELOW)])
    return low, max([100.0, *(value for value in known if value <= most)])


def _usual(ascending: Sequence[float]) -> float:
    """The middle one or, of many, the one at two thirds."""
    count = len(ascending)
    at = 2 * count // 3 if count >= _MANY else (count - 1) // 2
    return ascending[at] if ascending else 0.0


def cut_words(bars: Sequence[tuple[str, Decimal]]) -> str:
    """The bars that are drawn broken, in words: 'Callao 611%'; empty where none is."""
    low, high = usual_limits(float(value) for _, value in bars)
    off = [f"{name} {whole(value)}%" for name, value in bars if not low <= float(value) <= high]
    more = [f"y {len(off) - _NAMED} más"] if len(off) > _NAMED else []
    return ", ".join([*off[:_NAMED], *more])
