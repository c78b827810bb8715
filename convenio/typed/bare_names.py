"""Texts that explain nothing: a day, a region, somebody's name, 'lo mismo' (`bare_names.json`)."""

import json
from importlib.resources import files

from convenio.calendar.months import read_month
from convenio.catalogue.regions import exact_region, plain
from convenio.typed.figures import UnreadableFigure, read_figure

_LONGEST_REGION = 4  # words
_DATA: dict[str, list[str]] = json.loads(
    files("convenio.typed").joinpath("bare_names.json").read_text("utf-8")
)
_NAMING = frozenset(_DATA["naming"])
_SAME, _ABOUT_SAME = frozenset(_DATA["same"]), frozenset(_DATA["about_same"])
_ALSO_NAMES = frozenset(_DATA["also_names"])
_CAUSES = tuple(_DATA["causes"])  # what a cause in one word begins with


def names_only(text: str) -> bool:
    """Whether the text is no more than a day, a region, or somebody's name."""
    words = plain(text).split()
    if _is_somebody(text.split()):
        return True
    while words and (count := _naming(words)):
        words = words[count:]
    return not words


def is_cause(text: str) -> bool:
    """Whether the text is one word that is a cause by itself."""
    return is_word(text) and plain(text).startswith(_CAUSES)


def is_word(text: str) -> bool:
    return len(plain(text).split()) == 1


def explains_nothing(text: str) -> bool:
    """Whether it is no more than a name, a figure, 'the same', or one odd word."""
    if names_only(text) or says_same(text) or (is_word(text) and not is_cause(text)):
        return True
    return not isinstance(read_figure(text), UnreadableFigure)


def may_name(text: str) -> bool:
    """Whether somebody may be called so: 'Julio' may be a name, 'Puno' or 'mañana' is none."""
    if exact_region(text) or says_same(text) or not any(letter.isalpha() for letter in text):
        return False
    if not isinstance(read_figure(text), UnreadableFigure):
        return False
    return plain(text) in _ALSO_NAMES or _is_somebody(text.split()) or not names_only(text)


def says_same(text: str) -> bool:
    """Whether the text only says that it is as before: 'lo mismo', 'igual que el 4'."""
    words = plain(text).split()
    known = all(word in _SAME or word in _ABOUT_SAME or word.isdecimal() for word in words)
    return known and not _SAME.isdisjoint(words)


def _naming(words: list[str]) -> int:
    """How many of the first words name something; 0 where the first does not."""
    for count in range(min(_LONGEST_REGION, len(words)), 0, -1):
        if exact_region(" ".join(words[:count])):
            return count
    word = words[0]
    return 1 if word in _NAMING or word.isdecimal() or _is_month(word) else 0


def _is_month(word: str) -> bool:
    try:
        return bool(read_month(word))
    except ValueError:
        return False


def _is_somebody(words: list[str]) -> bool:
    """Whether it is written as a name is: 'Juan Pérez Mamani'."""
    named = all(word.isalpha() and word.istitle() for word in words)
    causes = any(plain(word).startswith(_CAUSES) or plain(word) == "falta" for word in words)
    return named and not causes and 2 <= len(words) <= 4
