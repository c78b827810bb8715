"""Figures whose place may tell their indicator, or not: what is asked, and the ways to answer."""

from collections.abc import Sequence
from decimal import Decimal

from convenio.typed.column_headings import ColumnRole
from convenio.typed.figures import Percentage, read_figure
from convenio.typed.pasted.cells import NOTHING
from convenio.typed.pasted.doubts.meanings import FigureMeaning, meaning
from convenio.typed.pasted.figures import MAY_NUMBER, PastedFigures
from convenio.typed.pasted.pairs import (
    NumberedCells,
    Wording,
    numbered_wording,
    placed_wording,
)
from convenio.typed.pasted.readings import is_small_whole

TOO_MANY = "hay {figures} cifras y {indicators} indicadores"
HALVES = "pueden ser metas y ejecutados, o una cifra de cada indicador"
MISSING = "faltan cifras, y no se dice de qué indicadores"
MAY_SUM = "puede ser el total o el promedio de las demás"
_OF_NONE = FigureMeaning("no es de este indicador")
_MANY = 7  # figures, from which on some are rather missing than the rest not asked for


def ask_said(found: PastedFigures, number: int, readings: Sequence[str], why: str) -> None:
    """Ask what only a whole text can answer: the ways of `found` have its figures."""
    found.asked[number] = (tuple(map(FigureMeaning, readings)), why)


def ask_numbers(found: PastedFigures, numbers: Sequence[int], cells: Sequence[str]) -> None:
    """Ask of numbers with no word whether they number the figures, or are figures."""
    for number, cell in zip(numbers, cells, strict=True):
        said = (f"IdG {number}: {cell}", f"otra cifra: {number}")
        ask_said(found, number, said, MAY_NUMBER)
    turns = [NumberedCells(n, (cell,), 0) for n, cell in zip(numbers, cells, strict=True)]
    found.ways.append(numbered_wording(turns))


def ask_turns(
    found: PastedFigures,
    turns: Sequence[NumberedCells],
    cells: Sequence[str],
    order: Sequence[int],
) -> None:
    """Ask whether every other cell numbers the next one, or each is a figure by its place."""
    for each in turns:
        placed = f"{each.number} como cifra del IdG {order[each.at - 1]}"
        ask_said(found, each.number, (" ".join(each.cells), placed), MAY_NUMBER)
    found.ways += [numbered_wording(turns), placed_wording(order, cells)]


def ask_grid(
    found: PastedFigures, groups: Sequence[Sequence[str]], order: Sequence[int], why: str
) -> None:
    """Ask of '60 45, 70 30' whether it is a goal and a figure each, or figures one by one."""
    cells = [cell for group in groups for cell in group]
    ask_places(found, order, cells, why)
    found.ways += [
        placed_wording(order, [" ".join(group) for group in groups]),
        placed_wording(order, cells),
    ]


def ask_places(found: PastedFigures, order: Sequence[int], cells: Sequence[str], why: str) -> None:
    """Ask of which indicators cells are, where their places do not tell."""
    for number, cell in zip(order, cells, strict=False):
        own = meaning(number, {ColumnRole.EXECUTED: cell}, words=cell)
        found.asked[number] = ((own, _OF_NONE), why)
    found.unread += cells[len(order) :]


def ask_many(found: PastedFigures, order: Sequence[int], cells: Sequence[str]) -> None:
    """Ask of more figures than indicators: one may be a total, or half of them are goals."""
    indicators = len(order)
    why = TOO_MANY.format(figures=len(cells), indicators=indicators)
    ask_places(found, order, cells, why)
    if len(cells) == indicators + 1:
        for own, other in ((cells[:-1], cells[-1]), (cells[1:], cells[0])):
            way = placed_wording(order, own)
            found.ways.append(
                Wording(f"Sin {other}: {way.words[:1].lower()}{way.words[1:]}", way.text)
            )
    elif len(cells) == 2 * indicators:
        found.ways += _of_both(order, cells)


