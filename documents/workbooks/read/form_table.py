"""The table of a form as figures: whose and when it is, its columns and rows, what is not read."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS, Region, regions_in, resolve_region
from convenio.typed.column_headings import ColumnRole, WhyLeftOut
from documents.workbooks.read.chosen_table import chosen_table
from documents.workbooks.read.findings import Findings, NotFit, Reason
from documents.workbooks.read.form_columns import FormColumns, PlacedRows
from documents.workbooks.read.form_rows import FIGURES, FormRows
from documents.workbooks.read.grid.cells import Cell, cell_at
from documents.workbooks.read.grid.places import cell_name, short
from documents.workbooks.read.headings import Headings, visible
from documents.workbooks.read.known_indicators import Lists, meant
from documents.workbooks.read.row_labels import regions_of, rows_of_others, semesters_of
from documents.workbooks.read.tables import FoundTable, Rows
from documents.workbooks.read.unread import UnreadParts, is_total
from documents.workbooks.read.ways import AS_IT_STANDS, Settled

Uncomputed = Callable[[str, Rows, Collection[int]], frozenset[str]]
_NO_FIGURES = (WhyLeftOut.UNKNOWN, WhyLeftOut.ROWS)


def read_form(
    lists: Lists,
    sheets: Sequence[tuple[str, Rows]],
    name: str,
    uncomputed: Uncomputed,
    settled: Settled = AS_IT_STANDS,
) -> Findings:
    """Read a filled form, or raise NotFit; `sheets`: as in the file, with what is hidden marked."""
    chosen = chosen_table(lists, sheets, name, (_is_form, _is_like_a_form), _is_filled, settled)
    if chosen is None:
        raise NotFit(Reason.NO_TABLE)
    body = [(at, visible(row)) for at, row in chosen.table.body]
    columns = FormColumns(chosen.table, chosen.unread, body, settled)
    return _FormTable(chosen.table, lists, chosen.asked, chosen.unread, columns).read(uncomputed)


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
    columns: FormColumns

    @property
    def settled(self) -> Settled | None:
        """What the sender said of whose and when it is; None where nothing was asked."""
        return self.columns.settled if self.columns.settled.period else None

    def read(self, uncomputed: Uncomputed) -> Findings:
        table, body = self.table, self.columns.body
        identities = self.columns.identities()
        columns = self.columns.answers()
        if columns is None:
            return self._of_another_semester()
        if table.labels.doubt is not None and self.settled is None:
            raise NotFit(table.labels.doubt.reason, table.labels.doubt.detail)
        below = [row for _, row in body]
        known = uncomputed(table.sheet, below, list(columns.values()))
        semester = self.columns.semester()
        indicators = meant(self.lists, semester.code if semester else None)
        rows = FormRows(columns, identities, indicators, known, table.headings.unit())
        self._label_by_columns(columns)
        mine, region, period = self._own_rows(rows, body)
        seen = False
        for at, row in mine:
            seen = self._take(rows, at, row) or seen
        rows.read()
        if not seen and not rows.faults:
            raise NotFit(Reason.NO_TABLE)
        self.unread.columns(body, {*columns.values(), *identities})
        return Findings(
            table.sheet,
            tuple(rows.found[number] for number in sorted(rows.found)),
            tuple(rows.faults),
            region,
            period.code if period else None,
            indicators.agreement,
            tuple(self.columns.read_from(columns, rows.fractions)),
            self.unread.told(),
            table.labels.from_names if self.settled is None else None,
            tuple(rows.partial),
        )

    def _label_by_columns(self, columns: Mapping[ColumnRole, int]) -> None:
        """The headings of figures may name whose they are: 'Ejecutado Tacna'."""
        for column in self.table.headings.columns:
            regions = frozenset(region.code for region in regions_in(column.text))
            if regions and column.at in columns.values():
                self.table.labels.regions.append((column.named, regions))

    def _label_by_rows(self, body: PlacedRows) -> None:
        """So may a line below the figures that has nothing but an office's name."""
        for at, row in body:
            cells = [(column, cell) for column, cell in enumerate(row) if not cell.blank]
            if len(cells) != 1 or not cells[0][1].text:
                continue
            column, cell = cells[0]
            region = resolve_region(cell.text, forgiving=False)
            if isinstance(region, Region):
                where = f"{cell_name(column, at)} «{short(cell.text)}»"
                self.table.labels.regions.append((where, frozenset([region.code])))

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

    def _of_another_semester(self) -> Findings:
        table, other = self.table, self.columns.other_semester()
        assert other is not None
        if table.period not in (None, other) and table.labels.periods:
            where = next(
                column for column in table.headings.columns if column.heading and column.heading.why
            )
            raise NotFit(Reason.TWO_SEMESTERS, f"{table.labels.periods[0][0]} y {where.named}")
        indicators = meant(self.lists, None)
        return Findings(table.sheet, (), (), table.region, other.code, indicators.agreement, (), ())

    def _own_rows(
        self, rows: FormRows, body: PlacedRows
    ) -> tuple[list[tuple[int, list[Cell]]], str | None, Period | None]:
        """The rows of the semester that is asked, and what region and semester they are of."""
        with_figures = [(at, row) for at, row in body if rows.has_figures(at, row)]
        self._label_by_rows([each for each in body if each not in with_figures])
        used = [(at, row) for at, row in with_figures if not is_total(row)]
        labels, headings = self.table.labels, self.table.headings
        named = self.columns.semester()
        period = named
        if self.settled is not None and named is not None:
            region = self.settled.region or None
            others, why = rows_of_others(headings, used, region, named), "es de otro reporte"
        else:
            region = regions_of(headings, used, labels)
            period, others = semesters_of(headings, used, labels, named, self.asked)
            why = "es de otro semestre"
        for at, row in used:
            if at in others:
                self.unread.row(at, row, why)
        if region is not None and region not in REGIONS:
            raise NotFit(Reason.UNREAD_LABEL, region)
        return [(at, row) for at, row in body if at not in others], region, period
