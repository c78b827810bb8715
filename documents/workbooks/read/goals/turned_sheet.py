"""A sheet of goals with a row for each indicator and a column for each region, turned over."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import Region, near_region, resolve_region
from convenio.typed.column_headings import ColumnRole
from documents.workbooks.read.findings import GoalFindings
from documents.workbooks.read.grid.cells import Cell, cell_at
from documents.workbooks.read.grid.places import (
    NotRead,
    cell_name,
    column_letters,
    rows_place,
    short,
)
from documents.workbooks.read.headings import ROWS_ABOVE, heading_of, visible
from documents.workbooks.read.identities import are_ordinals, identity_of
from documents.workbooks.read.tables import Rows

_GOAL_OF = re.compile(
    r"^(?:metas?|programad[oa]|programaci[oó]n)\s+(?:del?\s+|en\s+)?", re.IGNORECASE
)
_NAMES = (ColumnRole.NUMBER, ColumnRole.NAME)
_WHEN = (ColumnRole.SEMESTER, ColumnRole.YEAR)
_SEVERAL = 2  # regions side by side, before a row is taken for their headings


@dataclass(frozen=True, slots=True)
class TurnedSheet:
    """`rows`: as of a sheet with a row for each region; `places`: own names of the cells in them.

    `lines`: the row of each column of `rows`, `columns` the column of each row, from 0.
    """

    rows: Rows
    places: Mapping[str, str]
    lines: Mapping[int, int]
    columns: Mapping[int, int]
    unread: tuple[NotRead, ...]

    def named_within(self, cells: Collection[str]) -> frozenset[str]:
        """The names that these cells of the sheet have in `rows`."""
        return frozenset(name for name, own in self.places.items() if own in cells)

    def restored(self, found: GoalFindings) -> GoalFindings:
        """What was read, with the places as they are in the sheet."""
        faults = (replace(each, cell=self._cell(each.cell)) for each in found.faults)
        goals = (replace(goal, cell=self._cell(goal.cell)) for goal in found.goals)
        unread = (replace(part, where=self._where(part.where)) for part in found.unread)
        columns = (replace(each, letters=self._line(each.letters)) for each in found.columns)
        return replace(
            found,
            goals=tuple(goals),
            faults=tuple(faults),
            columns=tuple(columns),
            unread=(*unread, *self.unread),
        )

    def _cell(self, name: str) -> str:
        return self.places.get(name, name)

    def _line(self, letters: str) -> str:
        by_letters = {column_letters(at): str(row + 1) for at, row in self.lines.items()}
        return by_letters.get(letters, letters)

    def _where(self, where: str) -> str:
        kind, _, rest = where.partition(" ")
        if kind == "celda":
            return f"celda {self._cell(rest)}"
        if kind == "columna" and rest[:1].isalpha():
            return f"fila {self._line(rest)}"
        if kind in ("fila", "filas"):
            named = re.sub(r"\d+", lambda found: self._column(int(found[0]) - 1), rest)
            return f"{'columna' if kind == 'fila' else 'columnas'} {named}"
        return where

    def _column(self, row: int) -> str:
        return column_letters(self.columns[row]) if row in self.columns else str(row + 1)


def turned_sheet(rows: Rows, indicators: Indicators) -> TurnedSheet | None:
    """The sheet with its regions in rows; None unless a row has several regions side by side."""
    seen = [visible(row) for row in rows]
    head = next((at for at, row in enumerate(seen[:ROWS_ABOVE]) if _heads(row)), None)
    if head is None:
        return None
    named = _regions(seen[head])
    regions = list(named)
    before = range(regions[0])
    body = [
        at
        for at in range(head + 1, len(seen))
        if any(not cell_at(seen[at], column).blank for column in regions)
    ]
    roles = {at: _role(cell_at(seen[head], at)) for at in before}
    heads = _headings(indicators, roles, [seen[at] for at in body])
    if heads is None:
        return None
    table = [[named[at], *(cell_at(seen[row], at) for row in body)] for at in regions]
    first = head + 1
    places = {
        cell_name(to, first + down): cell_name(column, at)
        for down, column in enumerate(regions)
        for to, at in enumerate([head, *body])
    }
    name = next((at for at, role in roles.items() if role is ColumnRole.NAME), 0)
    places |= {cell_name(to, head): cell_name(name, at) for to, at in enumerate(body, start=1)}
    return TurnedSheet(
        [*(_title(row) for row in rows[:head]), heads, *table],
        places,
        dict(enumerate([head, *body])),
        {first + down: column for down, column in enumerate(regions)},
        _left_out(seen, head, body, regions),
    )


def _headings(
    indicators: Indicators, roles: Mapping[int, ColumnRole | None], rows: Sequence[list[Cell]]
) -> list[Cell] | None:
    """The heading of each indicator's column, with its semester; None where no row names one."""
    telling = [at for at, role in roles.items() if role not in _WHEN and not _others(role)]
    named = [[cell_at(row, at) for at in telling] for row in rows]
    when = [at for at, role in roles.items() if role in _WHEN]
    identities = [identity_of(indicators, cells) for cells in named]
    if not any(identity.indicator is not None for identity in identities):
        return None
    ordinals = are_ordinals(identities)
    heads = [Cell("Región")]
    for row, cells, identity in zip(rows, named, identities, strict=True):
        number = identity.named if ordinals else identity.indicator
        sure = number is not None and (ordinals or not identity.torn)
        words = short(" ".join(cell.shown_whole for cell in cells if not cell.blank))
        of = " ".join(cell_at(row, at).shown_whole for at in when)
        heads.append(Cell(f"IdG {number} {of}".strip() if sure else words or "sin indicador"))
    return heads


