"""What is asked of a pasted text: each way to take a doubtful figure, as words and as figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from convenio.typed.column_headings import ColumnRole
from convenio.typed.figure_patterns import ARROW
from convenio.typed.figures import (
    Ambiguous,
    Doubt,
    FigureFault,
    Percentage,
    Reading,
    UnreadableFigure,
    read_figure,
)
from convenio.typed.mark_phrases import NAMED
from convenio.typed.numbers import in_cents
from convenio.typed.pasted.cells import NOTHING, figure_and_ratio

_SHOWN = {ColumnRole.GOAL: "meta", ColumnRole.EXECUTED: "ejecutado"}
WHY = {  # of a figure in one cell
    Doubt.APPROXIMATE: "no dice una cifra exacta",
    Doubt.TWO_NUMBERS: "son dos cifras",
    Doubt.RANGE: "son dos cifras",
    Doubt.CORRECTED: "se corrige a sí misma",
    Doubt.SIGN: "no se dice si es negativa",
    Doubt.DIFFER: "el porcentaje y la razón no coinciden",
    Doubt.SEPARATOR: "se puede leer de varios modos",
}


NOTHING_SAID = "no dice por qué no hay una cifra"


@dataclass(frozen=True, slots=True)
class Row:
    """What was said of one indicator; None: nothing."""

    indicator: int
    programmed: Reading | None
    executed: Reading | None


@dataclass(frozen=True, slots=True)
class FigureMeaning:
    """One way to take a doubtful figure; `row`: what it then says, None for nothing.

    `alike`: a name of the way, by which it can be taken of all that are asked for the same reason.
    """

    words: str
    row: Row | None = None
    alike: str = ""


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """What may be two things: the ways to take it, and why they cannot be told apart."""

    indicator: int
    meanings: tuple[FigureMeaning, ...]
    why: str

    @property
    def readings(self) -> tuple[str, ...]:
        """The ways in words."""
        return tuple(meaning.words for meaning in self.meanings)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The names of its ways; empty where it can only be asked by itself."""
        named = tuple(meaning.alike for meaning in self.meanings)
        return named if all(named) else ()

    def is_like(self, other: "AskedFigure") -> bool:
        """Whether one answer may do for both."""
        return bool(self.kinds) and (self.why, self.kinds) == (other.why, other.kinds)


Cells = Mapping[ColumnRole, str]


def meaning(number: int, cells: Cells, alike: str = "", words: str = "") -> FigureMeaning:
    """The cells as figures of that indicator, which is 0 where they are of none."""
    return FigureMeaning(words or in_words(cells), row_of(number, cells) if number else None, alike)


def row_of(number: int, cells: Cells) -> Row:
    done = cells.get(ColumnRole.EXECUTED, "")
    if not done and ColumnRole.COUNT in cells:
        done = f"{cells[ColumnRole.COUNT]}/{cells.get(ColumnRole.BASE, '')}"
    return Row(number, _read(cells.get(ColumnRole.GOAL, "")), _read(done))


def in_words(cells: Cells) -> str:
    said = [(_SHOWN.get(role), cell) for role, cell in cells.items() if cell not in NOTHING]
    return ", ".join(f"{word} {cell}" if word else cell for word, cell in said)


def asked_of(row: Row) -> AskedFigure | None:
    """The question that a row's doubtful figures leave; None where there is no doubt."""
    done = row.executed
    if row.programmed is None and _says_nothing(done):
        ways = [(NAMED[mark], Row(row.indicator, None, mark), mark) for mark in NAMED]
        return AskedFigure(row.indicator, tuple(FigureMeaning(*way) for way in ways), NOTHING_SAID)
    doubts = [each for each in (row.programmed, done) if isinstance(each, Ambiguous)]
    if not doubts:
        return None
    meanings = [
        FigureMeaning(_ways_in_words(row, goal, done), Row(row.indicator, goal, done), alike)
        for goal, first in _ways(row.programmed)
        for done, second in _ways(row.executed)
        for alike in [f"{first}{second}"]
    ]
    if row.programmed is None and ARROW.search(doubts[0].text):
        meanings += _as_goal_and_done(row.indicator, doubts[0].readings)
    return AskedFigure(row.indicator, tuple(meanings), WHY[doubts[0].doubt])


def _says_nothing(reading: Reading | None) -> bool:
    """Whether it says in words that there is no figure: 'pendiente', 'no hay'."""
    if not isinstance(reading, UnreadableFigure) or reading.fault is not FigureFault.NOTHING_SAID:
        return False
    return any(letter.isalpha() for letter in reading.text)


def _as_goal_and_done(indicator: int, two: Sequence[Percentage]) -> list[FigureMeaning]:
    """'55% → 60%' as a goal and what was executed."""
    goal, done = two[0], two[-1]
    words = f"meta {goal.value:f}, ejecutado {done.value:f}"
    return [FigureMeaning(words, Row(indicator, goal, done))]


def _ways(reading: Reading | None) -> Sequence[tuple[Reading | None, str]]:
    """Each reading, and its name where there are names; of a range each is asked by itself."""
    if not isinstance(reading, Ambiguous):
        return [(reading, "-")]
    if reading.doubt in (Doubt.TWO_NUMBERS, Doubt.RANGE, Doubt.CORRECTED):
        return [(each, "") for each in reading.readings]
    return [(each, f"{reading.doubt}{at}") for at, each in enumerate(reading.readings)]


def _ways_in_words(row: Row, goal: Reading | None, done: Reading | None) -> str:
    """The figures that are in doubt, in plain decimals; both with their words."""
    goal_said = _way_in_words(row.programmed, goal)
    done_said = _way_in_words(row.executed, done)
    return (
        f"meta {goal_said}, ejecutado {done_said}"
        if goal_said and done_said
        else goal_said or done_said
    )


def _way_in_words(doubt: Reading | None, way: Reading | None) -> str:
    if not isinstance(doubt, Ambiguous):
        return ""
    words = figure_words(way)
    return f"{words}%" if doubt.doubt is Doubt.DIFFER and not words.endswith(")") else words


def figure_words(figure: Reading | None) -> str:
    """A figure as plain decimals, '1234' or '45.83% (33 de 72)'."""
    if not isinstance(figure, Percentage):
        return ""
    if figure.base is None:
        return f"{figure.value:f}"
    return f"{in_cents(figure.value):f}% ({figure.executed:f} de {figure.base:f})"


def _read(cell: str) -> Reading | None:
    both = figure_and_ratio(cell)
    said = both[0] if both else cell
    return None if said.strip() in NOTHING else read_figure(said)
