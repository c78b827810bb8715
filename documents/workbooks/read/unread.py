"""What of a sheet is not read, named so that its sender can find it: columns, rows and cells."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from convenio.catalogue.regions import plain
from convenio.plurals import plural
from convenio.typed.column_headings import ColumnRole
from documents.workbooks.read.grid.cells import Cell, cell_at
from documents.workbooks.read.grid.places import (
    NotRead,
    cell_name,
    column_place,
    rows_place,
    short,
)
from documents.workbooks.read.headings import TableColumn
from documents.workbooks.read.tables import FoundTable

MOST_TOLD = 100
HIDDEN = "oculta"
UNKNOWN = "no se sabe qué es"
_TOTALS = ("total", "totales", "promedio", "promedios", "suma", "subtotal", "media", "sumatoria")
_COUNTRY = ("pais", "nacional", "peru", "a nivel nacional")
_READ_TOO = (ColumnRole.SEMESTER, ColumnRole.REGION)
_OURS = re.compile(r"I{1,2} Semestre 20\d\d.*: (?:meta|ejecutado) \(%\)")  # of our own form
PlacedRows = Sequence[tuple[int, list[Cell]]]


def is_total(row: Sequence[Cell]) -> bool:
    """Whether the first words of a row say that it sums the others up."""
    words = plain(next((cell.text for cell in row if not cell.blank and cell.text), ""))
    return words.split(" ")[0] in _TOTALS or words in _COUNTRY


@dataclass
class UnreadParts:
    """What of a table was not read; `found`: in the order in which it is told."""

    table: FoundTable
    found: list[NotRead] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.found += self.table.labels.titles

    def told(self) -> tuple[NotRead, ...]:
        """What was found, and how much more where that is too much to be told."""
        more = len(self.found) - MOST_TOLD
        rest = (NotRead(f"{more} más", ""),) if more > 0 else ()
        return (*self.found[:MOST_TOLD], *rest)

    def hidden(self, sheets: Sequence[str]) -> list[NotRead]:
        """What nobody sees of the sheet's table, and the sheets that nobody sees."""
        found = [NotRead(f"hoja «{short(name)}»", "", HIDDEN) for name in sheets]
        rows = self.table.rows
        width = max(map(len, rows), default=0)
        columns = [
            at
            for at in range(width)
            if (cells := [cell_at(row, at) for row in rows if cell_at(row, at).value is not None])
            and all(cell.hidden for cell in cells)
        ]
        seen = [
            [cell for at, cell in enumerate(row) if cell.value is not None and at not in columns]
            for row in rows
        ]
        if columns and not any(seen):
            columns = []
        for at in columns:
            first = next(cell_at(row, at) for row in rows if not cell_at(row, at).blank)
            found.append(NotRead(column_place(at), short(first.shown_whole), HIDDEN))
        hidden = [at for at, row in enumerate(seen) if row and all(cell.hidden for cell in row)]
        if hidden:
            found.append(NotRead(rows_place(hidden), "", plural(len(hidden), HIDDEN, "ocultas")))
        return found

    def row(self, at: int, row: Sequence[Cell], why: str = "") -> None:
        """A row of notes or totals; one with a single cell is named by that."""
        cells = [(c, cell) for c, cell in enumerate(row) if not cell.blank and not cell.spread]
        if not cells:
            return
        column, first = cells[0]
        text = next((cell.text for _, cell in cells if cell.text), first.shown_whole)
        place = rows_place([at]) if len(cells) > 1 else f"celda {cell_name(column, at)}"
        self.found.append(NotRead(place, short(text), why))

    def column(self, column: TableColumn, why: str) -> None:
        self.found.append(NotRead(column_place(column.at), short(column.text), str(why)))

    def columns(self, body: PlacedRows, read: Collection[int]) -> None:
        """Every column that is not read and has a heading of figures, or something in it."""
        self.found += self._columns(body, read)

    def _columns(self, body: PlacedRows, read: Collection[int]) -> list[NotRead]:
        headings = {column.at: column for column in self.table.headings.columns}
        years = self.table.headings.years()
        found = []
        for at in range(max((len(row) for _, row in body), default=0)):
            heading = headings[at].heading if at in headings else None
            is_read = heading is not None and heading.role in _READ_TOO
            named = any(part.where == column_place(at) for part in self.found)
            if at in read or is_read or named or (years is not None and years.at == at):
                continue
            if at in headings and _OURS.fullmatch(headings[at].text):
                continue
            own = [cell_at(row, at) for _, row in body if not cell_at(row, at).blank]
            text = headings[at].text if at in headings else ""
            causes = heading is not None and heading.role is ColumnRole.CAUSE
            if (not text or causes) and not any(not cell.spread for cell in own):
                continue
            words = text or next(cell.shown_whole for cell in own if not cell.spread)
            found.append(NotRead(column_place(at), short(words), _why(headings.get(at))))
        return found

    def why_not(self, body: PlacedRows) -> str:
        """The columns that have figures and are not what was executed, in words."""
        by_place = {column_place(column.at): column for column in self.table.headings.columns}
        words = []
        for part in self._columns(body, ()):
            column = by_place.get(part.where)
            role = column.heading.role if column and column.heading else None
            if column is not None and role not in (ColumnRole.NUMBER, ColumnRole.NAME):
                words.append(f"{column.named} {part.why}")
        hidden = [
            f"{part.where} «{part.found}» está oculta"
            for part in self.found
            if part.why == HIDDEN and part.where.startswith("columna")
        ]
        return "; ".join(words + hidden)


def _why(column: TableColumn | None) -> str:
    heading = column.heading if column else None
    if heading is None:
        return UNKNOWN if column and column.text else "no tiene título"
    if heading.role is ColumnRole.CAUSE:
        return "es la causa"
    if heading.role in (ColumnRole.EXECUTED, ColumnRole.COUNT):
        return "es lo ejecutado"
    if heading.role in (ColumnRole.GOAL, ColumnRole.BASE):
        return "es la meta"
    if heading.role is ColumnRole.FIGURE:
        return "no dice si es la meta o lo ejecutado"
    return str(heading.why or UNKNOWN)
