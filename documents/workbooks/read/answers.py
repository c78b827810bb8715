"""What one row answers of its indicator: whether its cells agree, and what they come to."""

from collections.abc import Iterable

from convenio.catalogue.regions import plain
from convenio.typed.figures import Mark, Percentage
from convenio.typed.pasted.columns import ROUNDED_BY
from documents.workbooks.read.grid.cells import Cell
from documents.workbooks.read.grid.number_formats import PercentSign

Answer = Percentage | Mark | None
_NO_GOAL = 300  # percent, from which on nobody plans
_SHARES = ("tasa", "variacion", "indice", "incremento")


def are_of_things(goals: Iterable[Cell]) -> bool:
    """Whether one of the goals is so large that they are no percentages."""
    return any(
        goal.sign is PercentSign.NONE and goal.number is not None and goal.number >= _NO_GOAL
        for goal in goals
    )


def may_count(unit: Cell, cell: Cell, *, things: bool = False) -> bool:
    """Whether a bare number may be one of things: the row's unit is no percentage.

    `things`: the column's goals are `are_of_things`.
    """
    words = plain(unit.text)
    bare = cell.number is not None or cell.text.replace(",", "").replace(".", "").isdecimal()
    if things:
        return bare and cell.sign is PercentSign.NONE
    return (
        bool(words and bare)
        and "porcent" not in words
        and words not in _SHARES
        and cell.sign is PercentSign.NONE
    )


def counted_text(cell: Cell) -> str:
    number = cell.number
    return f"{number.normalize():f}" if number is not None and number.is_finite() else cell.text


def are_near(one: Answer, other: Answer) -> bool:
    assert isinstance(one, Percentage)
    assert isinstance(other, Percentage)
    return abs(one.value - other.value) <= ROUNDED_BY


def agree(mark: Mark, executed: Answer) -> bool:
    """A figure beside 'sin meta' was executed without one; beside 'no ejecutado' it can be 0."""
    if isinstance(executed, Percentage):
        nothing = mark is Mark.NOT_EXECUTED and executed.value == 0
        return nothing or mark is Mark.NO_GOAL
    return executed is None or executed is mark


def with_mark(mark: Mark, goal: Answer, executed: Answer) -> tuple[Answer, Answer]:
    if mark is Mark.NO_GOAL and isinstance(executed, Percentage):
        return mark, executed
    return goal, mark
