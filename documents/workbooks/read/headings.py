"""The headings of a table: what each column is, by whole headings."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from convenio.calendar.periods import Period
from convenio.catalogue.regions import plain
from convenio.typed.column_headings import (
    ColumnHeading,
    ColumnRole,
    WhyLeftOut,
    heading_of_rows,
    read_heading,
)
from convenio.typed.figures import UnreadableFigure, read_figure
from documents.workbooks.read.grid.cells import EMPTY, Cell
from documents.workbooks.read.grid.places import column_letters, short

ROWS_ABOVE = 40
LONGEST = 120  # letters of a heading; what is longer is a text
IDENTITY = (ColumnRole.NUMBER, ColumnRole.NAME, ColumnRole.REGION)
_UNIT_COLUMN = ("unidad", "unidad de medida", "unidades", "u m", "um", "und")
Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column; `at`: from 0; `parts`: the lines of its heading, the upper first."""

    at: int
    parts: tuple[str, ...]
    heading: ColumnHeading | None

    @property
    def text(self) -> str:
        return " ".join(self.parts)

    @property
    def named(self) -> str:
        return f"{column_letters(self.at)} «{short(self.text)}»"


@dataclass(frozen=True, slots=True)
class Headings:
    """A table's headings; `first` and `last`: the rows of their lines, from 0."""

    first: int
    last: int
    columns: tuple[TableColumn, ...]

    def of(self, role: ColumnRole) -> list[TableColumn]:
        return [column for column in self.columns if column.heading and column.heading.role is role]

    def unit(self) -> int | None:
        """The place of the column that says what figures count."""
        found = (column.at for column in self.columns if plain(column.text) in _UNIT_COLUMN)
        return next(found, None)

    def years(self) -> TableColumn | None:
        """The column 'Año' beside one of semesters."""
        return next(iter(self.of(ColumnRole.YEAR)), None)


def head_something(headings: Headings) -> bool:
    """Whether a line below a table looks like the headings of another, even if some are hidden."""
    known = [
        column.heading.role
        for column in headings.columns
        if column.heading and column.heading.why is not WhyLeftOut.UNKNOWN
    ]
    figures = any(
        not isinstance(read_figure(part), UnreadableFigure)
        for column in headings.columns
        for part in column.parts
    )
    return len(set(known)) > 1 and bool(set(known) & set(IDENTITY)) and not figures


def visible(row: Row) -> list[Cell]:
    return [EMPTY if cell.hidden else cell for cell in row]


@lru_cache(maxsize=4096)
def heading_of(text: str, period: Period | None) -> ColumnHeading | None:
    """A short text as a heading; '#' is a number's, and a long one that begins so is the name's."""
    if len(text) > LONGEST:
        return None
    found = read_heading("N°" if text.strip() == "#" else text, period)
    if found is None or found.why is WhyLeftOut.UNKNOWN:
        found = heading_of_rows(text) or found
    words = plain(text).split()
    if found is None and words[:1] and words[0] in ("indicador", "indicadores", "denominacion"):
        return ColumnHeading(text, ColumnRole.NAME)
    if words[:1] and words[0] in ("direccion", "gerencia") and words[1:2] == ["regional"]:
        return ColumnHeading(text, ColumnRole.REGION)
    if found is None and words[:2] == ["nombre", "del"]:
        return ColumnHeading(text, ColumnRole.NAME)
    return found
