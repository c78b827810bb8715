"""The indicator of each row of goals: its column says it, or a title does; an ordinal never."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import plain
from convenio.typed.column_headings import ColumnRole
from convenio.typed.pasted.likely_names import near_names
from documents.workbooks.read.findings import CellFault
from documents.workbooks.read.goals.goal_columns import NO_COLUMN, GoalColumns
from documents.workbooks.read.grid.cells import Cell, cell_at
from documents.workbooks.read.grid.places import cell_name
from documents.workbooks.read.headings import Headings, TableColumn
from documents.workbooks.read.identities import Identity, heading_indicator, identity_of
from documents.workbooks.read.row_labels import filled_down
from documents.workbooks.read.tables import FoundTable

PlacedRows = Sequence[tuple[int, list[Cell]]]


@dataclass
class RowIndicators:
    """The rows' indicators; `columns`: where rows say it; `titled`: that of all, by a title."""

    headings: Headings
    indicators: Indicators
    rows: PlacedRows
    goals: GoalColumns
    titled: int | None = None
    columns: list[int] = field(init=False)
    _by_row: Mapping[int, Identity] = field(init=False)
    _ordinals: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        names = self.headings.of(ColumnRole.NAME)
        numbers = self.headings.of(ColumnRole.NUMBER)
        sure = [
            column for column in numbers if {"idg", "indicador"} & set(plain(column.text).split())
        ]
        rows = self.rows
        tell = [column for column in numbers if self._tells(column, rows, named=bool(names))]
        chosen = [*(sure or tell)[:1], *names]
        self.columns = [column.at for column in (*chosen, *numbers)]
        down = {column.at: filled_down(rows, column.at) for column in names}
        self._by_row = {
            at: identity_of(
                self.indicators,
                [
                    down[column.at][at][1]
                    if column.at in down and at in down[column.at]
                    else cell_at(row, column.at)
                    for column in chosen
                ],
            )
            for at, row in rows
        }
        found = list(self._by_row.values())
        counting = [identity.number for identity in found] == list(range(1, len(found) + 1))
        self._ordinals = counting and all(identity.named is not None for identity in found)

    @property
    def known(self) -> bool:
        """Whether any row says its indicator, or nearly."""
        return any(
            identity.indicator is not None or near_names(self.indicators, identity.words)
            for identity in self._by_row.values()
        )

    def of(self, at: int, column: int) -> int | CellFault | None:
        """The indicator of a goal in that row and column; a fault where number and name differ."""
        if self.goals.own:
            return self.goals.own[column]
        if self.titled is not None:
            return self.titled
        identity = self._by_row.get(at, Identity())
        if identity.torn and not self._ordinals:
            return CellFault.NUMBER_AND_NAME
        return identity.named if self._ordinals else identity.indicator

    def words_of(self, at: int) -> str:
        """What stands in a row in place of an indicator's name, and is none."""
        return self._by_row.get(at, Identity()).words

    def _tells(self, column: TableColumn, rows: PlacedRows, *, named: bool) -> bool:
        """Whether the numbers of a column headed 'N°' are of indicators: they begin anew.

        Beside names those that do not just count the rows are compared with them.
        """
        numbers = [cell_at(row, column.at).number for _, row in rows]
        if named and numbers and not set(numbers) & set(map(Decimal, self.indicators)):
            return False  # codes of something else
        regions = filled_down(rows, self.goals.region)
        places = {at for at, _ in regions.values()}
        if named and numbers != list(range(1, len(numbers) + 1)):
            return True
        if self.goals.region == NO_COLUMN:
            return True
        counted = len(numbers) == len(set(numbers))
        return not counted and len(places) <= len(rows) and None not in numbers


def titled_indicator(table: FoundTable) -> tuple[int, str] | None:
    """The one indicator that a title above the table names, with the cell that does."""
    found = {}
    for at, row in table.rows_above:
        for column, cell in enumerate(row):
            said = heading_indicator(table.indicators, cell.text) if cell.text else None
            if said is not None and said[0] in table.indicators:
                found[said[0]] = cell_name(column, at)
    return found.popitem() if len(found) == 1 else None
