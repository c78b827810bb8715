"""A request typed after a command: semesters, years, numbers and a name, in any order."""

import re
from dataclasses import dataclass, replace

from convenio.calendar.periods import Period

LONGEST = 200
_LONGEST_PERIOD = 4  # words: 'II semestre de 2020'
_BEFORE_A_NUMBER = re.compile(
    r"(?:\b(?:idg|indicador|n\.?\s?[°º]|nro|n[uú]mero)[\s.:#-]*)+(?=\d)", re.IGNORECASE
)
_SIGNS, _DASHES = re.compile(r"[(),;/]"), re.compile("[‐‑‒–—−]")
_JOINTS = {"y", "con", "vs", "vs.", "contra", "de", "del", "en", "a", "año", "semestre"}
_BOTH_HALVES = re.compile(
    r"\b(?:I|1|1er|primer)\s+y\s+(?:II|2|2do|segundo)\s+semestres?\s+(?:del?\s+)?(\d{4})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TypedRequest:
    """`unread`: words like a semester or number that are neither; `name`: all other words."""

    periods: tuple[Period, ...] = ()
    years: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    name: str = ""
    unread: str = ""

    @property
    def words(self) -> str:
        """Words and numbers that aren't a semester: a region or an indicator."""
        return " ".join([self.name, *map(str, self.numbers)]).strip()


def without_semester(asked: TypedRequest) -> TypedRequest:
    """The request with what holds no year as part of a name: '100' or '3%' is no semester."""
    if not asked.unread or re.search(r"\d{4}", asked.unread):
        return asked
    return replace(asked, name=f"{asked.name} {asked.unread}".strip(), unread="")


def bare(text: str) -> str:
    """The text with bare numbers for indicators: 'IdG 8', 'idg8' and 'N.° 8' become 8."""
    return _BEFORE_A_NUMBER.sub("", text[:LONGEST])


def read_asked(text: str) -> TypedRequest:
    periods: list[Period] = []
    left: list[str] = []
    names: list[list[str]] = [[]]
    words = _apart(bare(text)).split()
    while words:
        period, used = _period_at(words)
        if period is not None:
            periods.append(period)
            names.append([])
        elif re.search(r"\d", words[0]):
            left.append(words[0])
            names.append([])
        else:
            names[-1].append(words[0])
        words = words[used:]
    return TypedRequest(
        periods=tuple(periods),
        years=tuple(sorted({int(word) for word in left if _is_year(word)})),
        numbers=tuple(int(word) for word in left if _is_number(word)),
        name=" ".join(word for part in names for word in _unjoined(part)),
        unread=" ".join(word for word in left if not _is_year(word) and not _is_number(word)),
    )


def _apart(text: str) -> str:
    """Text with its semesters apart, even of '(2020-I/2020–II)' and 'I y II semestre 2020'."""
    spaced = _DASHES.sub("-", _SIGNS.sub(" ", text))
    return _BOTH_HALVES.sub(r"\1-I \1-II", spaced)


def _unjoined(words: list[str]) -> list[str]:
    """The words without what joins them to a semester or a number: 'loreto y', 'de loreto'."""
    while words and words[0].casefold() in _JOINTS:
        words = words[1:]
    while words and words[-1].casefold() in _JOINTS:
        words = words[:-1]
    return words


def _period_at(words: list[str]) -> tuple[Period | None, int]:
    """The semester that the words begin with, and how many words it takes (1 if none)."""
    for count in range(min(_LONGEST_PERIOD, len(words)), 0, -1):
        for written in _ways(words[:count]):
            try:
                return Period.parse(written), count
            except ValueError:
                continue
    return None, 1


def _ways(words: list[str]) -> list[str]:
    """Ways to read the words as a semester: as typed, and '2020 II', 'II 2020', 'II-2020'."""
    typed = [" ".join(words)]
    if len(words) == 1:
        typed.append("-".join(reversed(words[0].split("-"))))
    if len(words) == 2 and any(word.isalpha() for word in words):
        typed += ["-".join(words), "-".join(reversed(words))]
    return typed


def _is_year(word: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", word, re.ASCII) is not None


def _is_number(word: str) -> bool:
    return re.fullmatch(r"\d{1,2}", word, re.ASCII) is not None
