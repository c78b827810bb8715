"""The tables of a workbook's sheets, and the one that is meant."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.typed.figures import UnreadableFigure, read_figure
from documents.workbooks.read.findings import NotFit, Reason
from documents.workbooks.read.grid.cells import Cell
from documents.workbooks.read.grid.places import NotRead, cell_name, rows_place, short
from documents.workbooks.read.heading_finder import find_headings
from documents.workbooks.read.headings import (
    ROWS_ABOVE,
    Headings,
    head_something,
    visible,
)
from documents.workbooks.read.known_indicators import Lists, meant
from documents.workbooks.read.label_rows import read_labels
from documents.workbooks.read.labels import Labels
from documents.workbooks.read.ways import Settled, ways_by_sheet

NAMED = 3
MOST_TABLES = 8  # of a sheet; what is below belongs to the last one
Rows = list[list[Cell]]
IsTable = Callable[[Headings], bool]


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table: its headings, the place below its last row, and what stands above it.

    `period`: the semester that the labels name. `indicators`: those that it may be of.
    """

    sheet: str
    rows: Rows
    headings: Headings
    end: int
    labels: Labels
    region: str | None
    period: Period | None
    indicators: Indicators

    @property
    def body(self) -> list[tuple[int, list[Cell]]]:
        """The rows below the headings with their places from 0."""
        return [(at, self.rows[at]) for at in range(self.headings.last + 1, self.end)]

    @property
    def rows_above(self) -> list[tuple[int, list[Cell]]]:
        return [(at, visible(self.rows[at])) for at in range(self.headings.first)]

    @property
    def place(self) -> str:
        last = max(
            (at for at, row in self.body if any(not cell.blank for cell in row)),
            default=self.headings.last,
        )
        return rows_place(range(self.headings.first, last + 1))


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """Its sheets, the file's name, and the indicators of each semester that it may be of."""

    sheets: Sequence[tuple[str, Rows]]
    name: str
    lists: Lists

    @property
    def asked(self) -> list[Period]:
        return [Period.parse(code) for code in self.lists]

    def tables(self, is_table: IsTable) -> list[list[FoundTable]]:
        """Those of each sheet that has one, the upper first."""
        found = (self._tables_of(sheet, rows, is_table) for sheet, rows in self.sheets)
        return [tables for tables in found if tables]

    def _tables_of(self, sheet: str, rows: Rows, is_table: IsTable) -> list[FoundTable]:
        tables: list[FoundTable] = []
        begins = 0
        while begins < len(rows) and len(tables) < MOST_TABLES:
            within = rows if tables else rows[: ROWS_ABOVE + 2]
            heads = _or_like_headings(is_table) if tables else is_table
            table = self._table(sheet, rows, within, begins, heads)
            if table is None:
                break
            if tables:
                tables[-1] = _ended(tables[-1], table.headings.first)
            tables.append(table)
            begins = table.headings.last + 1
        return tables

    def _table(
        self, sheet: str, rows: Rows, within: Rows, begins: int, is_table: IsTable
    ) -> FoundTable | None:
        asked = self.asked
        first = asked[0] if asked else None
        found = find_headings(within, begins, first, meant(self.lists, None), is_table)
        if found is None:
            return None
        above = _above(rows, begins, found.first)
        labels = read_labels(above, sheet, self.name, asked)
        region, period = labels.settle()
        indicators = meant(self.lists, period.code if period else None)
        for of in dict.fromkeys([period, *asked] if period else asked):
            read = find_headings(within, begins, of, indicators, is_table)
            if read is not None and (period or _names(read, of)):
                found = read
                break
        return FoundTable(sheet, rows, found, len(rows), labels, region, period, indicators)


def _or_like_headings(is_table: IsTable) -> IsTable:
    return lambda headings: is_table(headings) or head_something(headings)


def _names(headings: Headings, period: Period | None) -> bool:
    """Whether a column is of that semester by its heading."""
    return any(column.heading and column.heading.period == period for column in headings.columns)


