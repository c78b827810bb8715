"""Goals from a spreadsheet, as the pending question holds them until they are kept."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from convenio.report.entries import LoadedGoal
from convenio.typed.figures import Mark
from documents.workbooks.read.findings import GoalFindings, SheetFault
from documents.workbooks.read.grid.places import NotRead
from storage.reports.goals import NewGoal

Present = Mapping[tuple[str, int], LoadedGoal]


@dataclass(frozen=True, slots=True)
class GoalSheet:
    """`strangers`: regions in it that do not report in this semester, whose goals are left out.

    `unread`: what of the sheet was not read; `fractions`: 0.6 was taken for 60%.
    """

    name: str
    period: str
    sheet: str
    goals: tuple[NewGoal, ...]
    faults: tuple[SheetFault, ...]
    strangers: tuple[str, ...]
    unread: tuple[NotRead, ...] = ()
    fractions: bool = False

    @classmethod
    def of(
        cls, name: str, period: str, found: GoalFindings, expected: Collection[str]
    ) -> "GoalSheet":
        goals = tuple(goal for goal in new_goals(found) if goal.region in expected)
        strangers = dict.fromkeys(goal.region for goal in found.goals)
        others = tuple(region for region in strangers if region not in expected)
        fractions = any(column.fractions for column in found.columns)
        return cls(name, period, found.sheet, goals, found.faults, others, found.unread, fractions)

    def changes(self, present: Present) -> list[NewGoal]:
        """Goals that differ from the present ones."""
        return [
            goal for goal in self.goals if present.get((goal.region, goal.indicator)) != goal.goal
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
