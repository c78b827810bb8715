"""Which indicator a row or a heading is of: by its number, its name, or both, which must agree."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import plain
from documents.workbooks.read.grid.cells import Cell

ALIKE = 0.88  # of a name with a slip or two; the names of two indicators are less alike
LEAST_OF_A_NAME = 12  # letters that begin a name and no other one
_NUMBERED = re.compile(r"(?:idg|indicador|ind)?\s*(?:n|no|nro|num|numero)?\s*(\d{1,4})", re.ASCII)
_NUMBER_BEFORE = re.compile(
    r"\s*(?:(?:idg|indicador|ind\.?)\s*)?(?:n\s*\.?\s*[°º]\s*)?(\d{1,2})\s*(?:[.):°º\-–]+\s*|\s+)(?=\D)",
    re.IGNORECASE | re.ASCII,
)
_NUMBER_BEHIND = re.compile(  # 'SOVIO (IdG 1)'
    r"(.*\w\)?)[\s–-]*\(?\s*(?:idg|indicador)\s*(?:n\s*\.?\s*[°º]\s*)?(\d{1,2})\s*\)?\s*",
    re.I | re.ASCII,
)
_NOTE = re.compile(r"\s*\(?(?:\d{1,2}\s*/|\*|nota|fuente|obs)|\s*\(\d{1,2}\)", re.IGNORECASE)
_MARK_BEHIND = re.compile(r"\s*(?:\(?\d{1,2}\s*/\)?|\(\d{1,2}\)|\(?\*+\)?)\s*$")
_IN_WORDS = re.compile(r"\b(?:idg|indicador(?: de gestion)?)\s*(?:n\s*|no\s*|nro\s*)?(\d{1,2})\b")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a cell says of its indicator: its number, the one it names, and `words` of no name."""

    number: int | None = None
    named: int | None = None
    words: str = ""

    @property
    def indicator(self) -> int | None:
        return self.number if self.number is not None else self.named

    @property
    def torn(self) -> bool:
        """Whether number and name are of two indicators."""
        return None not in (self.number, self.named) and self.number != self.named


def identity_of(indicators: Indicators, cells: Sequence[Cell]) -> Identity:
    """What the cells for number and name say together; one cell may hold both."""
    number = named = None
    words = ""
    for cell in cells:
        if cell.blank:
            continue
        found = _identity(indicators, cell.value)
        other = found.number if found.number != number and not found.words else None
        named = (other if number is not None else None) if named is None else named
        named = found.named if found.named is not None else named
        number = found.number if number is None else number
        words = words or found.words
    return Identity(number, named, "" if named is not None else words)


def _identity(indicators: Indicators, value: object) -> Identity:
    if isinstance(value, bool):
        return Identity()
    if isinstance(value, int | float):
        whole = value == value and abs(value) < 10_000 and value == int(value)
        return Identity(number=int(value)) if whole else Identity(words=str(value))
    text = str(value)
    if numbered := _NUMBERED.fullmatch(plain(text.replace("°", " ").replace("º", " "))):
        return Identity(number=int(numbered[1]))
    if _NOTE.match(text):
        return Identity(words=text)
    if before := _NUMBER_BEFORE.match(text):
        rest = text[before.end() :]
        named = named_in(indicators, rest)
        return Identity(int(before[1]), named, "" if named is not None else rest)
    if behind := _NUMBER_BEHIND.fullmatch(text):
        named = named_in(indicators, behind[1])
        return Identity(int(behind[2]), named, "" if named is not None else behind[1])
    named = named_in(indicators, text)
    return Identity(named=named, words="" if named is not None else text)


def named_in(indicators: Indicators, text: str) -> int | None:
    """The indicator whose name or short name that is, cut short or with a slip."""
    words = plain(_MARK_BEHIND.sub("", text))
    names = _names(indicators)
    if words in names:
        return names[words]
    if len(words) < LEAST_OF_A_NAME:
        return None
    begun = {
        number
        for name, number in names.items()
        if len(name) >= LEAST_OF_A_NAME and (name.startswith(words) or words.startswith(name))
    }
    if begun:
        return begun.pop() if len(begun) == 1 else None
    alike = sorted(
        (_likeness(words, name), number)
        for name, number in names.items()
        if len(name) >= LEAST_OF_A_NAME
    )
    return alike[-1][1] if alike and alike[-1][0] >= ALIKE else None


def _likeness(words: str, name: str) -> float:
    shorter, longer = sorted((len(words), len(name)))
    common = set(words.split()) & set(name.split())
    if 2 * shorter < ALIKE * (shorter + longer) or 2 * len(common) < len(name.split()):
        return 0.0
    return SequenceMatcher(None, words, name, autojunk=False).ratio()


@lru_cache(maxsize=4)
def _names(indicators: Indicators) -> Mapping[str, int]:
    return {
        plain(name): number
        for number, indicator in indicators.items()
        for name in (indicator.name, indicator.short_name)
    }


def are_ordinals(found: Sequence[Identity]) -> bool:
    """Whether the numbers only count the rows: the names are what counts."""
    names = [identity.named for identity in found]
    return (
        len(found) >= 3
        and any(identity.torn for identity in found)
        and None not in names
        and len(set(names)) == len(names)
        and [identity.number for identity in found] == list(range(1, len(found) + 1))
    )


def heading_indicator(indicators: Indicators, value: object) -> tuple[int, str] | None:
    """The indicator that a column's heading is of, and the words besides: 'IdG 5 - Meta'.

    '1° semestre' is none: what stands behind the number must be that indicator's name.
    """
    found = _identity(indicators, value)
    if found.torn:
        return None
    if found.named is not None:
        return found.named, ""
    if found.number is not None and not found.words:
        return found.number, ""
    parts = [part.strip() for part in re.split(r"[-–:()|/]+", str(value)) if part.strip()]
    read = [_identity(indicators, part) for part in parts]
    sure = [
        identity.indicator
        for identity in read
        if identity.indicator in indicators and not identity.words
    ]
    if len(set(sure)) == 1 and len(parts) > 1 and sure[0] is not None:
        besides = (
            p
            for p, identity in zip(parts, read, strict=True)
            if identity.words or not identity.indicator
        )
        return sure[0], " ".join(besides)
    words = plain(str(value))
    if (said := _IN_WORDS.search(words)) is not None:
        alone = len(set(_IN_WORDS.findall(words))) == 1
        besides_it = " ".join((words[: said.start()] + words[said.end() :]).split())
        return (int(said[1]), besides_it) if alone else None
    if found.number in indicators and found.words:
        own, begun = plain(indicators[found.number or 0].name), plain(found.words)
        if len(begun) >= 4 and (own.startswith(begun) or begun in own):
            return found.number or 0, ""
    return None
