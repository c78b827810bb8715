"""The names of an agreement's indicators, long and short, as a text may write them."""

import re

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import plain

_LONG = 20  # letters of a name that can't be another's
_WORD = re.compile(r"[^\W\d_]+")


class IndicatorNames:
    """Finds the indicator that words name, whatever their accents and signs."""

    def __init__(self, indicators: Indicators) -> None:
        self._numbers: dict[str, int] = {}
        for number, indicator in indicators.items():
            without = re.sub(r"\s*\([^)]*\)", "", indicator.name)
            for name in (indicator.name, without, indicator.short_name):
                self._numbers.setdefault(plain(name), number)
        self._longest = max(map(len, self._numbers), default=0) * 2
        self._firsts = {name.split()[0] for name in self._numbers if name}

    def number_of(self, words: str) -> int | None:
        """The indicator whose name that is, whole."""
        return self._numbers.get(plain(words)) if self._may_be(words) else None

    def begins(self, words: str) -> int | None:
        """The indicator whose long name begins with those words, which are not few."""
        if not self._may_be(words):
            return None
        typed = plain(words)
        found = (of for name, of in self._numbers.items() if f"{name} ".startswith(f"{typed} "))
        return next(found, None) if len(typed) >= _LONG else None

    def names(self, words: str, number: int) -> bool:
        """Tell whether the words are that indicator's name, or its beginning."""
        typed = plain(words[: self._longest])
        return bool(typed) and any(
            of == number and f"{name} ".startswith(f"{typed} ")
            for name, of in self._numbers.items()
        )

    def _may_be(self, words: str) -> bool:
        first = _WORD.search(words)
        return first is not None and len(words) <= self._longest and plain(first[0]) in self._firsts
