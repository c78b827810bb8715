"""Goals of many regions in one table: a row for each goal, or one for each region.

A row for each goal has columns for region, indicator and goal; a row for each region has one
column for each indicator, headed by its number or name.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial

from convenio.calendar.periods import Period
from convenio.catalogue.regions import Region, resolve_region
from convenio.typed.column_headings import ColumnRole, WhyLeftOut
from documents.workbooks.read.chosen_table import chosen_table
from documents.workbooks.read.findings import (
    GoalFindings,
    NotFit,
    ReadColumn,
    Reason,
)
from documents.workbooks.read.goals.goal_columns import (
    GoalColumns,
    goal_columns,
    is_goal_table,
    is_table_of_one,
    misspelt_columns,
)
from documents.workbooks.read.goals.goal_identities import RowIndicators, titled_indicator
from documents.workbooks.read.goals.goal_rows import GoalRows
from documents.workbooks.read.goals.turned_sheet import turned_sheet
from documents.workbooks.read.grid.cells import EMPTY, Cell, cell_at
from documents.workbooks.read.grid.figure_columns import read_figures
from documents.workbooks.read.grid.places import cell_name, column_letters
from documents.workbooks.read.headings import visible
from documents.workbooks.read.known_indicators import Lists, meant
from documents.workbooks.read.labels import Labels
from documents.workbooks.read.row_labels import rows_of_others, semesters_of
from documents.workbooks.read.tables import FoundTable, Rows
from documents.workbooks.read.unread import UnreadParts, is_total
from documents.workbooks.read.ways import AS_IT_STANDS, Settled, ways_by_indicator

Uncomputed = Callable[[str, Rows, Collection[int]], frozenset[str]]
PlacedRow = tuple[int, list[Cell]]


def read_goals(
    lists: Lists,
    sheets: Sequence[tuple[str, Rows]],
    name: str,
    uncomputed: Uncomputed,
    settled: Settled = AS_IT_STANDS,
) -> GoalFindings:
    """Read goals, or raise NotFit; `sheets`: as in the file, with what is hidden marked.

    A sheet without regions in rows may have them in columns.
    """
    try:
        return _read_rows(lists, sheets, name, uncomputed, settled)
    except NotFit as fault:
        indicators = meant(lists, None)
        found = {of: turned for of, rows in sheets if (turned := turned_sheet(rows, indicators))}
        if fault.unfit.reason is not Reason.NO_GOALS:
            raise
        if not found:
            of_one = _of_one_region(lists, sheets, name, uncomputed, settled)
            if of_one is None:
                raise
            return of_one

    def known(sheet: str, _rows: Rows, _columns: Collection[int]) -> frozenset[str]:
        own = next(rows for of, rows in sheets if of == sheet)
        return found[sheet].named_within(uncomputed(sheet, own, found[sheet].columns.values()))

    tables = [(of, turned.rows) for of, turned in found.items()]
    read = _read_rows(lists, tables, name, known, settled)
    return found[read.sheet].restored(read)


def _read_rows(
    lists: Lists,
    sheets: Sequence[tuple[str, Rows]],
    name: str,
    uncomputed: Uncomputed,
    settled: Settled,
) -> GoalFindings:
    """Read goals of sheets with regions in rows, or raise NotFit."""
    kind = partial(is_goal_table, meant(lists, None))
    chosen = chosen_table(lists, sheets, name, (kind,), _is_filled, settled)
    if chosen is None:
        raise NotFit(Reason.NO_GOALS)
    return _GoalTable(chosen.table, chosen.asked, chosen.unread, settled).read(uncomputed)


def _of_one_region(
    lists: Lists,
    sheets: Sequence[tuple[str, Rows]],
    name: str,
    uncomputed: Uncomputed,
    settled: Settled,
) -> GoalFindings | None:
    """Read goals of the region that is settled or titled; raise NotFit where none is."""
    kind = partial(is_table_of_one, meant(lists, None))
    chosen = chosen_table(lists, sheets, name, (kind,), _is_filled, settled)
    if chosen is None:
        return None
    titled = {code for _, named in chosen.table.labels.regions for code in named}
    region = settled.region or (titled.pop() if len(titled) == 1 else "")
    if not region:
        raise NotFit(Reason.NO_REGION)
    table = _GoalTable(chosen.table, chosen.asked, chosen.unread, settled, region)
    return table.read(uncomputed)


def _is_filled(table: FoundTable) -> bool:
    return any(not cell.blank for _, row in table.body for cell in row)


@dataclass
class _GoalTable:
    table: FoundTable
    asked: Sequence[Period]
    unread: UnreadParts
    settled: Settled
    region: str = ""  # of all rows, where no column says it

    def read(self, uncomputed: Uncomputed) -> GoalFindings:
        table = self.table
        body = [(at, visible(row)) for at, row in table.body]
        period = self._period()
        filled = [at for at in range(60) if any(not cell_at(row, at).blank for _, row in body)]
        columns = goal_columns(table.headings, table.indicators, period, filled, self.settled)
        known = uncomputed(table.sheet, [row for _, row in body], columns.goals)
        mine = self._own_rows(body, columns, known)
        goal_rows = [(at, row) for at, row in mine if columns.has_goals(at, row, known)]
        indicator_of = RowIndicators(table.headings, table.indicators, goal_rows, columns)
        if not columns.own:
            self._require_indicators(columns, indicator_of)
        cells = {(at, column): cell_at(row, column) for at, row in mine for column in columns.goals}
        said = read_figures(dict(enumerate(cells.values())))
        by_place = dict(zip(cells, said.said.values(), strict=True))
        rows = GoalRows(columns, indicator_of, table.indicators, known, self.region)
        for at, row in mine:
            rows.read(at, row, {column: by_place[at, column] for column in columns.goals})
        misspelt = misspelt_columns(table, columns, filled)
        rows.faults += misspelt.values()
        if not rows.found and not rows.faults:
            raise NotFit(Reason.NO_GOALS, self.unread.why_not(body))
        self._require_titled_region(rows.regions)
        for column_left, why in columns.left_out:
            self.unread.column(column_left, why)
        used = {columns.region, *columns.goals, *indicator_of.columns, *misspelt}
        self.unread.columns(body, used)
        return GoalFindings(
            table.sheet,
            tuple(rows.found.values()),
            tuple(rows.faults),
            tuple(self._read_from(columns, fractions=said.fractions)),
            self.unread.told(),
        )

    def _period(self) -> Period | None:
        """The semester that is named, or else asked. Raises NotFit where it is another one."""
        labels = self.table.labels
        if self.settled.semester is not None:
            return self.settled.semester
        if labels.doubt is not None:
            raise NotFit(labels.doubt.reason, labels.doubt.detail)
        self._require_asked(self.table.period)
        if labels.from_names is not None:
            raise NotFit(labels.from_names.reason, labels.from_names.detail)
        return self.table.period or (self.asked[0] if self.asked else None)

    def _require_asked(self, period: Period | None) -> None:
        if period is not None and self.asked and period not in self.asked:
            wanted = ", ".join(semester.label for semester in self.asked)
            raise NotFit(
                Reason.OTHER_SEMESTER, f"{period.label}, y aquí se cargan las del {wanted}"
            )

    def _require_indicators(self, columns: GoalColumns, indicator_of: RowIndicators) -> None:
        """Raise NotFit where goals are of another semester, or nothing says of which indicator."""
        others = {
            column.heading.period
            for column in self.table.headings.columns
            if column.heading and column.heading.why is WhyLeftOut.OTHER_SEMESTER
        }
        if columns.single is None:
            if len(others) == 1:
                self._require_asked(others.pop())
            body = [(at, visible(row)) for at, row in self.table.body]
            raise NotFit(Reason.NO_GOALS, self.unread.why_not(body))
        if not indicator_of.rows:
            raise NotFit(Reason.NO_GOALS)
        titled = titled_indicator(self.table)
        if not indicator_of.known and titled is None and self.settled.indicator:
            indicator_of.titled = self.settled.indicator
        elif not indicator_of.known and titled is None:
            heading = next(e for e in self.table.headings.columns if e.at == columns.single)
            ways = ways_by_indicator(self.settled, self.table.indicators)
            raise NotFit(Reason.NO_INDICATOR, heading.named, ways)
        if not indicator_of.known and titled is not None:
            indicator_of.titled = titled[0]
            self.unread.found[:] = [
                part for part in self.unread.found if part.where != f"celda {titled[1]}"
            ]

    def _own_rows(
        self, body: Sequence[PlacedRow], columns: GoalColumns, known: Collection[str]
    ) -> list[PlacedRow]:
        """The rows with goals, of the semester that is asked; the others are named."""
        with_goals = []
        for at, row in body:
            if is_total(row):
                self.unread.row(at, row)
                with_goals.append((at, [EMPTY] * len(row)))  # no region goes on below it
            elif columns.has_goals(at, row, known) or _is_region(cell_at(row, columns.region)):
                with_goals.append((at, row))
            elif any(not cell.blank for cell in row):
                self.unread.row(at, row)
        labels = Labels(self.asked, self.table.labels.default)
        used = [(at, row) for at, row in with_goals if any(not cell.blank for cell in row)]
        headings, meant_one = self.table.headings, self.settled.semester
        if meant_one is not None:
            others = rows_of_others(headings, used, None, meant_one)
        else:
            period, others = semesters_of(headings, used, labels, self.table.period, self.asked)
            self._require_asked(period)
        for at, row in used:
            if at in others:
                self.unread.row(at, row, "es de otro semestre")
        return [(at, row) for at, row in with_goals if at not in others]

    def _require_titled_region(self, regions: Collection[str]) -> None:
        """Raise NotFit where a title names a region, and the rows only others."""
        settled = self.settled.period or self.region
        for where, named in self.table.labels.regions if not settled else ():
            if len(regions) == 1 and named.isdisjoint(regions):
                there = cell_name(self.table.headings.of(ColumnRole.REGION)[0].at, 0)[:1]
                raise NotFit(Reason.TWO_REGIONS, f"{where} y la columna {there}")

    def _read_from(self, columns: GoalColumns, *, fractions: bool) -> list[ReadColumn]:
        return [
            ReadColumn(column_letters(column.at), column.text, ColumnRole.GOAL, fractions=fractions)
            for column in self.table.headings.columns
            if column.at in columns.goals
        ]


def _is_region(cell: Cell) -> bool:
    return not cell.blank and isinstance(resolve_region(cell.shown_whole, forgiving=False), Region)
