"""Whose and when each row is, where columns say it; a blank cell goes on with the one above."""

import re
from collections.abc import Mapping, Sequence

from convenio.calendar.periods import Period
from convenio.catalogue.regions import Region, resolve_region
from convenio.typed.column_headings import ColumnRole
from convenio.typed.named_semesters import titled_semesters
from documents.workbooks.read.findings import NotFit, Reason
from documents.workbooks.read.grid.cells import Cell, cell_at
from documents.workbooks.read.grid.places import cell_name, short
from documents.workbooks.read.headings import Headings, TableColumn
from documents.workbooks.read.labels import SOME_SEMESTER, Labels

PlacedRows = Sequence[tuple[int, list[Cell]]]


def filled_down(rows: PlacedRows, column: int) -> Mapping[int, tuple[int, Cell]]:
    """The cell that counts for each row, with its place: its own or the nearest one above."""
    found: dict[int, tuple[int, Cell]] = {}
    last: tuple[int, Cell] | None = None
    for at, row in rows:
        cell = cell_at(row, column)
        last = last if cell.blank else (at, cell)
        if last is not None:
            found[at] = last
    return found


def regions_of(headings: Headings, rows: PlacedRows, labels: Labels) -> str | None:
    """The one region that labels and the rows' column name, by its code. Raises NotFit."""
    for column in headings.of(ColumnRole.REGION):
        codes: dict[str, str] = {}
        for at, cell in filled_down(rows, column.at).values():
            region = resolve_region(cell.shown_whole, forgiving=False)
            if not isinstance(region, Region):
                raise _unread(column, at, cell)
            codes[region.code] = f"{cell_name(column.at, at)} «{cell.shown}»"
        if len(codes) > 1:
            first, second = list(codes.values())[:2]
            raise NotFit(Reason.TWO_REGIONS, f"{first} y {second}")
        labels.regions += [(where, frozenset([code])) for code, where in codes.items()]
    return _agreed(labels).region


def rows_of_others(
    headings: Headings, rows: PlacedRows, region: str | None, period: Period
) -> set[int]:
    """The places of rows that clearly name another region or semester than these."""
    others: set[int] = set()
    for column in headings.of(ColumnRole.REGION) if region else ():
        for row, (_, cell) in filled_down(rows, column.at).items():
            named = resolve_region(cell.shown_whole, forgiving=False)
            others |= {row} if isinstance(named, Region) and named.code != region else set()
    years = headings.years()
    for when in (*headings.of(ColumnRole.SEMESTER)[:1], *((years,) if years else ())):
        for row, (_, cell) in filled_down(rows, when.at).items():
            words = cell.shown_whole if when is years else f"semestre {cell.shown_whole}"
            semesters = titled_semesters(words, period)
            year = re.fullmatch(r"20\d\d", cell.shown_whole)
            if (semesters and period not in semesters) or (year and int(year[0]) != period.year):
                others.add(row)
    return others


def semesters_of(
    headings: Headings,
    rows: PlacedRows,
    labels: Labels,
    named: Period | None,
    asked: Sequence[Period],
) -> tuple[Period | None, set[int]]:
    """The one semester of the rows that are read, and the places of those of others. Raises NotFit.

    `named`: by labels or headings.
    """
    by_row = _semesters(headings, rows, named or (asked[0] if asked else SOME_SEMESTER))
    if not by_row:
        return _agreed(labels).period or named, set()
    present = set().union(*by_row.values())
    meant = [period for period in asked if period in present]
    if named is not None and named not in present:
        where = labels.periods[0][0] if labels.periods else named.label
        there = f"la columna «Semestre» ({sorted(present)[0].label})"
        raise NotFit(Reason.TWO_SEMESTERS, f"{where} y {there}")
    if named is None and len(meant) > 1:
        raise NotFit(Reason.TWO_SEMESTERS, f"{meant[0].label} y {meant[1].label}")
    if named is None and not meant and len(present) > 1:
        first, second = sorted(present)[:2]
        raise NotFit(Reason.TWO_SEMESTERS, f"{first.label} y {second.label}")
    period = named or (meant[0] if meant else next(iter(present)))
    others = {at for at, _ in rows if at in by_row and period not in by_row[at]}
    return period, others


def _semesters(
    headings: Headings, rows: PlacedRows, default: Period
) -> Mapping[int, frozenset[Period]]:
    years = headings.years()
    years_by_row = filled_down(rows, years.at) if years else {}
    if years is not None and not headings.of(ColumnRole.SEMESTER):
        return _of_years(years, years_by_row, default)
    found: dict[int, frozenset[Period]] = {}
    for column in headings.of(ColumnRole.SEMESTER)[:1]:
        for row, (at, cell) in filled_down(rows, column.at).items():
            year = years_by_row[row][1].shown_whole if row in years_by_row else ""
            words = f"semestre {cell.shown_whole} {year}"
            named = frozenset(titled_semesters(words, default))
            if not named:
                raise _unread(column, at, cell)
            found[row] = named
    return found


def _of_years(
    years: TableColumn, by_row: Mapping[int, tuple[int, Cell]], default: Period
) -> Mapping[int, frozenset[Period]]:
    """Rows of a year alone are of its same semester."""
    found: dict[int, frozenset[Period]] = {}
    for row, (at, cell) in by_row.items():
        year = re.fullmatch(r"20\d\d", cell.shown_whole)
        if year is None:
            raise _unread(years, at, cell)
        found[row] = frozenset([Period(int(year[0]), default.half)])
    return found


def _agreed(labels: Labels) -> Labels:
    """The labels, if they agree. Raises NotFit."""
    labels.settle()
    if labels.doubt is not None:
        raise NotFit(labels.doubt.reason, labels.doubt.detail)
    return labels


def _unread(column: TableColumn, at: int, cell: Cell) -> NotFit:
    shown = f"{cell_name(column.at, at)} «{short(column.text)}: {cell.shown}»"
    return NotFit(Reason.UNREAD_LABEL, shown)
