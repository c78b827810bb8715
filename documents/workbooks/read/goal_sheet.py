"""Goals of many regions in one sheet: a row for each goal, or one for each region.

A row for each goal has columns for region, indicator and goal; a row for each region has one
column for each indicator, headed by its number or name.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import Unresolved, plain, resolve_region
from convenio.typed.figures import Mark
from documents.workbooks.read.cells import Cell, read_cell
from documents.workbooks.read.findings import (
    CellFault,
    GoalFindings,
    NotFit,
    ReadGoal,
    Reason,
    SheetFault,
)
from documents.workbooks.read.form_reader import MOST_ROWS, read_safely, sheets, uncomputed
from documents.workbooks.read.headings import ROWS_ABOVE, FormColumn, column_of
from documents.workbooks.read.known_indicators import Lists, meant
from documents.workbooks.read.rows import column_letters, indicator_in
from documents.workbooks.read.sheet_choice import Rows, choose_table, find_tables

_REGION = ("region", "regiones", "g drtpe", "drtpe", "gobierno regional")
_TOTALS = ("promedio", "total", "pais", "nacional")


def read_goal_sheet(lists: Lists, content: bytes) -> GoalFindings:
    """Raises NotFit. `lists`: the indicators of the semester that they are of."""
    return read_safely(content, lambda fit: _read(lists, fit))


def _read(lists: Lists, content: bytes) -> GoalFindings:
    layout_of = partial(_layout, meant(lists, None))
    found = find_tables(sheets(content, computed=True), layout_of, lambda layout: layout.at)
    if not found:
        raise NotFit(Reason.NO_GOALS)
    table, _ = choose_table(lists, found)
    return _findings(content, table.sheet, table.rows, table.layout)


@dataclass(frozen=True, slots=True)
class _Layout:
    """`at`: the row of the headings, from 0; `own`: the indicator of each column that has one."""

    at: int
    region: int
    columns: dict[FormColumn, int]
    own: dict[int, int]
    indicators: Indicators

    @property
    def goals(self) -> list[int]:
        """The columns that goals stand in."""
        return list(self.own) or [self.columns[FormColumn.GOAL]]

    def indicator(self, row: Sequence[Cell], column: int) -> int | None:
        """The one that a goal in that column of the row is of."""
        if self.own:
            return self.own[column]
        number, name = (
            self._cell(row, heading).value for heading in (FormColumn.NUMBER, FormColumn.NAME)
        )
        return indicator_in(self.indicators, name if number is None else number, name)

    def _cell(self, row: Sequence[Cell], column: FormColumn) -> Cell:
        at = self.columns.get(column)
        return row[at] if at is not None and at < len(row) else Cell()


def _layout(indicators: Indicators, rows: Rows) -> _Layout | None:
    for at, row in enumerate(rows[:ROWS_ABOVE]):
        values = [cell.value for cell in row]
        region = next((column for column, value in enumerate(values) if _is_region(value)), None)
        if region is None:
            continue
        columns = {
            name: column for column, value in enumerate(values) if (name := column_of(value))
        }
        if FormColumn.GOAL in columns and (
            FormColumn.NUMBER in columns or FormColumn.NAME in columns
        ):
            return _Layout(at, region, columns, {}, indicators)
        own = {
            column: number
            for column, value in enumerate(values)
            if (number := indicator_in(indicators, value, value)) is not None
            and number in indicators
        }
        if own:
            return _Layout(at, region, columns, own, indicators)
    return None


def _is_region(value: object) -> bool:
    return isinstance(value, str) and plain(value) in _REGION


def _findings(content: bytes, sheet: str, rows: Rows, layout: _Layout) -> GoalFindings:
    if len(rows) > MOST_ROWS:
        raise NotFit(Reason.TOO_MANY_ROWS)
    below = rows[layout.at + 1 :]
    reader = _GoalSheetReader(layout, uncomputed(content, sheet, below, layout.goals))
    for number, row in enumerate(below, start=layout.at + 2):
        reader.read(row, number)
    if not reader.found and not reader.faults:
        raise NotFit(Reason.NO_GOALS)
    return GoalFindings(sheet, tuple(reader.found.values()), tuple(reader.faults))


@dataclass
class _GoalSheetReader:
    layout: _Layout
    uncomputed: frozenset[str]
    found: dict[tuple[str, int], ReadGoal] = field(default_factory=dict)
    faults: list[SheetFault] = field(default_factory=list)
    _seen: set[tuple[str, int]] = field(default_factory=set)

    def read(self, row: Sequence[Cell], number: int) -> None:
        """`number`: the row's, from 1."""
        cell = row[self.layout.region] if self.layout.region < len(row) else Cell()
        if cell.blank or plain(str(cell.value)) in _TOTALS:
            return
        region = resolve_region(str(cell.value), forgiving=False)
        if isinstance(region, Unresolved):
            name = f"{column_letters(self.layout.region)}{number}"
            self.faults.append(SheetFault(name, None, cell.shown, CellFault.NO_SUCH_REGION))
            return
        for column in self.layout.goals:
            self._goal(region.code, row, column, f"{column_letters(column)}{number}")

    def _goal(self, region: str, row: Sequence[Cell], column: int, name: str) -> None:
        cell = row[column] if column < len(row) else Cell()
        indicator = self.layout.indicator(row, column)
        if cell.blank and name not in self.uncomputed:
            return
        if indicator is None or indicator not in self.layout.indicators:
            shown = str(indicator or "sin número")
            self.faults.append(SheetFault(name, None, shown, CellFault.NO_SUCH_INDICATOR))
            return
        read = CellFault.NOT_COMPUTED if cell.blank else read_cell(cell)
        if read is Mark.NOT_EXECUTED:
            read = CellFault.NOT_A_GOAL
        key = (region, indicator)
        if key in self._seen:
            read = CellFault.TWICE
            self.found.pop(key, None)
        self._seen.add(key)
        if isinstance(read, CellFault):
            shown = "" if cell.blank else cell.shown
            if read is CellFault.TWICE:
                shown = str(indicator)
            self.faults.append(SheetFault(name, indicator, shown, read))
        elif read is not None:
            self.found[key] = ReadGoal(region, indicator, read)
