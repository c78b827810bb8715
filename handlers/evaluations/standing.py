"""What the regions reported of a period, for the directorates that judge it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.catalogue.regions import REGIONS
from convenio.evaluation.contradictions import Contradiction
from convenio.evaluation.groups import Group, group_regions
from convenio.report.results import Figure
from storage.evaluations.evaluations import Evaluation
from storage.evaluations.items import received_items
from storage.models import PeriodRow
from storage.turnout.received import figures_of_expected


@dataclass(frozen=True, slots=True)
class Standing:
    """The regions that owe a report, by name, and the figures received, by indicator and region."""

    expected: tuple[str, ...]
    figures: Mapping[int, Mapping[str, Figure]]
    simulated: bool

    def groups(self, indicator: int) -> dict[Group, tuple[str, ...]]:
        return group_regions(self.expected, self.figures[indicator])


async def standing_of(session: AsyncSession, period: PeriodRow) -> Standing:
    received, simulated = await figures_of_expected(session, period.code)
    figures = {
        number: {region: own[number] for region, own in received.items() if number in own}
        for number in period.indicators
    }
    named = sorted(received, key=lambda code: REGIONS[code].name)
    return Standing(tuple(named), figures, simulated)


async def findings_of(
    session: AsyncSession, evaluation: Evaluation, standing: Standing
) -> tuple[Contradiction, ...]:
    """Where an evaluation contradicts the figures, itself, or what was said of other indicators."""
    from convenio.evaluation.checks.of_texts import only_letters
    from convenio.evaluation.coherence import findings  # a text's reader is long in loading

    period, number = evaluation.period, evaluation.indicator.number
    own = {only_letters(item.text) for item in evaluation.items}
    others = [  # of which nothing but their words matters here
        item
        for item in await received_items(session, period.code)
        if item.indicator != number and only_letters(item.text) in own
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