def _left_out(
    seen: Sequence[list[Cell]], head: int, body: Sequence[int], regions: Sequence[int]
) -> tuple[NotRead, ...]:
    """Columns behind the first region that are of none, and rows without any goal."""
    width = max(map(len, seen))
    others = [
        NotRead(
            f"columna {column_letters(column)}",
            cell_at(seen[head], column).shown,
            _near(cell_at(seen[head], column)),
        )
        for column in range(width)
        if column not in regions
        and _is_left_out(cell_at(seen[head], column), behind=column > regions[0])
        and any(not cell_at(row, column).blank for row in seen[head:])
    ]
    notes = [
        NotRead(rows_place([at]), short(next(c for c in seen[at] if not c.blank).shown_whole))
        for at in range(head + 1, len(seen))
        if at not in body and any(not cell.blank for cell in seen[at])
    ]
    return (*others, *notes)


def _near(heading: Cell) -> str:
    near = near_region(heading.text) if heading.text else ""
    return f"no es una región; ¿quiso decir «{near}»?" if near else ""


def _is_left_out(heading: Cell, *, behind: bool) -> bool:
    return behind or _others(_role(heading))


def _others(role: ColumnRole | None) -> bool:
    """Whether a column before the regions says neither the indicator nor the semester."""
    return role not in (*_NAMES, *_WHEN, ColumnRole.REGION, None)


def _title(row: list[Cell]) -> list[Cell]:
    """A row above the regions, without what only heads them and the indicators."""
    heads = any(_role(cell) in (*_NAMES, ColumnRole.REGION) for cell in row)
    return [] if heads else row


def _role(cell: Cell) -> ColumnRole | None:
    heading = heading_of(cell.text, None) if cell.text else None
    return heading.role if heading else None


def _heads(row: Sequence[Cell]) -> bool:
    found = _regions(row)
    return len(found) >= _SEVERAL and min(found) > 0


def _regions(row: Sequence[Cell]) -> dict[int, Cell]:
    """The cells that name a region and nothing else, 'Meta Puno' too, by their places."""
    named = {
        at: Cell(_GOAL_OF.sub("", cell.shown_whole))
        for at, cell in enumerate(row)
        if not cell.blank and not cell.spread
    }
    return {
        at: cell
        for at, cell in named.items()
        if isinstance(resolve_region(cell.shown_whole, forgiving=False), Region)
    }