def ask_repeated(found: PastedFigures, order: Sequence[int], rows: Sequence[Sequence[str]]) -> bool:
    """Ask whether small numbers, some of them twice, number the figures behind: '1 60', '1 45'."""
    firsts = [row[0] for row in rows if len(row) == 2]
    if len(firsts) < 2 or len(firsts) < len(rows) or not all(map(is_small_whole, firsts)):
        return False
    numbers = list(map(int, firsts))
    larger = sum(not is_small_whole(row[1]) or int(row[1]) > len(order) for row in rows)
    if not set(numbers) <= set(order) or larger * 2 <= len(rows) or numbers != sorted(numbers):
        return False
    turns = [NumberedCells(number, (row[1],), 0) for number, row in zip(numbers, rows, strict=True)]
    for at, (each, row) in enumerate(zip(turns, rows, strict=True)):
        if at >= len(order):
            found.unread.append(" ".join(row))
            continue
        said = (each.text, f"IdG {order[at]}: meta {row[0]}, ejecutado {row[1]}")
        ask_said(found, order[at], said, MAY_NUMBER)
    found.ways += [numbered_wording(turns), placed_wording(order, [" ".join(row) for row in rows])]
    return True


def ask_halves(found: PastedFigures, order: Sequence[int], cells: Sequence[str]) -> bool:
    """Ask of fewer figures than indicators whether half are goals, or which are missing.

    False if they may be nothing else than the first ones.
    """
    even = len(cells) % 2 == 0
    few = 2 <= len(cells) < len(order) and (even or len(cells) >= _MANY)
    if not few or not all(isinstance(read_figure(cell), Percentage) for cell in cells):
        return False
    if not even:
        ask_places(found, order, cells, MISSING)
        found.ways.append(placed_wording(order, cells))
        return True
    half = len(cells) // 2
    for at, (number, cell) in enumerate(zip(order, cells, strict=False)):
        kind = "meta" if at < half else "ejecutado"
        said = (f"ejecutado {cell}", f"{kind} del IdG {order[at % half]}")
        ask_said(found, number, said, HALVES)
    found.ways.append(placed_wording(order, cells))
    found.ways += _of_both(order, cells)
    return True


def _of_both(order: Sequence[int], cells: Sequence[str]) -> list[Wording]:
    """The ways to take figures as goals and executed: first all goals, or in turn."""
    half = len(cells) // 2
    blocks = zip(cells[:half], cells[half:], strict=True)
    turns = zip(cells[::2], cells[1::2], strict=True)
    found = []
    for words, pairs in (
        (f"{half} metas y {half} ejecutados", blocks),
        ("Meta y ejecutado, de dos en dos", turns),
    ):
        lines = [f"{order[at]}\t{goal}\t{done}" for at, (goal, done) in enumerate(pairs)]
        found.append(Wording(words, "\n".join(("N°\tMeta\tEjecutado", *lines))))
    if half == 1:  # both ways are one
        return [Wording(f"IdG {order[0]}: meta {cells[0]}, ejecutado {cells[1]}", found[0].text)]
    return found


def ask_sum(
    found: PastedFigures,
    number: int,
    rows: Sequence[Sequence[str]],
    *,
    whole: bool,
    roles: Sequence[ColumnRole] = (ColumnRole.GOAL, ColumnRole.EXECUTED),
) -> bool:
    """Ask whether the last of the rows sums up the others; False where it does not.

    `whole`: there are as many rows as indicators, so that an average is likely chance.
    """
    if len(rows) < 3 or not _sums_up(rows, whole=whole):
        return False
    own = meaning(number, dict(zip(roles[-len(rows[-1]) :], rows[-1], strict=True)))
    found.asked[number] = ((own, FigureMeaning("es el total o el promedio")), MAY_SUM)
    return True


def _sums_up(rows: Sequence[Sequence[str]], *, whole: bool) -> bool:
    last = rows[-1]
    if not 1 <= len(last) <= 2 or any(len(row) != len(last) for row in rows):
        return False
    columns = [[row[at] for row in rows] for at in range(len(last))]
    return all(_is_sum(column, whole=whole) for column in columns)


def _is_sum(cells: Sequence[str], *, whole: bool) -> bool:
    read = [read_figure(cell) for cell in cells if cell not in NOTHING]
    values = [each.value for each in read if isinstance(each, Percentage)]
    if len(values) < 3 or not isinstance(read[-1], Percentage):
        return False
    above, last = values[:-1], values[-1]
    if sum(above) == last:
        return last != 0
    average = sum(above) / Decimal(len(above))
    near = abs(average - last) <= Decimal("0.5").scaleb(last.as_tuple().exponent)  # type: ignore[arg-type]
    return not whole and len(set(above)) > 1 and len(above) > 2 and near
