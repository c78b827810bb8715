"""The table of a form as figures: whose and when it is, its columns and rows, what is not read."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from convenio.typed.column_headings import ColumnRole, WhyLeftOut
from documents.workbooks.read.findings import Findings, NotFit, ReadColumn, Reason
from documents.workbooks.read.form_rows import ANSWERS, FIGURES, FormRows
from documents.workbooks.read.grid.cells import Cell, cell_at
from documents.workbooks.read.headings import Headings, TableColumn, visible
from documents.workbooks.read.known_indicators import Lists, meant
from documents.workbooks.read.row_labels import regions_of, semesters_of
from documents.workbooks.read.tables import (
    FoundTable,
    ReadWorkbook,
    Rows,
    choose_table,
    hidden_sheets,
    other_places,
)
from documents.workbooks.read.unread import UnreadParts, is_total

MOST_ROWS = 2_000
Uncomputed = Callable[[str, Rows, Collection[int]], frozenset[str]]
_NO_FIGURES = (WhyLeftOut.UNKNOWN,)


def read_form(
    lists: Lists, sheets: Sequence[tuple[str, Rows]], name: str, uncomputed: Uncomputed
) -> Findings:
    """Read a filled form, or raise NotFit; `sheets`: as in the file, with what is hidden marked."""
    seen, hidden = hidden_sheets(sheets)
    book = ReadWorkbook(seen, name, lists)
    tables = book.tables(_is_form) or book.tables(_is_like_a_form)
    if not tables:
        raise NotFit(Reason.NO_TABLE)
    table = choose_table(lists, tables, _is_filled)
    if sum(any(not cell.blank for cell in row) for row in table.rows) > MOST_ROWS:
        raise NotFit(Reason.TOO_MANY_ROWS)
    unread = UnreadParts(table)
    unread.found += [*unread.hidden(hidden), *other_places(table, tables, seen)]
    return _FormTable(table, lists, book.asked, unread).read(uncomputed)


def _is_form(headings: Headings) -> bool:
    executed = headings.of(ColumnRole.EXECUTED) or headings.of(ColumnRole.COUNT)
    return bool(executed) and _has_indicators(headings)


def _is_like_a_form(headings: Headings) -> bool:
    """Whether it says something of indicators, if not what was executed in this semester."""
    figures = any(
        column.heading is not None
        and (
            column.heading.role in (*FIGURES, ColumnRole.FIGURE)
            or column.heading.why not in (None, *_NO_FIGURES)
        )
        for column in headings.columns
    )
    return figures and _has_indicators(headings)


def _has_indicators(headings: Headings) -> bool:
    return bool(headings.of(ColumnRole.NUMBER) or headings.of(ColumnRole.NAME))


def _is_filled(table: FoundTable) -> bool:
    columns = [column.at for role in FIGURES for column in table.headings.of(role)]
    return any(not cell_at(row, at).blank for _, row in table.body for at in columns)


@dataclass
class _FormTable:
    table: FoundTable
    lists: Lists
    asked: Sequence[Period]
    unread: UnreadParts

    def read(self, uncomputed: Uncomputed) -> Findings:
        table = self.table
        body = [(at, visible(row)) for at, row in table.body]
        identities = self._identities(body)
        columns = self._columns(body)
        if columns is None:
            return self._of_another_semester()
        if table.labels.doubt is not None:
            raise NotFit(table.labels.doubt.reason, table.labels.doubt.detail)
        below = [row for _, row in body]
        known = uncomputed(table.sheet, below, list(columns.values()))
        indicators = meant(self.lists, self._period_of_columns(columns))
        rows = FormRows(columns, identities, indicators, known, table.headings.unit())
        mine, region, period = self._own_rows(rows, body)
        seen = False
        for at, row in mine:
            seen = self._take(rows, at, row) or seen
        rows.read()
        if not seen and not rows.faults:
            raise NotFit(Reason.NO_TABLE)
        self.unread.columns(body, {*columns.values(), *identities})
        code = period.code if period else None
        found = tuple(rows.found[number] for number in sorted(rows.found))
        return Findings(
            table.sheet,
            found,
            tuple(rows.faults),
            region,
            code,
            indicators.agreement,
            tuple(self._read_from(columns, rows)),
            self.unread.told(),
            table.labels.from_names,
        )

    def _take(self, rows: FormRows, at: int, row: list[Cell]) -> bool:
        """Give the row to those that are read, or name it; whether it is of an indicator."""
        identity = rows.identity(row)
        figures = rows.has_figures(at, row) and (
            identity.indicator is not None or not rows.is_note(at, row)
        )
        if all(cell.blank for cell in row):
            return False
        if is_total(row) or (identity.indicator is None and not figures):
            self.unread.row(at, row)
        elif identity.indicator is None:
            rows.without_indicator(at, row)
        elif figures:
            rows.add(at, row, identity)
            return True
        elif identity.words or identity.indicator not in rows.indicators:
            self.unread.row(at, row)
        else:
            return True
        return False

    def _identities(self, body: Sequence[tuple[int, list[Cell]]]) -> list[int]:
        """The columns of numbers and names; of several of numbers the one of indicators."""
        numbers = self.table.headings.of(ColumnRole.NUMBER)
        named = [
            column
            for column in numbers
            if {"idg", "indicador"} & set(column.text.casefold().split())
        ]
        chosen = (named or numbers)[:1]
        for other in numbers:
            if other not in chosen and named:
                self.unread.column(other, "solo numera las filas")
            elif other not in chosen and not _same(body, other.at, chosen[0].at):
                raise _two_columns(chosen[0], other)
        return [column.at for column in (*chosen, *self.table.headings.of(ColumnRole.NAME))]

    def _columns(self, body: Sequence[tuple[int, list[Cell]]]) -> dict[ColumnRole, int] | None:
        """The one column of each kind. Raises NotFit; None where all are of another semester.

        Of two columns of causes none is read: the figures beside them are not in doubt.
        """
        headings = self.table.headings
        columns: dict[ColumnRole, int] = {}
        for role in ANSWERS:
            found = headings.of(role)
            filled = [
                column for column in found if any(not cell_at(r, column.at).blank for _, r in body)
            ]
            if len(filled) > 1 and role is ColumnRole.CAUSE:
                for column in filled:
                    self.unread.column(column, WhyLeftOut.SECOND)
                continue
            if len(filled) > 1:
                raise _two_columns(*filled[:2])
            for column in (filled or found)[:1]:
                columns[role] = column.at
        if ColumnRole.EXECUTED not in columns and ColumnRole.COUNT not in columns:
            if self._other_semester() is not None:
                return None
            raise NotFit(Reason.NO_EXECUTED, self.unread.why_not(body))
        return columns

    def _other_semester(self) -> Period | None:
        """The one other semester that the columns of figures are of, by their headings."""
        others = {
            column.heading.period
            for column in self.table.headings.columns
            if column.heading and column.heading.why is WhyLeftOut.OTHER_SEMESTER
        }
        return others.pop() if len(others) == 1 else None

    def _of_another_semester(self) -> Findings:
        table, other = self.table, self._other_semester()
        assert other is not None
        if table.period not in (None, other) and table.labels.periods:
            where = next(
                column for column in table.headings.columns if column.heading and column.heading.why
            )
            raise NotFit(Reason.TWO_SEMESTERS, f"{table.labels.periods[0][0]} y {where.named}")
        indicators = meant(self.lists, None)
        return Findings(table.sheet, (), (), table.region, other.code, indicators.agreement, (), ())

    def _period_of_columns(self, columns: Mapping[ColumnRole, int]) -> str | None:
        """The semester that the labels or the headings of figures name."""
        if self.table.period is not None:
            return self.table.period.code
        named = {
            column.heading.period
            for column in self.table.headings.columns
            if column.heading and column.heading.period and column.heading.why is None
        }
        period = named.pop() if len(named) == 1 else None
        return period.code if period else None

    def _own_rows(
        self, rows: FormRows, body: Sequence[tuple[int, list[Cell]]]
    ) -> tuple[list[tuple[int, list[Cell]]], str | None, Period | None]:
        """The rows of the semester that is asked, and what region and semester they are of."""
        with_figures = [(at, row) for at, row in body if rows.has_figures(at, row)]
        used = [(at, row) for at, row in with_figures if not is_total(row)]
        labels, headings = self.table.labels, self.table.headings
        region = regions_of(headings, used, labels)
        code = self._period_of_columns({})
        named = Period.parse(code) if code else None
        period, others = semesters_of(headings, used, labels, named, self.asked)
        for at, row in used:
            if at in others:
                self.unread.row(at, row, "es de otro semestre")
        if region is not None and region not in REGIONS:
            raise NotFit(Reason.UNREAD_LABEL, region)
        return [(at, row) for at, row in body if at not in others], region, period

    def _read_from(self, columns: Mapping[ColumnRole, int], rows: FormRows) -> list[ReadColumn]:
        by_place = {column.at: column for column in self.table.headings.columns}
        return [
            ReadColumn(
                by_place[at].named.partition(" ")[0],
                by_place[at].text,
                role,
                role in rows.fractions,
            )
            for role, at in columns.items()
        ]


def _same(body: Sequence[tuple[int, list[Cell]]], one: int, other: int) -> bool:
    """Whether two columns say the same in every row where both say something."""
    pairs = [(cell_at(row, one), cell_at(row, other)) for _, row in body]
    return all(a.shown_whole == b.shown_whole for a, b in pairs if not a.blank and not b.blank)


def _two_columns(one: TableColumn, other: TableColumn) -> NotFit:
    return NotFit(Reason.TWO_COLUMNS, f"{one.named} y {other.named}")
