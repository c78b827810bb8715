"""The rows of a form, each of an indicator, as figures and as faults named by cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from convenio.catalogue.indicators import Indicators
from convenio.typed.column_headings import ColumnRole
from convenio.typed.figures import Mark, Percentage, UnreadableFigure, read_figure
from convenio.typed.pasted.likely_names import near_names
from documents.workbooks.read.answers import (
    Answer,
    agree,
    are_near,
    are_of_things,
    counted_text,
    may_count,
    with_mark,
)
from documents.workbooks.read.causes import Cause, read_cause
from documents.workbooks.read.findings import CellFault, Filled, SheetFault
from documents.workbooks.read.grid.cells import (
    Cell,
    cell_at,
    read_mark,
    readings_of,
    typed_reading,
)
from documents.workbooks.read.grid.figure_columns import FigureColumn, ShareReading, read_figures
from documents.workbooks.read.grid.places import cell_name
from documents.workbooks.read.identities import Identity, are_ordinals, identity_of

Words = TypeVar("Words", Mark, Cause)
SHARES = (ColumnRole.GOAL, ColumnRole.EXECUTED)
FIGURES = (*SHARES, ColumnRole.MARK, ColumnRole.COUNT, ColumnRole.BASE)
_TWOFOLD = (CellFault.FRACTION, CellFault.TWO_READINGS, CellFault.NOT_EXACT)
ANSWERS = (*FIGURES, ColumnRole.CAUSE)


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row that has figures or a cause; `at`: its place, from 0."""

    at: int
    cells: list[Cell]
    identity: Identity


