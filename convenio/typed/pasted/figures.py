"""The cells of a pasted text, each as a figure of an indicator, or the question it leaves."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.typed.column_headings import ColumnHeading, ColumnRole
from convenio.typed.figures import Percentage
from convenio.typed.pasted.cells import NOTHING
from convenio.typed.pasted.doubts.meanings import (
    AskedFigure,
    FigureMeaning,
    Row,
    in_words,
    meaning,
    row_of,
)
from convenio.typed.pasted.doubts.ratios import PAIR, pair_meanings, pair_of
from convenio.typed.pasted.pairs import Wording
from convenio.typed.pasted.readings import (
    is_words,
    read_pasted_cell,
    says_figure,
)

BESIDE = (ColumnRole.NUMBER, ColumnRole.NAME, ColumnRole.REGION)
_VALUES = (ColumnRole.GOAL, ColumnRole.EXECUTED, ColumnRole.COUNT, ColumnRole.BASE)
NOT_SAID = "no se dice si es la meta o lo ejecutado"
TWO_COLUMNS = "hay dos columnas de lo mismo"
MAY_NUMBER = "no se dice si son los números de los indicadores"
ONE_SIGNED = "una cifra tiene % y la otra no"
TWICE = "el indicador está dos veces"
COUNTS = "parecen cantidades, no porcentajes"
_LARGE = re.compile(r"[3-9]\d\d|\d{4,}|\d{1,3}(?: \d{3})+")  # no goal in percent
_ENCLOSED = re.compile(r"\(.*\)")  # '45 (60)' says not which is which
Columns = Sequence[ColumnHeading | None]


@dataclass
class PastedFigures:
    """`cells`: of each indicator, by what they are. `asked`: the ways to take a figure, and why.

    `headed`: headings or words said what is what. `numbered`: a column or row of numbers did.
    `unsaid`: figures that are asked since no word says which they are. `bare`: indicators of whose
    one figure nothing says what it is. `ways`: texts that say in one way only what is asked.
    `beside`: what else is said of what is asked.
    """

    indicators: Indicators
    period: Period | None
    cells: dict[int, dict[ColumnRole, str]] = field(default_factory=dict)
    asked: dict[int, tuple[tuple[FigureMeaning, ...], str]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    left_out: list[ColumnHeading] = field(default_factory=list)
    headed: bool = False
    numbered: bool = False
    unsaid: dict[int, str] = field(default_factory=dict)
    bare: set[int] = field(default_factory=set)
    ways: list[Wording] = field(default_factory=list)
    beside: dict[int, dict[ColumnRole, str]] = field(default_factory=dict)

    def column(self, role: ColumnRole) -> Mapping[int, str]:
        return {number: cells[role] for number, cells in self.cells.items() if role in cells}

    def leave_out(self, heading: ColumnHeading) -> None:
        if heading not in self.left_out:
            self.left_out.append(heading)

    def put(self, number: int, found: Mapping[ColumnRole, str], text: str) -> None:
        """Keep an indicator's cells; a second line of the same indicator is asked."""
        known = self.cells.get(number, {})
        repeated = known.keys() & found.keys()
        alike = all(known[role] == found[role] for role in repeated)
        if number not in self.indicators or number in self.asked or (repeated and alike):
            self.unread.append(text)
        elif repeated:
            self.asked[number] = (
                (
                    meaning(number, known),
                    meaning(number, {**known, **found}, words=in_words(found)),
                ),
                TWICE,
            )
        elif figures := [cell for role, cell in found.items() if role is ColumnRole.FIGURE]:
            self.ask_unsaid(number, figures[0])
        else:
            self.cells[number] = {**known, **found}

    def ask_unsaid(self, number: int, figure: str) -> None:
        if number in self.indicators:
            ways = ((ColumnRole.GOAL, "goal"), (ColumnRole.EXECUTED, "executed"))
            meanings = tuple(meaning(number, {role: figure}, alike) for role, alike in ways)
            self.asked[number] = (meanings, NOT_SAID)
            self.unsaid[number] = figure

    def ask_rest(self) -> None:
        """Ask of goals that may be executed, or numbers of things, as 1200 in one row shows.

        Pairs such as '45 de 60' are asked too.
        """
        goals = self.column(ColumnRole.GOAL)
        done = self.column(ColumnRole.EXECUTED).values()
        if goals and not self.headed and all(cell in NOTHING for cell in done):
            for number, goal in goals.items():  # '60' before a blank in every row
                self.ask_unsaid(number, goal)
        if any(_LARGE.fullmatch(cell) for cell in goals.values()):
            for number, goal in goals.items():
                self.ask_count(number, goal, self.cells[number].get(ColumnRole.EXECUTED, ""))
        for number, cells in self.cells.items():
            if number not in self.asked and (
                meanings := pair_meanings(number, cells, bare=number in self.bare)
            ):
                self.asked[number] = (meanings, PAIR)
        self.beside = {n: cells for n, cells in self.cells.items() if n in self.asked}
        self.cells = {n: cells for n, cells in self.cells.items() if n not in self.asked}

    def questions(self) -> list[AskedFigure]:
        """What is asked, each way with what its line says besides."""
        found = []
        for number, (meanings, why) in sorted(self.asked.items()):
            beside = row_of(number, self.beside.get(number, {}))
            ways = (replace(way, row=_completed(way.row, beside)) for way in meanings)
            found.append(AskedFigure(number, tuple(ways), why))
        return found

    def ask_count(self, number: int, goal: str, done: str) -> None:
        both = {ColumnRole.GOAL: goal, ColumnRole.EXECUTED: done}
        meanings = [meaning(number, both, "percent")]
        if goal and done:
            share = {ColumnRole.EXECUTED: f"{done}/{goal}"}
            meanings.append(meaning(number, share, "count", f"{done} de {goal}"))
        self.asked.setdefault(number, (tuple(meanings), COUNTS))

    def put_plain(self, number: int, cells: Sequence[str], text: str) -> None:
        """One cell is what was executed; of two, the first is what was programmed."""
        if len(cells) == 3 and is_compliance([cells]):
            cells = cells[:2]
            self.leave_out(ColumnHeading("tercera columna", ColumnRole.LEFT_OUT))
        of_people = len(cells) == 2 and is_words(cells[1])  # '45 personas'
        of_people = of_people or (len(cells) == 2 and _ENCLOSED.fullmatch(cells[1]) is not None)
        if len(cells) > 2 or not cells or of_people:
            self.unread.append(text)
            return
        both = dict(zip((ColumnRole.GOAL, ColumnRole.EXECUTED), cells, strict=False))
        if len(cells) == 1:
            self.bare |= {number} - self.cells.keys()
            self.put(number, _one(cells[0]), text)
        elif _is_odd_pair(*cells) and number in self.indicators:
            meanings = (meaning(number, both), FigureMeaning(f"una es cantidad: {text}"))
            self.asked.setdefault(number, (meanings, ONE_SIGNED))
        elif says_figure(cells[0]) and _says_nothing(cells[1]):
            self.ask_unsaid(number, cells[0])
        else:
            self.put(number, both, text)


