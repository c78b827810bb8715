"""Two numbers in one cell, '45/60' or '45 de 60': a share, or a goal and what was executed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from convenio.typed.column_headings import ColumnRole, read_heading
from convenio.typed.figures import LONGEST, Percentage, read_figure
from convenio.typed.pasted.cells import NOTHING
from convenio.typed.pasted.doubts.meanings import FigureMeaning, figure_words, meaning
from convenio.typed.pasted.readings import is_date, is_figure

PAIR = "no se dice si es meta y ejecutado, o ejecutado y total"
_PAIR = re.compile(
    r"(\S[^/]*?)\s*(?:/|\b(?:de|sobre|entre)\b)\s*([^/]*\S)",
    re.IGNORECASE,
)
_DASH = re.compile(r"(?<=[\d%])\s*[-–]\s*(?=\d)")


@dataclass(frozen=True, slots=True)
class NumberPair:
    """`slashed`: a sign parts the numbers, so that nothing tells which comes first."""

    left: str
    right: str
    slashed: bool


def pair_of(cell: str, *, dashed: bool = False) -> NumberPair | None:
    """The two numbers of a cell that has nothing else; `dashed`: a dash may part them too."""
    if len(cell) > LONGEST:
        return None
    found = _PAIR.fullmatch(_DASH.sub("/", cell.strip(), count=1) if dashed else cell.strip())
    if found is None or "«" in cell or is_date(cell):
        return None
    if not all(is_figure(side) and re.search(r"\d", side) for side in found.groups()):
        return None
    return NumberPair(found[1], found[2], "/" in cell)


def roles_of_pair(heading: str) -> tuple[ColumnRole, ColumnRole] | None:
    """What the two numbers below 'Meta/Avance' are; None where the heading does not say."""
    sides = re.split(r"\s*(?:/|\by\b|-|–)\s*", heading)
    found = [read_heading(side, None) for side in sides]
    roles = [each.role for each in found if each]
    if len(roles) == len(sides) == 2 and set(roles) == {ColumnRole.GOAL, ColumnRole.EXECUTED}:
        return roles[0], roles[1]
    return None


def pair_meanings(
    number: int, cells: Mapping[ColumnRole, str], *, bare: bool
) -> tuple[FigureMeaning, ...]:
    """The ways to take an indicator's pair; none where there is no pair, or only one way.

    `bare`: no word says whether it is programmed or executed. A share whose base is not the goal
    beside it can be nothing else.
    """
    for role, other in _SIDES:
        pair, beside = pair_of(cells.get(role, "")), cells.get(other, "")
        if pair is None:
            continue
        if beside in NOTHING:
            return _ways(number, role, cells[role], pair, bare=bare)
        if role is ColumnRole.EXECUTED and _same(beside, pair.right):
            alone = {other: beside, role: pair.left}
            return (_share(number, {**cells}, cells[role]), meaning(number, alone, "alone"))
    return ()


_SIDES = ((ColumnRole.EXECUTED, ColumnRole.GOAL), (ColumnRole.GOAL, ColumnRole.EXECUTED))


def _ways(
    number: int, role: ColumnRole, cell: str, pair: NumberPair, *, bare: bool
) -> tuple[FigureMeaning, ...]:
    first = {ColumnRole.GOAL: pair.left, ColumnRole.EXECUTED: pair.right}
    second = {ColumnRole.GOAL: pair.right, ColumnRole.EXECUTED: pair.left}
    share = _share(number, {role: cell}, cell)
    ways: Sequence[FigureMeaning] = [meaning(number, second, "done_goal")]
    if pair.slashed and (bare or role is ColumnRole.GOAL):
        ways = [meaning(number, first, "goal_done"), share, *ways]
    else:
        ways = [share, *ways]
    return tuple(way for way in ways if way.words)


def _share(number: int, cells: Mapping[ColumnRole, str], cell: str) -> FigureMeaning:
    """The pair as a part of a whole; without words where it cannot be one."""
    share = read_figure(cell)
    if not isinstance(share, Percentage):
        return FigureMeaning("")
    word = "ejecutado" if ColumnRole.EXECUTED in cells else "meta"
    return meaning(number, cells, "share", f"{word} {figure_words(share)}")


def _same(one: str, other: str) -> bool:
    read = [read_figure(side) for side in (one, other)]
    values = [each.value for each in read if isinstance(each, Percentage)]
    return len(values) == 2 and values[0] == values[1]
