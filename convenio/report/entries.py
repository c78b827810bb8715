"""Entries: what is known of one indicator in a region's report, and what is still to be asked."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from convenio.report.results import Figure, State
from convenio.typed.figures import Mark, Percentage


class EntryStep(StrEnum):
    """The questions about one indicator, in the order they are asked."""

    PROGRAMMED = "programmed"
    EXECUTED = "executed"
    CAUSE = "cause"


@dataclass(frozen=True, slots=True)
class LoadedGoal:
    """A goal that ODES loaded, a percentage or a mark ('no aplica', 'sin meta')."""

    programmed: Decimal | None = None
    mark: Mark | None = None


def as_it_counts(
    indicator: int, mark: Mark | None, goal: Decimal | None, executed: Decimal | None
) -> Figure:
    """The figure made of what was said of an indicator and its goal."""
    if mark is None and goal is not None and executed is not None:  # of thousands, most
        return Figure(indicator, State.REPORTED, goal, executed)
    if mark is Mark.NOT_APPLICABLE:
        return Figure(indicator, State.NOT_APPLICABLE)
    if mark is Mark.NO_GOAL:
        return Figure(indicator, State.NO_GOAL, None, executed)
    if mark is Mark.NOT_EXECUTED and goal is not None:
        return Figure(indicator, State.NOT_EXECUTED, goal, Decimal(0))
    return Figure(indicator, State.MISSING, goal)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry. `programmed` is what the region typed; a goal that ODES loaded goes before it."""

    indicator: int
    goal: LoadedGoal | None = None
    mark: Mark | None = None
    programmed: Decimal | None = None
    executed: Decimal | None = None
    executed_count: Decimal | None = None
    base_count: Decimal | None = None
    cause: str | None = None
    cause_words: str | None = None

    @property
    def goal_is_loaded(self) -> bool:
        """Tell whether ODES loaded a figure, which the region does not change."""
        return self.goal is not None and self.goal.programmed is not None

    @property
    def effective_goal(self) -> Decimal | None:
        if self.goal is not None and self.goal.programmed is not None:
            return self.goal.programmed
        return self.programmed

    @property
    def without_goal(self) -> bool:
        """Tell whether nothing was programmed, as the region says or ODES loaded unopposed."""
        loaded = self.goal is not None and self.goal.mark is Mark.NO_GOAL
        return self.mark is Mark.NO_GOAL or (loaded and self.programmed is None)

    @property
    def not_applicable(self) -> bool:
        """Tell whether it does not apply, as the region says or, if it is silent, ODES loaded."""
        if self.mark is not None or self.executed is not None:
            return self.mark is Mark.NOT_APPLICABLE
        return self.goal is not None and self.goal.mark is Mark.NOT_APPLICABLE

    @property
    def figure(self) -> Figure:
        """The figure as it counts in averages (DOMAIN: the four different absences)."""
        mark = self.mark
        if self.not_applicable:
            mark = Mark.NOT_APPLICABLE
        elif self.without_goal and self.answered:
            mark = Mark.NO_GOAL
        return as_it_counts(self.indicator, mark, self.effective_goal, self.executed)

    @property
    def answered(self) -> bool:
        return self.executed is not None or self.mark is not None

    @property
    def missing(self) -> bool:
        return self.figure.state is State.MISSING

    @property
    def begun(self) -> bool:
        return self.mark is not None or self.executed is not None or self.programmed is not None

    @property
    def missed(self) -> bool:
        """Tell whether there was a goal and it was not reached."""
        figure = self.figure
        if figure.programmed is None or figure.executed is None:
            return False
        return figure.executed < figure.programmed

    @property
    def next_step(self) -> EntryStep | None:
        """The question to ask next; a cause may be declined, so it makes no entry missing."""
        if self.not_applicable or (self.mark is Mark.NO_GOAL):
            return None
        if self.effective_goal is None and not self.without_goal:
            return EntryStep.PROGRAMMED
        if not self.answered:
            return EntryStep.EXECUTED
        if self.missed and self.cause is None:
            return EntryStep.CAUSE
        return None

    def with_programmed(self, answer: Percentage | Mark) -> "Entry":
        if isinstance(answer, Percentage):
            kept = None if self.mark in (Mark.NO_GOAL, Mark.NOT_APPLICABLE) else self.mark
            return replace(self, programmed=answer.value, mark=kept)._with_true_cause()
        return self.with_executed(answer)

    def with_executed(self, answer: Percentage | Mark) -> "Entry":
        """The entry with another execution; a cause stays only while it is true."""
        if isinstance(answer, Mark):
            changed = replace(
                self, mark=answer, executed=None, executed_count=None, base_count=None
            )
        else:
            none_at_all = self.mark is Mark.NO_GOAL and self.effective_goal is None
            kept = Mark.NO_GOAL if none_at_all else None
            changed = replace(
                self,
                mark=kept,
                executed=answer.value,
                executed_count=answer.executed,
                base_count=answer.base,
            )
        return changed._with_true_cause()

    def _with_true_cause(self) -> "Entry":
        return self if self.missed else replace(self, cause=None, cause_words=None)

    def with_cause(self, cause: str, words: str | None = None) -> "Entry":
        return replace(self, cause=cause, cause_words=words)
