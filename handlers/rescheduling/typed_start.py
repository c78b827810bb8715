"""What is typed behind /reprogramar: indicator, activity, region and months, in any order."""

import re
from dataclasses import dataclass

from convenio.calendar.months import MONTHS, read_month
from convenio.catalogue.regions import plain
from handlers.summaries.typed_request import bare

LONGEST = 200
_ACTIVITY = re.compile(r"\bact(?:ividad)?\b[\s.:#-]*(\d{1,2})\b", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?")
_TO = ("a", "al", "para", "hacia", "hasta")
_FROM = ("de", "del", "desde", "en")
_BESIDE = {*_TO, *_FROM, "la", "el", "los", "las", "y", "mes", "año", "region"}
_NAMES = {plain(name) for name in MONTHS.values()} | {"septiembre"}
_SHORT = 4  # letters of a month's name cut short: 'feb', 'sept'


@dataclass(frozen=True, slots=True)
class TypedMove:
    """`source`: the month it is moved from, `target`: the month or day it is moved to, as typed.

    `months`: those of which it is not said. `name`: all other words, a region if anything.
    """

    indicator: int = 0
    activity: int = 0
    year: int | None = None
    source: int | None = None
    target: str = ""
    months: tuple[int, ...] = ()
    name: str = ""


def read_typed_move(text: str) -> TypedMove:
    """Read what was typed; '4.2' is the second activity of indicator 4."""
    activity = _ACTIVITY.search(text[:LONGEST])
    left = bare(_ACTIVITY.sub(" ", text[:LONGEST]))
    words = re.sub(r"(?<=\d)\.(?=\d)|[,;()]", " ", left).split()
    numbers, months, name = list[int](), list[int](), list[str]()
    year, source, target = None, None, ""
    for position, word in enumerate(words):
        before = plain(words[position - 1]) if position else ""
        month = _month(word)
        if _DAY.fullmatch(word) or (month and before in _TO):
            target = word
        elif month and before in _FROM:
            source = month
        elif month:
            months.append(month)
        elif re.fullmatch(r"20\d\d", word, re.ASCII):
            year = int(word)
        elif re.fullmatch(r"\d{1,2}", word, re.ASCII):
            numbers.append(int(word))
        else:
            name.append(word)
    second = numbers[1] if len(numbers) > 1 else 0
    return TypedMove(
        indicator=numbers[0] if numbers else 0,
        activity=int(activity[1]) if activity else second,
        year=year,
        source=source,
        target=target,
        months=tuple(months),
        name=_region_words(name),
    )


def _month(word: str) -> int | None:
    """The month of a name written out, or cut to three or four letters: 'junín' is none."""
    letters = plain(word)
    begun = 3 <= len(letters) <= _SHORT and any(name.startswith(letters) for name in _NAMES)
    return read_month(letters) if letters in _NAMES or begun else None


def _region_words(words: list[str]) -> str:
    """The words without those that only join: 'madre de dios' keeps its own."""
    while words and plain(words[0]) in _BESIDE and not _begins_a_name(words):
        words = words[1:]
    while words and plain(words[-1]) in _BESIDE:
        words = words[:-1]
    return " ".join(words)


def _begins_a_name(words: list[str]) -> bool:
    return plain(" ".join(words[:2])) == "la libertad"
