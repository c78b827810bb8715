"""Which columns of a sheet of goals have goals, and of which indicator: its own, or the row's."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import regions_in
from convenio.typed.column_headings import ColumnHeading, ColumnRole, WhyLeftOut, settle_roles
from convenio.typed.pasted.likely_names import near_names
from documents.workbooks.read.findings import CellFault, NotFit, Reason, SheetFault
from documents.workbooks.read.grid.cells import Cell, cell_at
from documents.workbooks.read.grid.places import cell_name, short
from documents.workbooks.read.headings import Headings, TableColumn, heading_of
from documents.workbooks.read.identities import heading_indicator
from documents.workbooks.read.tables import FoundTable
from documents.workbooks.read.ways import Settled, ways_by_column

NO_COLUMN = 10_000  # no sheet that is read has so many
_SAYS_NOTHING = (ColumnRole.NUMBER, ColumnRole.NAME)
_OF_NO_GOALS = (WhyLeftOut.UNKNOWN, WhyLeftOut.ROWS)
_GOALS = (ColumnRole.GOAL, ColumnRole.FIGURE)


@dataclass(frozen=True, slots=True)
class GoalColumns:
    """The columns of a sheet of goals; `region`: its place; `own`: the indicator of each, if any.

    `single`: the one column of goals of a sheet with a row for each; `left_out`: with why.
    """

    region: int
    own: Mapping[int, int]
    single: int | None
    left_out: Sequence[tuple[TableColumn, WhyLeftOut]]

    @property
    def goals(self) -> list[int]:
        return list(self.own) or ([] if self.single is None else [self.single])

    def has_goals(self, at: int, row: list[Cell], known: Collection[str]) -> bool:
        """Whether the row has a goal, perhaps one that nobody computed (`known`: by its name)."""
        return any(
            not cell_at(row, column).blank or cell_name(column, at) in known
            for column in self.goals
        )


def is_goal_table(indicators: Indicators, headings: Headings) -> bool:
    """Whether there is a column of regions and something that may be goals beside it."""
    regions = headings.of(ColumnRole.REGION)
    others = [
        column
        for column in headings.columns
        if column.parts
        and column not in regions
        and (
            (column.heading is not None and column.heading.why not in _OF_NO_GOALS)
            or any(part.isdecimal() for part in column.parts)
            or any(heading_indicator(indicators, part) for part in column.parts)
        )
    ]
    return bool(regions and others) and not regions_in(regions[0].text)


def is_table_of_one(indicators: Indicators, headings: Headings) -> bool:
    """Whether there are goals of indicators, with no column that says of which region."""
    said = headings.of(ColumnRole.NUMBER) or headings.of(ColumnRole.NAME)
    goals = headings.of(ColumnRole.GOAL)
    return bool(said and goals) and not headings.of(ColumnRole.REGION)


def goal_columns(
    headings: Headings,
    indicators: Indicators,
    period: Period | None,
    filled: Sequence[int],
    settled: Settled,
) -> GoalColumns:
    """Find the columns of goals among those `filled`; raise NotFit where two may be meant."""
    region = next((column.at for column in headings.of(ColumnRole.REGION)), NO_COLUMN)
    own, left_out = _own_columns(headings, indicators, period, settled)
    if own:
        return GoalColumns(region, own, None, left_out)
    for role in _GOALS:
        found = headings.of(role)
        found = [column for column in found if column.at in filled] or found
        if len(found) > 1:
            raise _two_columns(found, settled)
        if found:
            return GoalColumns(region, {}, found[0].at, left_out)
    return GoalColumns(region, {}, None, left_out)


def misspelt_columns(
    table: FoundTable, columns: GoalColumns, filled: Sequence[int]
) -> dict[int, SheetFault]:
    """A fault for each column beside those of indicators whose name is nearly one's."""
    faults = {}
    for column in table.headings.columns if columns.own else ():
        known = column.heading is not None and column.heading.why is not WhyLeftOut.UNKNOWN
        numbered = any(sign.isdigit() for sign in column.text)
        if known or numbered or column.at in columns.goals or column.at not in filled:
            continue
        if near := near_names(table.indicators, column.text):
            name, found = cell_name(column.at, table.headings.last), short(column.text)
            kind = CellFault.NO_SUCH_INDICATOR
            faults[column.at] = SheetFault(name, None, found, kind, meant=near)
    return faults


def _own_columns(
    headings: Headings, indicators: Indicators, period: Period | None, settled: Settled
) -> tuple[dict[int, int], list[tuple[TableColumn, WhyLeftOut]]]:
    of_each: dict[int, list[tuple[TableColumn, ColumnHeading]]] = {}
    for column in headings.columns:
        if column.heading and column.heading.role is ColumnRole.REGION:
            continue
        found = _of_one(column, indicators, period)
        if found is not None:
            of_each.setdefault(found[0], []).append((column, found[1]))
    own: dict[int, int] = {}
    left_out = []
    for number, group in of_each.items():
        roles = settle_roles([heading for _, heading in group])
        goals = []
        for (column, _), found_role in zip(group, roles, strict=True):
            heading = settled.heading(column.at, found_role, column.text)
            if heading is not None and heading.role in _GOALS:
                goals.append(column)
            else:
                why = heading.why if heading and heading.why else WhyLeftOut.NOT_A_GOAL
                left_out.append((column, why))
        if len(goals) > 1:
            raise _two_columns(goals, settled)
        own |= {column.at: number for column in goals}
    return own, left_out


def _two_columns(found: Sequence[TableColumn], settled: Settled) -> NotFit:
    ways = ways_by_column(settled, [(column.at, column.named) for column in found])
    return NotFit(Reason.TWO_COLUMNS, f"{found[0].named} y {found[1].named}", ways)


def _of_one(
    column: TableColumn, indicators: Indicators, period: Period | None
) -> tuple[int, ColumnHeading] | None:
    """The one indicator that a column is of by its heading, and what the rest of it says."""
    named: set[int] = set()
    rest: list[str] = []
    for part in column.parts:
        found = heading_indicator(indicators, int(part) if part.isdecimal() else part)
        if found is None or found[0] not in indicators:
            rest.append(part)
        else:
            named.add(found[0])
            rest += [found[1]] if found[1] else []
    if len(named) != 1:
        return None
    words = " ".join(rest).strip()
    said = heading_of(words, period) if words.strip("() %") else None
    if said is None and words.strip("() %"):
        said = ColumnHeading(words, ColumnRole.LEFT_OUT, None, WhyLeftOut.UNKNOWN)
    if said is None or said.role in _SAYS_NOTHING:
        said = ColumnHeading(column.text, ColumnRole.GOAL)
    return named.pop(), said