def _above(rows: Rows, begins: int, first: int) -> list[tuple[int, list[Cell]]]:
    """The rows above a table; of a second one only those of its title: the lines right above."""
    above = [(at, rows[at]) for at in range(begins, first)]
    if begins == 0:
        return above
    title: list[tuple[int, list[Cell]]] = []
    for at, row in reversed(above):
        words = [cell for cell in row if not cell.blank]
        if any(_is_figure(cell) for cell in words) or (not words and title):
            break
        title += [(at, row)] if words else []
    return title[::-1]


def _is_figure(cell: Cell) -> bool:
    return not isinstance(read_figure(cell.shown_whole), UnreadableFigure)


def _ended(table: FoundTable, below: int) -> FoundTable:
    """The table without what stands below it: another one, and its title."""
    end = below
    titles = _above(table.rows, table.headings.last + 1, below)
    if titles:
        end = titles[0][0]
    return FoundTable(
        table.sheet,
        table.rows,
        table.headings,
        end,
        table.labels,
        table.region,
        table.period,
        table.indicators,
    )


def choose_table(
    lists: Lists,
    sheets: Sequence[Sequence[FoundTable]],
    is_filled: Callable[[FoundTable], bool],
    settled: Settled,
) -> FoundTable:
    """The table that is meant: of several, an open semester's. Raises NotFit."""
    found = [_of_sheet(lists, tables) for tables in sheets]
    filled = [table for table in found if is_filled(table)] or found
    if len(filled) == 1:
        return filled[0]
    meant_ones = [table for table in filled if _is_asked(lists, table)]
    if len(meant_ones) == 1:
        return meant_ones[0]
    names = [f"«{table.sheet}»" for table in filled[:NAMED]]
    ways = ways_by_sheet(settled, [table.sheet for table in filled])
    raise NotFit(Reason.TWO_TABLES, f"{', '.join(names[:-1])} y {names[-1]}", ways)


def _of_sheet(lists: Lists, tables: Sequence[FoundTable]) -> FoundTable:
    """The first one, unless it is of another semester and one below says the one that is asked."""
    asked = [table for table in tables if _is_asked(lists, table)]
    first = tables[0]
    return asked[0] if len(asked) == 1 and first.period is not None else first


def _is_asked(lists: Lists, table: FoundTable) -> bool:
    return (
        table.period is not None
        and table.period.code in lists
        and not (table.labels.doubt or table.labels.from_names)
    )


def hidden_sheets(sheets: Iterable[tuple[str, Rows]]) -> tuple[list[tuple[str, Rows]], list[str]]:
    """The sheets that people see, and the names of the others that have something."""
    seen, hidden = [], []
    for name, rows in sheets:
        filled = [cell for row in rows for cell in row if cell.value is not None]
        if filled and all(cell.hidden for cell in filled):
            hidden.append(name)
        elif filled:
            seen.append((name, rows))
    return seen, hidden


def other_places(
    chosen: FoundTable, tables: Sequence[Sequence[FoundTable]], sheets: Sequence[tuple[str, Rows]]
) -> list[NotRead]:
    """The other tables of the sheet, and the other sheets."""
    unread = []
    for table in chain.from_iterable(tables):
        if table.sheet == chosen.sheet and table is not chosen:
            words = ", ".join(column.text for column in table.headings.columns if column.parts)
            unread.append(NotRead(table.place, short(words), "es otra tabla"))
            titles = _titles_of(table, chosen)
            unread += titles
    for name, _ in sheets:
        if name != chosen.sheet:
            unread.append(NotRead(f"hoja «{short(name)}»", "", "es otra hoja"))
    return unread


def _titles_of(table: FoundTable, chosen: FoundTable) -> list[NotRead]:
    """What stands above another table of the sheet."""
    begins = 0
    if chosen.headings.first < table.headings.first:
        begins = chosen.end
    return [
        NotRead(f"celda {cell_name(column, at)}", short(cell.shown_whole), "es de otra tabla")
        for at, row in _above(table.rows, begins, table.headings.first)
        for column, cell in enumerate(row)
        if not cell.blank and not cell.spread
    ]
