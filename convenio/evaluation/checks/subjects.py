"""An indicator's evaluation as the checks look at it: whom each item means, and what is claimed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from convenio.evaluation.items import Claim, Item, ItemKind
from convenio.evaluation.reading.regions.addressees import addressees
from convenio.report.results import Figure

_FIT = (  # claims that may both be true of a region
    {Claim.NOT_MET, Claim.NOT_EXECUTED},
    {Claim.NO_GOAL, Claim.NOT_APPLICABLE},
    {Claim.NO_GOAL, Claim.NOT_EXECUTED},
)
CONFLICTS = tuple(pair for pair in combinations(Claim, 2) if set(pair) not in _FIT)


@dataclass(frozen=True, slots=True)
class Evaluated:
    """`claimed`: the regions of which each claim is made; `expected`: those that owe a report."""

    indicator: int
    conclusions: tuple[Item, ...]
    recommendations: tuple[Item, ...]
    figures: Mapping[str, Figure]
    expected: frozenset[str]
    claimed: Mapping[Claim, frozenset[str]]

    @property
    def excepted(self) -> frozenset[str]:
        """Those of whom a conclusion says that it does not mean them: 'todas, salvo Tacna'."""
        told = (addressees(item.text).excepted for item in self.conclusions)
        return frozenset(code for excepted in told for code in excepted)

    def meant(self, item: Item) -> frozenset[str]:
        return self.expected if item.everybody else frozenset(item.regions)


def subject_of(
    indicator: int,
    items: Sequence[Item],
    figures: Mapping[str, Figure],
    expected: frozenset[str],
) -> Evaluated:
    conclusions = tuple(item for item in items if item.kind is ItemKind.CONCLUSION)
    claimed: dict[Claim, frozenset[str]] = {claim: frozenset() for claim in Claim}
    for item in conclusions:
        if item.claim is not None:
            claimed[item.claim] |= expected if item.everybody else frozenset(item.regions)
    rest = tuple(item for item in items if item.kind is ItemKind.RECOMMENDATION)
    return Evaluated(indicator, conclusions, rest, figures, expected, claimed)


def conflict(one: Claim, other: Claim) -> bool:
    return one is not other and ((one, other) in CONFLICTS or (other, one) in CONFLICTS)
