"""The cells of a pasted text, each as a figure of an indicator, or the question it leaves."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.typed.column_headings import ColumnHeading, ColumnRole, WhyLeftOut, read_heading
from convenio.typed.figures import Percentage
from convenio.typed.pasted.cells import NOTHING
from convenio.typed.pasted.line_kinds import PastedLine
from convenio.typed.pasted.pairs import (
    NumberedCells,
    Wording,
    numbered_wording,
    placed_wording,
)
from convenio.typed.pasted.readings import (
    is_date,
    is_figure,
    is_small_whole,
    is_words,
    read_pasted_cell,
    says_figure,
)

BESIDE = (ColumnRole.NUMBER, ColumnRole.NAME, ColumnRole.REGION)
_VALUES = (ColumnRole.GOAL, ColumnRole.EXECUTED, ColumnRole.COUNT, ColumnRole.BASE)
NOT_SAID = "no se dice si es la meta o lo ejecutado"
TWO_COLUMNS = "hay dos columnas de lo mismo"
MAY_NUMBER = "no se dice si son los números de los indicadores"
TOO_MANY = "hay {figures} cifras y {indicators} indicadores"
ONE_SIGNED = "una cifra tiene % y la otra no"
TWICE = "el indicador está dos veces"
_SHOWN = {ColumnRole.GOAL: "meta", ColumnRole.EXECUTED: "ejecutado"}
COUNTS = "parecen cantidades, no porcentajes"
_LARGE = re.compile(r"[3-9]\d\d|\d{4,}|\d{1,3}(?: \d{3})+")  # no goal in percent
_ENCLOSED = re.compile(r"\(.*\)")  # '45 (60)' says not which is which
Columns = Sequence[ColumnHeading | None]


@dataclass
class PastedFigures:
    """`cells`: of each indicator, by what they are. `asked`: readings in words, and why.

    `headed`: headings or words said what is what. `numbered`: a column or row of numbers did.
    `unsaid`: figures that are asked since no word says which they are.
    `ways`: texts that say in one way only what is asked.
    """

    indicators: Indicators
    period: Period | None
    slash_is_base: bool
    cells: dict[int, dict[ColumnRole, str]] = field(default_factory=dict)
    asked: dict[int, tuple[tuple[str, ...], str]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    left_out: list[ColumnHeading] = field(default_factory=list)
    slashed: bool = False
    headed: bool = False
    numbered: bool = False
    unsaid: dict[int, str] = field(default_factory=dict)
    ways: list[Wording] = field(default_factory=list)

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
            self.asked[number] = ((_in_words(known), _in_words(found)), TWICE)
        elif figures := [cell for role, cell in found.items() if role is ColumnRole.FIGURE]:
            self.ask_unsaid(number, figures[0])
        else:
            self.cells[number] = {**known, **found}

    def ask_unsaid(self, number: int, figure: str) -> None:
        if number in self.indicators:
            self.asked[number] = ((f"meta {figure}", f"ejecutado {figure}"), NOT_SAID)
            self.unsaid[number] = figure

    def ask_numbers(self, numbers: Sequence[int], cells: Sequence[str]) -> None:
        """Ask of numbers with no word whether they number the figures, or are figures."""
        for number, cell in zip(numbers, cells, strict=True):
            self.asked[number] = ((f"IdG {number}: {cell}", f"otra cifra: {number}"), MAY_NUMBER)
        turns = [NumberedCells(n, (cell,), 0) for n, cell in zip(numbers, cells, strict=True)]
        self.ways.append(numbered_wording(turns))

    def ask_turns(
        self, turns: Sequence[NumberedCells], cells: Sequence[str], order: Sequence[int]
    ) -> None:
        """Ask whether every other cell numbers the next one, or each is a figure by its place."""
        for each in turns:
            placed = f"{each.number} como cifra del IdG {order[each.at - 1]}"
            self.asked[each.number] = ((" ".join(each.cells), placed), MAY_NUMBER)
        self.ways += [numbered_wording(turns), placed_wording(order, cells)]

    def ask_grid(self, groups: Sequence[Sequence[str]], order: Sequence[int], why: str) -> None:
        """Ask of '60 45, 70 30' whether it is a goal and a figure each, or figures one by one."""
        cells = [cell for group in groups for cell in group]
        self.ask_places(order, cells, why)
        self.ways += [
            placed_wording(order, [" ".join(group) for group in groups]),
            placed_wording(order, cells),
        ]

    def ask_places(self, order: Sequence[int], cells: Sequence[str], why: str) -> None:
        """Ask of which indicators cells are, where their places do not tell."""
        for number, cell in zip(order, cells, strict=False):
            self.asked[number] = ((cell, "no es de este indicador"), why)
        self.unread += cells[len(order) :]

    def ask_goals(self) -> None:
        """Ask of goals that may be executed, or numbers of things, as 1200 in one row shows."""
        goals = self.column(ColumnRole.GOAL)
        done = self.column(ColumnRole.EXECUTED).values()
        if goals and not self.headed and all(cell in NOTHING for cell in done):
            for number, goal in goals.items():  # '60' before a blank in every row
                self.ask_unsaid(number, goal)
        if any(_LARGE.fullmatch(cell) for cell in goals.values()):
            for number, goal in goals.items():
                self.ask_count(number, goal, self.cells[number].get(ColumnRole.EXECUTED, ""))
        self.cells = {n: cells for n, cells in self.cells.items() if n not in self.asked}

    def ask_count(self, number: int, goal: str, done: str) -> None:
        said = _in_words({ColumnRole.GOAL: goal, ColumnRole.EXECUTED: done})
        readings = (said, f"{done} de {goal}") if goal and done else (said,)
        self.asked.setdefault(number, (readings, COUNTS))

    def put_plain(self, number: int, cells: Sequence[str], text: str) -> None:
        """One cell is what was executed; of two, the first is what was programmed."""
        if len(cells) == 3 and is_compliance([cells]):
            cells = cells[:2]
            self.leave_out(ColumnHeading("tercera columna", ColumnRole.LEFT_OUT))
        of_people = len(cells) == 2 and is_words(cells[1])  # '45 personas'
        of_people = of_people or (len(cells) == 2 and _ENCLOSED.fullmatch(cells[1]) is not None)
        if len(cells) > 2 or not cells or of_people:
            self.unread.append(text)
        elif len(cells) == 2 and _is_odd_pair(*cells) and number in self.indicators:
            readings = (f"meta {cells[0]}, ejecutado {cells[1]}", f"una es cantidad: {text}")
            self.asked.setdefault(number, (readings, ONE_SIGNED))
        elif len(cells) == 2 and says_figure(cells[0]) and _says_nothing(cells[1]):
            self.ask_unsaid(number, cells[0])
        elif len(cells) == 2:
            self.put(number, {ColumnRole.GOAL: cells[0], ColumnRole.EXECUTED: cells[1]}, text)
        else:
            self.put(number, self._one(cells[0]), text)

    def _one(self, cell: str) -> dict[ColumnRole, str]:
        left, slash, right = cell.partition("/")
        pair = slash and any(letter.isdigit() for letter in left) and "«" not in cell
        if (
            not pair
            or is_date(cell)
            or not is_figure(left)
            or is_small_whole(cell.replace("/", ""))
        ):
            return {ColumnRole.EXECUTED: cell}
        percentages = "%" in cell  # '60%/45%' cannot be so many of so many
        self.slashed = self.slashed or not percentages
        if self.slash_is_base and not percentages:
            return {ColumnRole.EXECUTED: cell}
        return {ColumnRole.GOAL: left, ColumnRole.EXECUTED: right}


def _says_nothing(cell: str) -> bool:
    """Whether a cell beside a figure is a mark of a note or words: '[1]', 'preliminar'."""
    return cell not in NOTHING and not says_figure(cell)


def _is_odd_pair(one: str, other: str) -> bool:
    """Whether one of two is a percentage by its sign and the other a number without any."""
    plain = [cell for cell in (one, other) if "%" not in cell]
    return len(plain) == 1 and re.fullmatch(r"\d+", plain[0]) is not None and int(plain[0]) > 0


def _in_words(cells: Mapping[ColumnRole, str]) -> str:
    said = [(_SHOWN.get(role), cell) for role, cell in cells.items() if cell not in NOTHING]
    return ", ".join(f"{word} {cell}" if word else cell for word, cell in said)


def put_labels(found: PastedFigures, number: int, line: PastedLine) -> None:
    found.headed = True
    cells: dict[ColumnRole, str] = {}
    for role, cell in zip(line.labels, line.cells, strict=True):
        role = role or (
            ColumnRole.GOAL if ColumnRole.EXECUTED in line.labels else ColumnRole.EXECUTED
        )
        if role in cells:
            found.unread.append(line.text)
            return
        cells[role] = cell
    found.put(number, cells, line.text)


def put_columns(found: PastedFigures, number: int, line: PastedLine, columns: Columns) -> None:
    cells: dict[ColumnRole, str] = {}
    counted = False
    if any(cell not in NOTHING for cell in line.cells[len(columns) :]):
        found.unread.append(line.text)
        return
    for heading, cell in zip(columns, line.cells, strict=False):
        if heading is None or heading.role is ColumnRole.MARK:
            if cell not in NOTHING and is_figure(cell):
                found.leave_out(ColumnHeading(cell, ColumnRole.LEFT_OUT))
            continue
        counted = counted or (heading.text.casefold().startswith("unidad") and _is_count(cell))
        if heading.role in (*_VALUES, ColumnRole.FIGURE):
            if heading.role in cells:
                found.asked[number] = ((cells[heading.role], cell), TWO_COLUMNS)
                return
            cells[heading.role] = cell
    if counted and cells:
        done = cells.get(ColumnRole.EXECUTED, "")
        found.ask_count(number, cells.get(ColumnRole.GOAL, ""), done)
    elif cells:
        found.put(number, cells, line.text)
    else:
        found.unread.append(line.text)


def _is_count(unit: str) -> bool:
    heading = read_heading(unit, None)
    return heading is not None and (
        heading.role is ColumnRole.COUNT or heading.why is WhyLeftOut.COUNT_ALONE
    )


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
