"""A person's name as others write it: without accents, in capitals, surnames first."""

import re
import unicodedata
from functools import cache, cached_property

_PARTICLES = {"de", "del", "la", "las", "los", "y", "e"}
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = "[\u0300-\u036f]*"
_BETWEEN = r"[\s,.\-_]{1,3}"
SHORTEST = 4  # letters of a name of one word: less may be any word


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


class NameSpellings:
    """Finds a name in what was written: two of its words side by side, in whatever order.

    A word alone may be another person's, unless it is the whole name.
    """

    def __init__(self, name: str) -> None:
        self._whole = name.strip()
        self._words = list(dict.fromkeys(_bare(word) for word in _WORD.findall(name)))
        self._named = [word for word in self._words if word not in _PARTICLES]

    @property
    def known(self) -> bool:
        """Whether there is enough of a name to look for."""
        alone = len(self._named) == 1 and len(self._named[0]) >= SHORTEST
        return alone or (len(self._named) > 1 and sum(map(len, self._named)) >= SHORTEST)

    @property
    def traces(self) -> list[str]:
        """Of each word what no spelling changes, as a pattern of SQL's LIKE: 'q%p%'."""
        return ["%" + re.sub(r"[aceinosuyz]|[^a-z]", "%", word) + "%" for word in self._named]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = sorted(self._words, key=len, reverse=True)
        each = "|".join("".join(_any_mark(letter) for letter in word) for word in words)
        word = rf"(?<![^\W\d_])(?:{each})(?![^\W\d_])"
        return re.compile(rf"{word}(?:{_BETWEEN}{word})*", re.IGNORECASE)

    def replaced(self, text: str, instead: str) -> str:
        """The text with what stands for the person wherever the name does."""
        if self.known or len(self._whole) >= SHORTEST:
            text = text.replace(self._whole, instead)
        return self._pattern.sub(lambda found: self._instead(found[0], instead), text)

    def _instead(self, found: str, instead: str) -> str:
        said = {_bare(word) for word in _WORD.findall(found)} - _PARTICLES
        return instead if len(said) >= min(2, len(self._named)) else found


@cache
def _any_mark(letter: str) -> str:
    """A letter with whatever accent, be it one sign or two."""
    marked = {
        chr(code)
        for code in range(0x00C0, 0x0250)
        if _bare(chr(code)) == letter and chr(code).isalpha()
    }
    return f"[{re.escape(letter)}{''.join(sorted(marked))}]{_MARKS}"
