"""A ranking for somebody who may see how others stand, but not who they are."""

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from charts.facts.ranking import RankingFacts, RegionStanding


def unnamed(facts: RankingFacts, own: Collection[str]) -> RankingFacts:
    """The ranking without others' names, in an order that does not tell who they are either.

    They stand by what they executed; those that executed the same by what else is shown.
    """

    def shown(standing: RegionStanding) -> tuple[bool, Decimal, str]:
        return (
            standing.region not in own,
            -(standing.programmed or Decimal(0)),
            repr(_nameless(standing)),
        )

    ordered = replace(facts, standings=tuple(sorted(facts.standings, key=shown))).in_order
    return replace(
        facts,
        standings=tuple(
            standing if standing.region in own else _nameless(standing) for standing, _ in ordered
        ),
    )


def _nameless(standing: RegionStanding) -> RegionStanding:
    published = tuple(replace(stated, region=None) for stated in standing.published)
    return replace(standing, region=None, published=published)
