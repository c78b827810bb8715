"""Sheets as cells, read without a file; what is hidden or merged stands beside the rows."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from convenio.catalogue.indicators import INDICATORS
from convenio.typed.figures import Mark, Percentage
from documents.workbooks.read.findings import Findings, GoalFindings, NotFit, Reason
from documents.workbooks.read.form_table import read_form
from documents.workbooks.read.goals.goal_table import read_goals
from documents.workbooks.read.grid.cells import Cell
from documents.workbooks.read.grid.places import cell_name
from documents.workbooks.read.grid.sheet_layout import Rows, SheetLayout

LISTS = {"2020-II": INDICATORS}
NAMES = [each.name for each in INDICATORS.values()]
Sheet = tuple[str, Rows]


def sheet(
    *rows: Sequence[object],
    name: str = "Hoja1",
    hidden_columns: str = "",
    hidden_rows: Sequence[int] = (),
    merged: Sequence[tuple[int, int, int, int]] = (),
    formats: Mapping[str, str] | None = None,
    hidden: bool = False,
) -> Sheet:
    """`hidden_rows`: from 1; `merged`: first column and row, last column and row, from 0."""
    width = max(map(len, rows), default=0)
    cells = [
        [
            Cell(value, (formats or {}).get(cell_name(column, at), "General"))
            for column, value in enumerate([*row, *[None] * (width - len(row))])
        ]
        for at, row in enumerate(rows)
    ]
    columns = {ord(letter) - ord("A") for letter in hidden_columns}
    places = {row - 1 for row in hidden_rows}
    SheetLayout(places, columns, list(merged), hidden).apply(cells)
    return name, cells


def form(*sheets: Sheet, file: str = "") -> Findings:
    return read_form(LISTS, sheets, file, lambda *_: frozenset())


def goals(*sheets: Sheet, file: str = "") -> GoalFindings:
    return read_goals(LISTS, sheets, file, lambda *_: frozenset())


def refusal(found: Findings | GoalFindings | NotFit) -> tuple[Reason, str]:
    assert isinstance(found, NotFit)
    return found.unfit.reason, found.unfit.detail


def figures(found: Findings) -> dict[int, tuple[object, object]]:
    """The goal and what was executed of each indicator, as plain numbers or marks."""
    return {row.indicator: (_plain(row.programmed), _plain(row.executed)) for row in found.rows}


def goals_of(found: GoalFindings) -> dict[tuple[str, int], object]:
    return {(each.region, each.indicator): _plain(each.goal) for each in found.goals}


def _plain(said: Percentage | Mark | None) -> object:
    return _number(said.value) if isinstance(said, Percentage) else said


def _number(value: Decimal) -> float:
    return float(value)
