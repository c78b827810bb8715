"""Numbers among figures, with no word for them: they may be those of indicators, or figures."""

import re
from collections.abc import Sequence
from itertools import pairwise

from convenio.typed.pasted.doubts.places import ask_said, ask_turns
from convenio.typed.pasted.figures import MAY_NUMBER, PastedFigures
from convenio.typed.pasted.line_kinds import PastedLine
from convenio.typed.pasted.pairs import (
    NumberedCells,
    are_numbered,
    may_be_number,
    numbered_wording,
    numbers_in_turn,
    parted_pairs,
    placed_wording,
)

_COMMA = re.compile(r"([0-9]{1,2})[.,–-]([0-9]{1,3}%?)")


def settle_numbers(
    found: PastedFigures, lines: Sequence[PastedLine], order: Sequence[int], *, alone: bool
) -> bool:
    """Read or ask about numbers among the figures of these lines; False if there are none.

    `alone`: it is one line, with nothing below or above it.
    """
    return (
        (alone and _ask_commas(found, lines[0], order))
        or _put_in_turn(found, [line.cells for line in lines], order)
        or _ask_counted(found, lines, order)
        or _ask_behind(found, lines, order)
    )


def _ask_commas(found: PastedFigures, line: PastedLine, order: Sequence[int]) -> bool:
    """Ask whether the commas of '1 13,2 60,3 30' part indicators or are of decimals."""
    parted = parted_pairs(found.indicators, line.text.replace(",", ", "))
    if not parted or any(len(each.cells) > 1 for each in parted):
        return False
    for each in parted:
        ask_said(found, each.number, (each.cells[0], "la coma es de decimales"), MAY_NUMBER)
    turns = numbers_in_turn(found.indicators, line.cells)
    found.ways += [numbered_wording(each) for each in (parted, turns) if each]
    found.ways.append(placed_wording(order, line.cells))
    return True


def _put_in_turn(found: PastedFigures, rows: Sequence[Sequence[str]], order: Sequence[int]) -> bool:
    """Put, or ask about, cells that may be numbers and figures in turn; False if they are not."""
    widths = {len(row) for row in rows}
    if len(rows) > 1 and widths != {1} and min(widths, default=0) <= 3:
        return False
    cells = [cell for row in rows for cell in row]
    in_turn = numbers_in_turn(found.indicators, cells)
    if in_turn and are_numbered(found.indicators, in_turn):
        found.numbered = True
        for each in in_turn:
            found.put_plain(each.number, each.cells, each.text)
    elif in_turn:
        ask_turns(found, in_turn, cells, order)
    return bool(in_turn)


def _ask_counted(found: PastedFigures, lines: Sequence[PastedLine], order: Sequence[int]) -> bool:
    """Ask whether '1,60', '2,45', '3-30' count indicators, or are one figure each."""
    cells = [cell for line in lines for cell in line.cells]
    parts = [_COMMA.fullmatch(cell) for cell in cells]
    numbers = [int(part[1]) for part in parts if part]
    if len(numbers) < 3 or len(numbers) < len(cells) or numbers != list(order[: len(numbers)]):
        return False
    counted = [NumberedCells(int(part[1]), (part[2],), 0) for part in parts if part]
    for each, cell in zip(counted, cells, strict=True):
        ask_said(found, each.number, (each.cells[0], cell), MAY_NUMBER)
    found.ways += [numbered_wording(counted), placed_wording(order, cells)]
    return True


def _ask_behind(found: PastedFigures, lines: Sequence[PastedLine], order: Sequence[int]) -> bool:
    """Ask whether numbers behind the figures count the indicators: '45 1', '60 2', '30 3'."""
    rows = [line.cells for line in lines]
    if len(rows) < 3 or any(
        len(row) != 2 or not may_be_number(found.indicators, row[1]) for row in rows
    ):
        return False
    numbers = [int(number) for _, number in rows]
    if any(later - earlier != 1 for earlier, later in pairwise(numbers)):
        return False
    turns = [NumberedCells(int(number), (figure,), 0) for figure, number in rows]
    for each, (figure, number) in zip(turns, rows, strict=True):
        said = (figure, f"meta {figure}, ejecutado {number}")
        ask_said(found, each.number, said, MAY_NUMBER)
    placed = placed_wording(order, [" ".join(row) for row in rows])
    found.ways += [numbered_wording(turns), placed]
    return True
