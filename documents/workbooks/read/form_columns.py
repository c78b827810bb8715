"""Which columns of a form have its indicators, figures, marks and causes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from convenio.calendar.periods import Period
from convenio.typed.column_headings import ColumnRole, WhyLeftOut
from documents.workbooks.read.findings import NotFit, ReadColumn, Reason
from documents.workbooks.read.form_rows import ANSWERS
from documents.workbooks.read.grid.cells import Cell, cell_at
from documents.workbooks.read.headings import TableColumn
from documents.workbooks.read.tables import FoundTable
from documents.workbooks.read.unread import UnreadParts
from documents.workbooks.read.ways import Settled, ways_by_column, ways_by_role

_SAYS_INDICATOR = re.compile(r"\s*(?:idg|ind(?:icador(?:es)?)?)\b", re.IGNORECASE)
_SEVERAL = 2  # different cells of a column that says what rows are of
PlacedRows = Sequence[tuple[int, list[Cell]]]


@dataclass(frozen=True, slots=True)
class FormColumns:
    """`body`: the rows below the headings, without what is hidden."""

    table: FoundTable
    unread: UnreadParts
    body: PlacedRows
    settled: Settled

    def identities(self) -> list[int]:
        """The columns of numbers and names; of several of numbers the one of indicators."""
        numbers = self.table.headings.of(ColumnRole.NUMBER)
        names = self.table.headings.of(ColumnRole.NAME)
        sure = [column for column in numbers if self._is_of_indicators(column)]
        chosen = (sure or numbers)[:1]
        for other in numbers:
            if other not in chosen and sure:
                self.unread.column(other, "solo numera las filas")
            elif other not in chosen and not self._same(other, chosen[0]):
                raise self._two_columns([chosen[0], other])
        if not sure and not names:
            self._require_indicators()
        return [column.at for column in (*chosen, *names)]

    def answers(self) -> dict[ColumnRole, int] | None:
        """The one column of each kind. Raises NotFit; None where all are of another semester.

        Of two columns of causes none is read: the figures beside them are not in doubt.
        """
        columns: dict[ColumnRole, int] = {}
        for role in ANSWERS:
            found = self.table.headings.of(role)
            filled = [column for column in found if self._cells(column)]
            if len(filled) > 1 and role is ColumnRole.CAUSE:
                for column in filled:
                    self.unread.column(column, WhyLeftOut.SECOND)
                continue
            if len(filled) > 1:
                raise self._two_columns(filled)
            for column in (filled or found)[:1]:
                columns[role] = column.at
        if ColumnRole.EXECUTED not in columns and ColumnRole.COUNT not in columns:
            unsaid = self.unsaid()
            if not unsaid and self.other_semester() is not None:
                return None
            ways = ways_by_role(self.settled, unsaid, ColumnRole.EXECUTED, "es lo ejecutado")
            raise NotFit(Reason.NO_EXECUTED, self.unread.why_not(self.body), ways)
        return columns

    def unsaid(self) -> list[tuple[int, str]]:
        """Columns of the semester, by place and name, that say no more of what they have."""
        found = self.table.headings.of(ColumnRole.FIGURE)
        return [(column.at, column.named) for column in found if self._cells(column)]

    def other_semester(self) -> Period | None:
        """The one other semester that the columns of figures are of, by their headings."""
        others = {
            column.heading.period
            for column in self.table.headings.columns
            if column.heading and column.heading.why is WhyLeftOut.OTHER_SEMESTER
        }
        return others.pop() if len(others) == 1 else None

    def semester(self) -> Period | None:
        """The semester that the sender, the labels or the headings of figures name."""
        if self.settled.semester is not None:
            return self.settled.semester
        named = {
            column.heading.period
            for column in self.table.headings.columns
            if column.heading and column.heading.period and column.heading.why is None
        }
        return self.table.period or (named.pop() if len(named) == 1 else None)

    def read_from(
        self, columns: Mapping[ColumnRole, int], fractions: set[ColumnRole]
    ) -> list[ReadColumn]:
        by_place = {column.at: column for column in self.table.headings.columns}
        return [
            ReadColumn(
                by_place[at].named.partition(" ")[0], by_place[at].text, role, role in fractions
            )
            for role, at in columns.items()
        ]

    def _cells(self, column: TableColumn) -> list[Cell]:
        cells = (cell_at(row, column.at) for _, row in self.body)
        return [cell for cell in cells if not cell.blank]

    def _is_of_indicators(self, column: TableColumn) -> bool:
        """Whether the heading, or every cell, says that the numbers are of indicators."""
        cells = self._cells(column)
        headed = any(_SAYS_INDICATOR.match(part) for part in column.parts)
        return headed or (bool(cells) and all(_SAYS_INDICATOR.match(cell.text) for cell in cells))

    def _require_indicators(self) -> None:
        """Raise NotFit where numbers count rows of something else: 'N°', 'Provincia'."""
        for column in self.table.headings.columns:
            of_rows = column.heading is not None and column.heading.why is WhyLeftOut.ROWS
            if of_rows and len({cell.shown_whole for cell in self._cells(column)}) >= _SEVERAL:
                raise NotFit(Reason.OTHER_ROWS, column.named)

    def _same(self, one: TableColumn, other: TableColumn) -> bool:
        """Whether two columns say the same in every row where both say something."""
        pairs = [(cell_at(row, one.at), cell_at(row, other.at)) for _, row in self.body]
        return all(a.shown_whole == b.shown_whole for a, b in pairs if not a.blank and not b.blank)

    def _two_columns(self, found: Sequence[TableColumn]) -> NotFit:
        ways = ways_by_column(self.settled, [(column.at, column.named) for column in found])
        return NotFit(Reason.TWO_COLUMNS, f"{found[0].named} y {found[1].named}", ways)
