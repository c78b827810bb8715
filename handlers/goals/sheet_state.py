"""The goals that a spreadsheet brought: what the pending question holds until they are kept."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from convenio.report.entries import LoadedGoal
from convenio.typed.figures import Mark
from documents.workbooks.read.findings import GoalFindings, SheetFault
from storage.reports.goals import NewGoal

Present = Mapping[tuple[str, int], LoadedGoal]


@dataclass(frozen=True, slots=True)
class GoalSheet:
    """`strangers`: regions in it that do not report in this semester, whose goals are left out."""

    name: str
    period: str
    sheet: str
    goals: tuple[NewGoal, ...]
    faults: tuple[SheetFault, ...]
    strangers: tuple[str, ...]

    @classmethod
    def of(
        cls, name: str, period: str, found: GoalFindings, expected: Collection[str]
    ) -> "GoalSheet":
        goals = tuple(each for each in new_goals(found) if each.region in expected)
        strangers = dict.fromkeys(each.region for each in found.goals)
        others = tuple(region for region in strangers if region not in expected)
        return cls(name, period, found.sheet, goals, found.faults, others)

    def changes(self, present: Present) -> list[NewGoal]:
        """Those that are others than before."""
        return [
            each for each in self.goals if present.get((each.region, each.indicator)) != each.goal
        ]


def new_goals(found: GoalFindings) -> list[NewGoal]:
    return [
        NewGoal(
            each.region,
            each.indicator,
            LoadedGoal(None, each.goal)
            if isinstance(each.goal, Mark)
            else LoadedGoal(each.goal.value),
        )
        for each in found.goals
    ]