@dataclass
class FormRows:
    """Rows are given one by one and read together: a column's cells decide about each other.

    `columns`: the place of each role's column; `identities`: those of numbers and names.
    `uncomputed`: cells whose formula was never computed, so that they only seem blank.
    `unit`: the place of 'Unidad de medida'.
    """

    columns: Mapping[ColumnRole, int]
    identities: Sequence[int]
    indicators: Indicators
    uncomputed: frozenset[str] = frozenset()
    unit: int | None = None
    found: dict[int, Filled] = field(default_factory=dict)
    faults: list[SheetFault] = field(default_factory=list)
    fractions: set[ColumnRole] = field(default_factory=set)
    partial: list[Filled] = field(default_factory=list)
    _rows: list[FilledRow] = field(default_factory=list)
    _torn: set[int] = field(default_factory=set)

    def identity(self, cells: list[Cell]) -> Identity:
        return identity_of(self.indicators, [cell_at(cells, at) for at in self.identities])

    def has_figures(self, at: int, cells: list[Cell]) -> bool:
        return any(
            not cell_at(cells, column).blank or cell_name(column, at) in self.uncomputed
            for column in self.columns.values()
        )

    def is_note(self, at: int, cells: list[Cell]) -> bool:
        """Whether all that stands in the columns that are read is words."""
        return all(
            (cell := cell_at(cells, column)).blank
            or isinstance(typed_reading(cell), UnreadableFigure)
            for column in self.columns.values()
            if cell_name(column, at) not in self.uncomputed
        )

    def add(self, at: int, cells: list[Cell], identity: Identity) -> None:
        """A row that has figures and names an indicator."""
        self._rows.append(FilledRow(at, cells, identity))

    def read(self) -> None:
        """Every row that was given."""
        ordinals = are_ordinals([row.identity for row in self._rows])
        torn = not ordinals and any(row.identity.torn for row in self._rows)
        shares = {role: self._column(role) for role in SHARES if role in self.columns}
        self.fractions = {role for role, column in shares.items() if column.fractions}
        seen: set[int] = set()
        for row in self._rows:
            identity = row.identity
            indicator = identity.named if ordinals else identity.indicator
            if (identity.torn and not ordinals) or (torn and identity.words):
                said = f"{identity.number}, {identity.named or identity.words}"
                self._fault_of_row(row, None, said, CellFault.NUMBER_AND_NAME)
            elif indicator is None or indicator not in self.indicators:
                self._fault_of_row(row, None, str(indicator), CellFault.NO_SUCH_INDICATOR)
            elif indicator in seen:
                self._fault_of_row(row, indicator, str(indicator), CellFault.TWICE)
                self.found.pop(indicator, None)
                self.partial[:] = [each for each in self.partial if each.indicator != indicator]
            else:
                seen.add(indicator)
                self._read_row(indicator, row, shares)

    def without_indicator(self, at: int, cells: list[Cell]) -> None:
        """A row that has figures, and does not say of which indicator."""
        column = next(
            column for column in self.columns.values() if not cell_at(cells, column).blank
        )
        shown = cell_at(cells, column).shown
        meant = near_names(self.indicators, self.identity(cells).words)
        kind, name = CellFault.WITHOUT_INDICATOR, cell_name(column, at)
        self.faults.append(SheetFault(name, None, shown, kind, meant=meant))

    def _column(self, role: ColumnRole) -> FigureColumn:
        column = self.columns[role]
        read = read_figures({row.at: cell_at(row.cells, column) for row in self._rows})
        goals = self.columns.get(ColumnRole.GOAL)
        things = are_of_things(cell_at(row.cells, goals) for row in self._rows)
        counted = {
            row.at: CellFault.COUNTED
            for row in self._rows
            if may_count(cell_at(row.cells, self.unit), cell_at(row.cells, column), things=things)
        }
        return FigureColumn({**read.said, **counted}, read.fractions)

    def _read_row(
        self, indicator: int, row: FilledRow, shares: Mapping[ColumnRole, FigureColumn]
    ) -> None:
        before = len(self.faults)
        goal = self._answer(ColumnRole.GOAL, indicator, row, shares)
        executed = self._answer(ColumnRole.EXECUTED, indicator, row, shares)
        if ColumnRole.COUNT in self.columns:
            executed = self._with_counts(indicator, row, executed)
        elif isinstance(executed, Percentage) and _is_over_goal(goal, executed):
            self._fault_over_goal(indicator, row, executed)
        mark = self._mark(indicator, row)
        if isinstance(mark, Mark) and not agree(mark, executed):
            self._fault_at(ColumnRole.MARK, indicator, row, CellFault.MARK_AND_FIGURE)
        if faults := self.faults[before:]:
            if mark is None and all(fault.readings for fault in faults):
                self.partial.append(Filled(indicator, goal, executed))
            return
        if isinstance(mark, Mark):
            goal, executed = with_mark(mark, goal, executed)
        cause = self._cause(indicator, row)
        if goal is not None or executed is not None or cause is not None:
            said = (cause.code, cause.words) if cause else (None, None)
            self.found[indicator] = Filled(indicator, goal, executed, *said)

    def _answer(
        self,
        role: ColumnRole,
        indicator: int,
        row: FilledRow,
        shares: Mapping[ColumnRole, FigureColumn],
    ) -> Answer:
        said: ShareReading = shares[role].said.get(row.at) if role in shares else None
        if said is None and self._is_uncomputed(role, row):
            said = CellFault.NOT_COMPUTED
        if isinstance(said, CellFault):
            self._fault_at(role, indicator, row, said)
            return None
        return said

    def _mark(self, indicator: int, row: FilledRow) -> Mark | None:
        return self._said(read_mark, ColumnRole.MARK, indicator, row)

    def _cause(self, indicator: int, row: FilledRow) -> Cause | None:
        """Its cause; one that can't be read is a fault that leaves the figures as they are."""
        return self._said(read_cause, ColumnRole.CAUSE, indicator, row)

    def _said(
        self,
        read: Callable[[Cell], Words | CellFault | None],
        role: ColumnRole,
        indicator: int,
        row: FilledRow,
    ) -> Words | None:
        said = read(self._cell(role, row))
        if said is None and self._is_uncomputed(role, row):
            said = CellFault.NOT_COMPUTED
        if isinstance(said, CellFault):
            self._fault_at(role, indicator, row, said)
            return None
        return said

    def _with_counts(self, indicator: int, row: FilledRow, executed: Answer) -> Answer:
        """What was executed by counts: so many of so many; it must agree with the percentage."""
        count, base = (self._cell(role, row) for role in (ColumnRole.COUNT, ColumnRole.BASE))
        if any(self._is_uncomputed(role, row) for role in (ColumnRole.COUNT, ColumnRole.BASE)):
            self._fault_at(ColumnRole.COUNT, indicator, row, CellFault.NOT_COMPUTED)
            return executed
        if count.blank:
            return executed
        said = read_figure(count.shown_whole)
        if not isinstance(said, Mark):
            said = read_figure(f"{counted_text(count)} / {counted_text(base)}")
        if not isinstance(said, Percentage | Mark):
            unread = isinstance(said, UnreadableFigure)
            kind = CellFault.NOT_A_FIGURE if unread else CellFault.TWO_READINGS
            self._fault_at(ColumnRole.COUNT, indicator, row, kind)
            return executed
        both = isinstance(executed, Percentage) and isinstance(said, Percentage)
        if executed is None or (executed is said) or (both and are_near(executed, said)):
            return said
        self._fault_at(ColumnRole.EXECUTED, indicator, row, CellFault.TWO_SHARES)
        return executed

    def _cell(self, role: ColumnRole, row: FilledRow) -> Cell:
        return cell_at(row.cells, self.columns.get(role))

    def _is_uncomputed(self, role: ColumnRole, row: FilledRow) -> bool:
        column = self.columns.get(role)
        return column is not None and cell_name(column, row.at) in self.uncomputed

    def _fault_at(self, role: ColumnRole, indicator: int, row: FilledRow, kind: CellFault) -> None:
        cell = self._cell(role, row)
        shown = "" if cell.value is None else cell.shown
        readings = readings_of(cell) if kind in _TWOFOLD and role in SHARES else ()
        name = cell_name(self.columns[role], row.at)
        self.faults.append(SheetFault(name, indicator, shown, kind, role, readings))

    def _fault_over_goal(self, indicator: int, row: FilledRow, share: Percentage) -> None:
        """Ask of '45 de 60' beside the goal 60%: it may be 45%, or the part of a whole."""
        assert share.executed is not None
        role = ColumnRole.EXECUTED
        name, shown = cell_name(self.columns[role], row.at), self._cell(role, row).shown
        readings = (share, Percentage(share.executed))
        fault = SheetFault(name, indicator, shown, CellFault.TWO_READINGS, role, readings)
        self.faults.append(fault)

    def _fault_of_row(
        self, row: FilledRow, indicator: int | None, found: str, kind: CellFault
    ) -> None:
        column = next(at for at in self.identities if not cell_at(row.cells, at).blank)
        self._fault(cell_name(column, row.at), indicator, found, kind)

    def _fault(self, name: str, indicator: int | None, found: str, kind: CellFault) -> None:
        self.faults.append(SheetFault(name, indicator, found, kind))


def _is_over_goal(goal: Answer, executed: Percentage) -> bool:
    """Whether a share in one cell is of as many as the goal beside it says in percent."""
    return isinstance(goal, Percentage) and goal.value == executed.base
