"""Goals that ODES is about to change, as the pending question holds them."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from convenio.report.entries import LoadedGoal
from convenio.typed.figures import Mark
from storage.reports.goals import NewGoal


@dataclass(frozen=True, slots=True)
class GoalForm:
    """`changes`: percentage or mark as text, by indicator. `indicator`: the one asked now.

    `kept`: goals that were typed before it was said whose they are.
    """

    period: str
    region: str = ""
    changes: dict[str, str] = field(default_factory=dict)
    indicator: int = 0
    kept: str = ""

    @property
    def new(self) -> list[NewGoal]:
        return [
            NewGoal(self.region, int(number), _read(said)) for number, said in self.changes.items()
        ]

    def goal(self, indicator: int) -> LoadedGoal | None:
        said = self.changes.get(str(indicator))
        return None if said is None else _read(said)

    def with_goal(self, indicator: int, goal: LoadedGoal, present: LoadedGoal | None) -> "GoalForm":
        """Set a goal; one that equals the present goal is no change."""
        rest = {number: said for number, said in self.changes.items() if number != str(indicator)}
        changes = rest if goal == present else rest | {str(indicator): _write(goal)}
        return replace(self, changes=changes, indicator=0)


def _write(goal: LoadedGoal) -> str:
    return goal.mark.value if goal.mark else f"{goal.programmed:f}"


def _read(said: str) -> LoadedGoal:
    marks = {mark.value: mark for mark in Mark}
    return LoadedGoal(None, marks[said]) if said in marks else LoadedGoal(Decimal(said))
