"""Cells whose headings or words say what they are, put where they belong."""

import re

from convenio.catalogue.regions import plain
from convenio.typed.column_headings import ColumnHeading, ColumnRole, WhyLeftOut
from convenio.typed.mark_phrases import mark_said
from convenio.typed.pasted.cells import NOTHING
from convenio.typed.pasted.doubts.meanings import meaning
from convenio.typed.pasted.doubts.ratios import pair_of, roles_of_pair
from convenio.typed.pasted.figures import TWO_COLUMNS, Columns, PastedFigures
from convenio.typed.pasted.line_kinds import PastedLine
from convenio.typed.pasted.readings import is_figure

_UNIT = re.compile(r"unid(?:ad)?(?: de)?(?: medida| med)?|u m|um|medida")
_VALUES = (ColumnRole.GOAL, ColumnRole.EXECUTED, ColumnRole.COUNT, ColumnRole.BASE)


def put_labels(found: PastedFigures, number: int, line: PastedLine) -> None:
    found.headed = True
    cells: dict[ColumnRole, str] = {}
    for role, cell in zip(line.labels, line.cells, strict=True):
        if role is ColumnRole.LEFT_OUT:
            found.leave_out(ColumnHeading(cell, role, None, WhyLeftOut.COMPLIANCE))
            continue
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
    second: dict[ColumnRole, str] = {}
    counted = False
    if any(cell not in NOTHING for cell in line.cells[len(columns) :]):
        found.unread.append(line.text)
        return
    for heading, cell in zip(columns, line.cells, strict=False):
        if heading is None or heading.role is ColumnRole.MARK:
            if cell not in NOTHING and is_figure(cell):
                found.leave_out(ColumnHeading(cell, ColumnRole.LEFT_OUT))
            continue
        if heading.role is ColumnRole.BOTH:
            pair, roles = pair_of(cell, dashed=True), roles_of_pair(heading.text)
            if pair and roles:
                cells |= dict(zip(roles, (pair.left, pair.right), strict=True))
            elif cell not in NOTHING:
                found.unread.append(cell)
            continue
        counted = counted or (_UNIT.fullmatch(plain(heading.text)) is not None and _is_count(cell))
        cell = mark_said(cell) or cell
        if heading.role in (*_VALUES, ColumnRole.FIGURE):
            if heading.role in cells:
                second = second or dict(cells)
                second[heading.role] = cell
            else:
                cells[heading.role] = cell
                second = second and {**second, heading.role: cell}
    if second:
        meanings = (meaning(number, cells, "first"), meaning(number, second, "second"))
        found.asked[number] = (meanings, TWO_COLUMNS)
    elif counted and cells:
        done = cells.get(ColumnRole.EXECUTED, "")
        found.ask_count(number, cells.get(ColumnRole.GOAL, ""), done)
    elif cells:
        found.put(number, cells, line.text)
    else:
        found.unread.append(line.text)


def _is_count(unit: str) -> bool:
    """Whether a unit is anything else than percent: 'Personas', 'Plan', 'Visita'."""
    return unit not in NOTHING and "%" not in unit and not plain(unit).startswith("porc")
