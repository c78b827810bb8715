"""Several figures pasted at once: a line, a column, or columns copied from a spreadsheet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from convenio.figures import SHOWN_BACK, Reading, Unreadable, read_figure
from convenio.indicators import INDICATORS
from convenio.regions import plain

LONGEST = 8_000
_NUMBERED = re.compile(r"(?:idg|indicador)?\s*(?:n\s*[.°º]*\s*)?(\d{1,3})\s*[:.)\-–]\s+(.*)", re.I)
_NUMBERED_TIGHT = re.compile(
    r"(?:idg|indicador)?\s*(?:n\s*[.°º]*\s*)?(\d{1,3})\s*[:)]\s*(.*)", re.I
)
_IDG = re.compile(r"(?:idg|indicador)\s*(?:n\s*[.°º]*\s*)?(\d{1,3})\s+(.*)", re.I)
_MARK = r"no aplica(?:ble)?|sin meta|no se ejecut[oó]|no ejecut(?:ado|[oó])|n/a|n\.a\.?|s/m|cero"
_PIECE = r"[+\-−–]?\d[\d.,]*"
_TOKEN = re.compile(
    rf"(?:{_MARK})(?!\w)|{_PIECE}\s*(?:de|sobre)\s*{_PIECE}|{_PIECE}\s*%?\s*/\s*{_PIECE}\s*%?"
    rf"|{_PIECE}\s*%?|[-–—](?=\s|$)|[^\s;|]+",
    re.IGNORECASE,
)
_NOTHING = {"-", "–", "—", ""}
_LABELS = {"program": "programmed", "programacion": "programmed", "programado": "programmed",
           "meta": "programmed", "metas": "programmed", "ejecucion": "executed",
           "ejecutado": "executed", "ejec": "executed"}  # fmt: skip
_HEADING = re.compile(r"^[^\d%]*$")


@dataclass(frozen=True, slots=True)
class Row:
    """What was said of one indicator; None: nothing."""

    indicator: int
    programmed: Reading | None
    executed: Reading | None


@dataclass(frozen=True, slots=True)
class Table:
    """`slashed`: it had pairs like '60/45', that can be understood in two ways."""

    rows: tuple[Row, ...]
    rejected: tuple[str, ...]
    slashed: bool


@dataclass
class _Reader:
    slash_is_base: bool
    cells: dict[int, tuple[Reading | None, Reading | None]] = field(default_factory=dict)
    rejected: list[str] = field(default_factory=list)
    slashed: bool = False

    def reject(self, fragment: str) -> None:
        self.rejected.append(" ".join(fragment.split())[:SHOWN_BACK])

    def put(self, number: int, values: list[str], fragment: str) -> None:
        """One value is executed; two are programmed and executed."""
        if number not in INDICATORS or number in self.cells or len(values) > 2:
            self.reject(fragment)
            return
        if len(values) == 1:
            self.cells[number] = self._one(values[0])
        elif values:
            self.cells[number] = (_cell(values[0]), _cell(values[1]))

    def _one(self, value: str) -> tuple[Reading | None, Reading | None]:
        left, slash, right = value.partition("/")
        if not slash or not any(letter.isdigit() for letter in left):
            return None, _cell(value)
        self.slashed = True
        if self.slash_is_base:
            return None, _cell(value.replace("%", ""))
        return _cell(left), _cell(right)


def read_table(text: str, *, slash_is_base: bool = False) -> Table | None:
    """None if the text does not look like several figures.

    A single column is what was executed; of two, the first is what was programmed. '60/45' is
    programmed/executed, or executed/base with `slash_is_base`.
    """
    lines = [line.strip("\r ") for line in text[:LONGEST].split("\n")]
    lines = [line for line in lines if line.strip()]
    if not lines or not any(letter.isdigit() for letter in text):
        return None
    reader = _Reader(slash_is_base)
    if not (_read_labelled(reader, lines) or _read_numbered(reader, lines)):
        _read_positions(reader, lines)
    understood = [n for n, pair in reader.cells.items() if _understood(pair)]
    numbered = any(_numbered(line) for line in lines)
    if not understood or (len(understood) < 2 and not numbered) or _prose(reader, understood):
        return None
    rows = tuple(Row(n, *reader.cells[n]) for n in sorted(reader.cells))
    return Table(rows, tuple(reader.rejected), reader.slashed)


def _prose(reader: _Reader, understood: list[int]) -> bool:
    """More that is not understood than is: a sentence with numbers in it."""
    return len(reader.cells) - len(understood) + len(reader.rejected) > 2 * len(understood)


def _understood(pair: tuple[Reading | None, Reading | None]) -> bool:
    return any(part is not None and not isinstance(part, Unreadable) for part in pair)


def _read_labelled(reader: _Reader, lines: list[str]) -> bool:
    """Two rows of twelve, as in Gráfico 11: 'PROGRAM.' and 'EJECUCIÓN' stand before them."""
    found: dict[str, list[str]] = {}
    for line in lines:
        word = re.match(r"\s*([^\W\d]+)\.?[\s:]*", line)
        label = _LABELS.get(plain(word[1])) if word else None
        values = _values(line[word.end() :]) if word and label else []
        if label and len(values) > 2:
            found[label] = values
    if not found:
        return False
    width = max(map(len, found.values()))
    for number in range(1, width + 1):
        parts = [found.get(name, [])[number - 1 : number] for name in ("programmed", "executed")]
        values = [part[0] if part else "-" for part in parts]
        reader.put(number, values, " ".join(values))
    return True


def _read_numbered(reader: _Reader, lines: list[str]) -> bool:
    """Lines that say which indicator they are about, by its number or its name."""
    said = [(line, _numbered(line) or _three_columns(line)) for line in lines]
    known = [each for each in said if each[1]]
    if not known or (len(known) < len(lines) / 2 and len(lines) - len(known) > 2):
        return False
    if all(_numbered(line) is None for line in lines) and not _counts_up(known):
        return False
    for line, found in said:
        if found:
            reader.put(found[0], _values(found[1]), line)
        elif not _HEADING.match(line):
            reader.reject(line)
    return True


def _numbered(line: str) -> tuple[int, str] | None:
    for form in (_NUMBERED, _NUMBERED_TIGHT, _IDG):
        if found := form.fullmatch(line.strip()):
            return int(found[1]), _without_name(int(found[1]), found[2])
    for number, indicator in INDICATORS.items():
        for name in (indicator.name, indicator.short_name):
            if plain(line).startswith(plain(name) + " "):
                return number, _last_values(line)
    return None


def _three_columns(line: str) -> tuple[int, str] | None:
    """'3 <tab> 70 <tab> 30', possibly with the indicator's name in between."""
    number, tab, rest = line.partition("\t")
    if not tab or not number.strip().isdigit():
        return None
    return int(number), _without_name(int(number), rest)