def _completed(row: Row | None, beside: Row) -> Row | None:
    if row is None or row.indicator != beside.indicator:
        return row
    programmed = beside.programmed if row.programmed is None else row.programmed
    return Row(row.indicator, programmed, beside.executed if row.executed is None else row.executed)


def _one(cell: str) -> dict[ColumnRole, str]:
    """What a cell alone is: '60%/45%' cannot be so many of so many."""
    pair = pair_of(cell)
    if pair is None or not pair.slashed or not all("%" in side for side in (pair.left, pair.right)):
        return {ColumnRole.EXECUTED: cell}
    return {ColumnRole.GOAL: pair.left, ColumnRole.EXECUTED: pair.right}


def _says_nothing(cell: str) -> bool:
    """Whether a cell beside a figure is a mark of a note or words: '[1]', 'preliminar'."""
    return cell not in NOTHING and not says_figure(cell)


def _is_odd_pair(one: str, other: str) -> bool:
    """Whether one of two is a percentage by its sign and the other a number without any."""
    plain = [cell for cell in (one, other) if "%" not in cell]
    return len(plain) == 1 and re.fullmatch(r"\d+", plain[0]) is not None and int(plain[0]) > 0


def is_compliance(rows: Sequence[Sequence[str]]) -> bool:
    """The third cell of each row is the second over the first, in percent."""
    for row in rows:
        if len(row) < 3:
            return False
        goal, done, share = (read_pasted_cell(cell) for cell in row[:3])
        if not isinstance(goal, Percentage) or not isinstance(done, Percentage) or not goal.value:
            return False
        if not isinstance(share, Percentage):
            return False
        if abs(share.value - done.value * 100 / goal.value) > 1:
            return False
    return True
