"""What a typed text says: phrases for commands, regions, indicators, months and semesters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from convenio.calendar.months import read_month
from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import exact_region, plain
from handlers.plain_words.indicator_names import indicator_named
from handlers.plain_words.vocabulary import (
    ANSWERS,
    COURTESY,
    DENIALS,
    EVERYBODY,
    FILLERS,
    PHRASES,
    PhrasePart,
)
from handlers.summaries.typed_request import LONGEST, TypedRequest, read_asked

_SIGNS = re.compile(r"[¿?¡!«»\"“”*…]")
_STOPS = re.compile(r"[.:]+(?=\s|$)")
_STUCK = re.compile(r"\b([^\W\d_]{3,})(\d{1,2})\b(?!-)")  # 'cuadro4'
_INDICATOR = re.compile(r"\bindicador(?:es)?\b")
_RECEIPT = re.compile(r"\d{4}-I{1,2}-[A-Z_]+-\d+", re.IGNORECASE)
_NUMBERS = {  # one is an article as well
    **{"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7},
    **{"ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12},
}
_LONGEST_PHRASE = 7  # words
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Said:
    """What was read of a text; `unread` are the words that are none of it, in their order."""

    phrases: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    periods: tuple[Period, ...] = ()
    years: tuple[int, ...] = ()
    receipts: tuple[str, ...] = ()
    everybody: bool = False
    courtesy: bool = False
    answered: bool = False  # with a yes or no
    unread: tuple[str, ...] = ()

    @property
    def parts(self) -> frozenset[PhrasePart]:
        there = {
            PhrasePart.REGION: self.regions,
            PhrasePart.NUMBER: self.numbers,
            PhrasePart.MONTH: self.months,
            PhrasePart.PERIODS: self.periods[1:],
            PhrasePart.PERIOD: self.periods if len(self.periods) == 1 else (),
            PhrasePart.YEAR: self.years,
            PhrasePart.RECEIPT: self.receipts,
            PhrasePart.EVERYBODY: self.everybody,
        }
        return frozenset(part for part, found in there.items() if found)


_JOINED = {phrase.replace(" ", ""): phrase for phrase in PHRASES}


@dataclass
class _Reader:
    indicators: Indicators
    phrases: list[str] = field(default_factory=list)
    regions: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    months: list[int] = field(default_factory=list)
    courtesies: list[str] = field(default_factory=list)
    everybody: bool = False
    unread: list[str] = field(default_factory=list)

    def read(self, words: Sequence[str]) -> None:
        at = 0
        while at < len(words):
            at += self._take(words[at:])

    def _take(self, words: Sequence[str]) -> int:
        """Take the longest thing that the words begin with; return how many words it has."""
        for count in range(min(_LONGEST_PHRASE, len(words)), 0, -1):
            if self._is_phrase(" ".join(words[:count])) or (
                count <= _LONGEST_NAME and self._is_name(words[:count])
            ):
                return count
        word = words[0]
        if word in EVERYBODY:
            self.everybody = True
        elif (month := _month(word)) is not None:
            self.months.append(month)
        elif word in _NUMBERS:
            self.numbers.append(_NUMBERS[word])
        elif word not in FILLERS:
            self.unread.append(word)
        return 1

    def _is_phrase(self, text: str) -> bool:
        phrase = text if text in PHRASES else _JOINED.get(text, "")
        if phrase in COURTESY and not any(entry.beside is None for entry in PHRASES[phrase]):
            self.courtesies.append(phrase)
        if PHRASES.get(phrase):
            self.phrases.append(phrase)
        return phrase in PHRASES

    def _is_name(self, words: Sequence[str]) -> bool:
        region = exact_region(" ".join(words))
        number = None if region else indicator_named(self.indicators, words)
        if region is not None:
            self.regions.append(region.code)
        elif number is not None:
            self.numbers.append(number)
        return region is not None or number is not None


def read_said(text: str, indicators: Indicators) -> Said:
    """Read a text; of one that is longer than a request can be, nothing is read."""
    if len(text) > LONGEST:
        return Said(unread=tuple(plain(text).split()))
    asked = read_asked(_prepared(text))
    reader = _Reader(indicators)
    reader.read(plain(asked.name).split())
    if _INDICATOR.search(plain(text)) and "indicador" not in reader.phrases and not reader.regions:
        reader.phrases.append("indicador")
    return _said(reader, asked)


def _said(reader: _Reader, asked: TypedRequest) -> Said:
    odd = asked.unread.split()
    receipts = tuple(word.upper() for word in odd if _RECEIPT.fullmatch(word))
    denied = [word for word in reader.courtesies if word in DENIALS]
    answered = bool(reader.months) and not ANSWERS.isdisjoint(reader.courtesies)
    phrases = _satisfied(reader, asked)
    numbers = (*reader.numbers, *asked.numbers)
    others = phrases or reader.regions or numbers or asked.periods or asked.years or receipts
    denials = denied if others and not answered else []
    unread = [*reader.unread, *denials, *(word for word in odd if word.upper() not in receipts)]
    return Said(
        phrases=tuple(phrases),
        regions=tuple(dict.fromkeys(reader.regions)),
        numbers=tuple(dict.fromkeys(numbers)),
        months=tuple(dict.fromkeys(reader.months)),
        periods=tuple(dict.fromkeys(asked.periods)),
        years=asked.years,
        receipts=receipts,
        everybody=reader.everybody,
        courtesy=bool(reader.courtesies),
        answered=answered,
        unread=tuple(unread),
    )


def _satisfied(reader: _Reader, asked: TypedRequest) -> list[str]:
    """The phrases that mean a command beside what else was said; others are not read."""
    there = {
        PhrasePart.REGION: bool(reader.regions),
        PhrasePart.NUMBER: bool(reader.numbers or asked.numbers),
    }
    met = []
    for phrase in dict.fromkeys(reader.phrases):
        if any(entry.beside is None or there[entry.beside] for entry in PHRASES[phrase]):
            met.append(phrase)
        elif phrase not in COURTESY:
            reader.unread += phrase.split()
    return met


def _prepared(text: str) -> str:
    return _STUCK.sub(r"\1 \2", _STOPS.sub(" ", _SIGNS.sub(" ", text)))


def _month(word: str) -> int | None:
    try:
        return read_month(word)
    except ValueError:
        return None
