"""What ODES requires of a period's reports: causes, reasons, and figures within a range."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from convenio.report.entries import Entry, EntryStep
from convenio.typed.figures import Mark


@dataclass(frozen=True, slots=True)
class ExpectedRange:
    """Executed percentages that need no reason, both ends included."""

    lowest: Decimal
    highest: Decimal

    def holds(self, value: Decimal) -> bool:
        return self.lowest <= value <= self.highest


@dataclass(frozen=True, slots=True)
class Requirements:
    """`causes`: of missed goals; `reasons`: of 'no aplica'; `ranges`: by indicator, if it has one.

    The default requires nothing: a cause may be declined, and 'no aplica' needs no reason.
    """

    causes: bool = False
    reasons: bool = False
    ranges: Mapping[int, ExpectedRange] = field(default_factory=dict, hash=False)

    def unexpected(self, indicator: int, executed: Decimal | None) -> bool:
        """Tell whether the figure is outside the range that was set; False where none was."""
        expected = self.ranges.get(indicator)
        return expected is not None and executed is not None and not expected.holds(executed)

    def wants_reason(self, entry: Entry) -> bool:
        """Tell whether the answer needs a reason, given or not.

        'No aplica' needs none where ODES loaded it so. 'No se ejecutó' is no figure that might be a
        slip: what it needs is a cause.
        """
        if entry.mark is Mark.NOT_APPLICABLE:
            loaded = entry.goal is not None and entry.goal.mark is Mark.NOT_APPLICABLE
            return self.reasons and not loaded
        return self.unexpected(entry.indicator, entry.executed)

    def lacking(self, entry: Entry) -> EntryStep | None:
        """The required question that an answered entry leaves open; its reason before its cause."""
        if entry.missing:
            return None
        if self.wants_reason(entry) and entry.reason is None:
            return EntryStep.REASON
        return EntryStep.CAUSE if self.causes and entry.missed and entry.cause is None else None

    def next_step(self, entry: Entry) -> EntryStep | None:
        """The question to ask next of an indicator; one that is required may not be declined."""
        return self.lacking(entry) or entry.next_step

    def facts(self) -> dict[str, Any]:
        """The requirements as a period's row and its history keep them."""
        ends = {
            str(number): [str(expected.lowest), str(expected.highest)]
            for number, expected in sorted(self.ranges.items())
        }
        return {"causes": self.causes, "reasons": self.reasons, "ranges": ends}


def read_requirements(facts: Mapping[str, Any]) -> Requirements:
    """The requirements that `facts` wrote; of an empty mapping, those that require nothing."""
    ranges = {
        int(number): ExpectedRange(Decimal(lowest), Decimal(highest))
        for number, (lowest, highest) in facts.get("ranges", {}).items()
    }
    return Requirements(facts.get("causes", False), facts.get("reasons", False), ranges)


NOTHING_REQUIRED = Requirements()
