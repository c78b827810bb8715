"""What the regions reported of a period, for the directorates that judge it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.catalogue.regions import REGIONS
from convenio.evaluation.contradictions import Contradiction
from convenio.evaluation.groups import Group, group_regions
from convenio.report.results import Figure
from storage.evaluations.evaluations import Evaluation, newest
from storage.models import PeriodRow
from storage.turnout.received import sent_in
from storage.turnout.turnout import expected_regions


@dataclass(frozen=True, slots=True)
class Standing:
    """The regions that owe a report, by name, and the figures received, by indicator and region."""

    expected: tuple[str, ...]
    figures: Mapping[int, Mapping[str, Figure]]
    simulated: bool

    def groups(self, indicator: int) -> dict[Group, tuple[str, ...]]:
        return group_regions(self.expected, self.figures[indicator])


async def standing_of(session: AsyncSession, period: PeriodRow) -> Standing:
    sent = await sent_in(session, period.code)
    expected = await expected_regions(session, period.code) or ()
    figures = {
        number: {
            region: report.figures[number]
            for region, report in sent.items()
            if number in report.figures
        }
        for number in period.indicators
    }
    named = sorted(expected, key=lambda code: REGIONS[code].name)
    return Standing(tuple(named), figures, any(report.simulated for report in sent.values()))


async def findings_of(
    session: AsyncSession, evaluation: Evaluation, standing: Standing
) -> tuple[Contradiction, ...]:
    """Where an evaluation contradicts the figures, itself, or what was said of other indicators."""
    from convenio.evaluation.coherence import findings  # a text's reader is long in loading

    period, number = evaluation.period, evaluation.indicator.number
    others = [
        item
        for other in await newest(session, period, received=True)
        if other.indicator.number != number
        for item in other.items
    ]
    found = findings(
        (*evaluation.items, *others), standing.figures, standing.expected, period.indicators
    )
    return tuple(finding for finding in found if finding.indicator == number)


def as_facts(finding: Contradiction) -> dict[str, Any]:
    """A finding as it is kept with a version."""
    return {
        "indicator": finding.indicator,
        "region": finding.region,
        "kind": finding.kind.value,
        "said": finding.said,
        "figure": finding.figure,
    }