def _counts_up(known: list[tuple[str, tuple[int, str] | None]]) -> bool:
    """A first column 1, 2, 3… with figures behind it is a number, not a goal."""
    numbers = [found[0] for _, found in known if found]
    widths = [len(_values(found[1])) for _, found in known if found]
    rising = all(later - earlier == 1 for earlier, later in pairwise(numbers))
    return rising and numbers[0] == 1 and len(numbers) > 2 and max(widths) == 2


def _without_name(number: int, rest: str) -> str:
    if number in INDICATORS:
        for name in (INDICATORS[number].name, INDICATORS[number].short_name):
            if plain(rest).startswith(plain(name)):
                return _last_values(rest)
    return rest


def _last_values(line: str) -> str:
    """The one or two figures at the end of a line that begins with a name."""
    values = _values(line)
    kept: list[str] = []
    while values and len(kept) < 2 and not isinstance(read_figure(values[-1]), Unreadable):
        kept.insert(0, values.pop())
    return "\t".join(kept)


def _read_positions(reader: _Reader, lines: list[str]) -> None:
    """No numbers of indicators: the position tells. One line of twelve, or one indicator a line."""
    rows = [_values(line) for line in lines if not (_HEADING.match(line) and not _marks(line))]
    if len(rows) == 1 or max(map(len, rows), default=0) > 2:
        rows = [[value] for row in rows for value in row]
    for number, values in enumerate(rows, start=1):
        reader.put(number, values, " ".join(values))


def _marks(line: str) -> bool:
    return bool(re.match(rf"\s*(?:{_MARK}|[-–—])", line, re.IGNORECASE))


def _values(line: str) -> list[str]:
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t")]
    return [piece for found in _TOKEN.finditer(_spaced(line)) for piece in _unlisted(found[0])]


def _spaced(line: str) -> str:
    """A comma before a space separates values; between digits it may be a decimal."""
    return re.sub(r",(?=\s|$)", " ", line)


def _unlisted(token: str) -> Iterator[str]:
    """'45,60,30' is a list: nobody writes a number with so many commas and two digits between."""
    parts = token.split(",")
    if len(parts) > 2 and all(re.fullmatch(r"[+\-−]?\d{1,3}%?", part) for part in parts):
        yield from parts
    else:
        yield token


def _cell(text: str) -> Reading | None:
    return None if text.strip() in _NOTHING else read_figure(text)
