"""Goals from a spreadsheet, as the pending question holds them until they are kept."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from convenio.report.entries import LoadedGoal
from convenio.typed.figures import Mark
from documents.workbooks.read.findings import GoalFindings, ReadColumn, SheetFault
from documents.workbooks.read.grid.places import NotRead
from storage.reports.goals import NewGoal

Present = Mapping[tuple[str, int], LoadedGoal]


@dataclass(frozen=True, slots=True)
class SheetChange:
    """A goal that the sheet changes: from what, to what, and the cell that says so."""

    goal: NewGoal
    before: LoadedGoal | None
    cell: str


@dataclass(frozen=True, slots=True)
class GoalSheet:
    """`strangers`: regions in it that do not report in this semester, whose goals are left out.

    `cells`: where each of the goals stands; `columns`: those that they were taken from; `unread`:
    what of the sheet was not read.
    """

    name: str
    period: str
    sheet: str
    goals: tuple[NewGoal, ...]
    faults: tuple[SheetFault, ...]
    strangers: tuple[str, ...]
    cells: tuple[str, ...] = ()
    columns: tuple[ReadColumn, ...] = ()
    unread: tuple[NotRead, ...] = ()

    @classmethod
    def of(
        cls, name: str, period: str, found: GoalFindings, expected: Collection[str]
    ) -> "GoalSheet":
        goals = tuple(goal for goal in new_goals(found) if goal.region in expected)
        cells = tuple(goal.cell for goal in found.goals if goal.region in expected)
        strangers = dict.fromkeys(goal.region for goal in found.goals)
        others = tuple(region for region in strangers if region not in expected)
        return cls(
            name,
            period,
            found.sheet,
            goals,
            found.faults,
            others,
            cells,
            found.columns,
            found.unread,
        )

    @property
    def fractions(self) -> bool:
        """Whether goals were taken for parts of one: 0.6 for 60%."""
        return any(column.fractions for column in self.columns)

    def changes(self, present: Present) -> list[SheetChange]:
        """Goals that differ from the present ones."""
        return [
            SheetChange(goal, before, cell)
            for goal, cell in zip_longest(self.goals, self.cells, fillvalue="")
            if isinstance(goal, NewGoal)
            and (before := present.get((goal.region, goal.indicator))) != goal.goal
        ]


def new_goals(found: GoalFindings) -> list[NewGoal]:
    return [
        NewGoal(
            goal.region,
            goal.indicator,
            LoadedGoal(None, goal.goal)
            if isinstance(goal.goal, Mark)
            else LoadedGoal(goal.goal.value),
        )
        for goal in found.goals
    ]
