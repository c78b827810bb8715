"""The rows of a sheet of goals, each of a region, as goals and as faults named by cell."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS, Region, near_region, resolve_region
from convenio.typed.figures import Mark
from convenio.typed.pasted.likely_names import near_names
from documents.workbooks.read.findings import CellFault, ReadGoal, SheetFault
from documents.workbooks.read.goals.goal_columns import GoalColumns
from documents.workbooks.read.goals.goal_identities import RowIndicators
from documents.workbooks.read.grid.cells import Cell, cell_at
from documents.workbooks.read.grid.figure_columns import ShareReading
from documents.workbooks.read.grid.places import cell_name, short


@dataclass
class GoalRows:
    """Rows are given one by one, from above: a region goes on until the next one.

    `region`: that of all rows, if no column says it. `uncomputed`: cells whose formula was never
    computed, so that they only seem blank.
    """

    columns: GoalColumns
    indicator_of: RowIndicators
    indicators: Indicators
    uncomputed: Collection[str]
    region: str = ""
    found: dict[tuple[str, int], ReadGoal] = field(default_factory=dict)
    faults: list[SheetFault] = field(default_factory=list)
    regions: set[str] = field(default_factory=set)
    _seen: set[tuple[str, int]] = field(default_factory=set)
    _above: Region | None = None

    def read(self, at: int, row: list[Cell], said: Mapping[int, ShareReading]) -> None:
        """Read a row; `said`: what the cell of each column of goals says."""
        self._above = self._region(at, row, self._above)
        if self._above is None:
            return
        for column, read in said.items():
            if cell_name(column, at) in self.uncomputed and cell_at(row, column).blank:
                read = CellFault.NOT_COMPUTED
            indicator = self.indicator_of.of(at, column)
            self._goal(self._above.code, indicator, at, column, row, read)

    def _region(self, at: int, row: list[Cell], above: Region | None) -> Region | None:
        """The row's region; a blank cell goes on with the one above where rows are of goals."""
        if self.region:
            return REGIONS[self.region]
        cell = cell_at(row, self.columns.region)
        if cell.blank:
            has_goals = any(not cell_at(row, c).blank for c in self.columns.goals)
            if above is not None and not self.columns.own and has_goals:
                return above
            if has_goals:
                name = cell_name(self.columns.region, at)
                self.faults.append(SheetFault(name, None, "", CellFault.WITHOUT_REGION))
            return None
        region = resolve_region(cell.shown_whole, forgiving=False)
        if isinstance(region, Region):
            self.regions.add(region.code)
            return region
        name = cell_name(self.columns.region, at)
        kind, meant = CellFault.NO_SUCH_REGION, near_region(cell.shown_whole)
        self.faults.append(SheetFault(name, None, cell.shown, kind, meant=meant))
        return None

    def _goal(
        self,
        region: str,
        indicator: int | CellFault | None,
        at: int,
        column: int,
        row: list[Cell],
        read: ShareReading,
    ) -> None:
        name, cell = cell_name(column, at), cell_at(row, column)
        if read is None:
            return
        if isinstance(indicator, CellFault):
            self.faults.append(SheetFault(name, None, cell.shown, indicator))
            return
        if indicator is None or indicator not in self.indicators:
            kind, words = CellFault.NO_SUCH_INDICATOR, self.indicator_of.words_of(at)
            meant = near_names(self.indicators, words) if indicator is None else ""
            shown = str(indicator or (short(words) if meant else "sin número"))
            self.faults.append(SheetFault(name, None, shown, kind, meant=meant))
            return
        if read is Mark.NOT_EXECUTED:
            read = CellFault.NOT_A_GOAL
        key = (region, indicator)
        shown = "" if cell.blank else cell.shown
        if key in self._seen:
            read, shown = CellFault.TWICE, str(indicator)
            self.found.pop(key, None)
        self._seen.add(key)
        if isinstance(read, CellFault):
            self.faults.append(SheetFault(name, indicator, shown, read))
        else:
            self.found[key] = ReadGoal(region, indicator, read, name)
