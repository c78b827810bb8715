"""A picture that is asked for: its kind and its facts as JSON, as an outbox row keeps them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256
from typing import Any, TypeVar

from pydantic import TypeAdapter

from charts.facts.base import ChartFacts
from charts.facts.comparison import ComparisonFacts
from charts.facts.counts import CountsFacts
from charts.facts.heatmap import HeatmapFacts
from charts.facts.indicator import IndicatorFacts
from charts.facts.matrix import MatrixFacts
from charts.facts.progress import ProgressFacts
from charts.facts.ranking import RankingFacts
from charts.facts.region import RegionFacts
from charts.facts.schedule import ScheduleFacts
from charts.facts.status import StatusFacts

STYLE_NUMBER = 9
"""Raised when the same facts are drawn differently, so that no picture kept before is shown."""


class ChartKind(StrEnum):
    REGION = "region"
    COMPARISON = "comparison"
    INDICATOR = "indicator"
    RANKING = "ranking"
    HEATMAP = "heatmap"
    STATUS = "status"
    PROGRESS = "progress"
    SCHEDULE = "schedule"
    MATRIX = "matrix"
    COUNTS = "counts"


PRINTED_ONLY = frozenset({ChartKind.COUNTS})
"""Kinds that the report has, and no chat asks for."""

Record = TypeVar("Record")


def of_every_kind(
    records: Mapping[ChartKind, Record], besides: Collection[ChartKind] = ()
) -> Mapping[ChartKind, Record]:
    """The same records. Raises LookupError, at import, where a kind (`besides` some) has none."""
    if lacking := set(ChartKind) - set(records) - set(besides):
        raise LookupError(f"no record of {', '.join(sorted(lacking))}")
    return records


FACTS_OF: Mapping[ChartKind, type[ChartFacts]] = of_every_kind(
    {
        ChartKind.REGION: RegionFacts,
        ChartKind.COMPARISON: ComparisonFacts,
        ChartKind.INDICATOR: IndicatorFacts,
        ChartKind.RANKING: RankingFacts,
        ChartKind.HEATMAP: HeatmapFacts,
        ChartKind.STATUS: StatusFacts,
        ChartKind.PROGRESS: ProgressFacts,
        ChartKind.SCHEDULE: ScheduleFacts,
        ChartKind.MATRIX: MatrixFacts,
        ChartKind.COUNTS: CountsFacts,
    }
)
KIND_OF = {facts: kind for kind, facts in FACTS_OF.items()}


@dataclass(frozen=True, slots=True)
class ChartRequest:
    kind: ChartKind
    facts_json: str

    @classmethod
    def of(cls, facts: ChartFacts) -> "ChartRequest":
        """Ask for a picture of the facts; raise NothingToShow before anything is drawn."""
        facts.require_something()
        kind = KIND_OF[type(facts)]
        return cls(kind, _adapter(kind).dump_json(facts).decode())

    @property
    def facts(self) -> ChartFacts:
        """The facts; raise ValidationError (a ValueError) on JSON that isn't this kind's."""
        facts: ChartFacts = _adapter(self.kind).validate_json(self.facts_json)
        return facts

    @property
    def digest(self) -> str:
        """The same for the same picture."""
        return sha256(f"{STYLE_NUMBER} {self.kind} {self.facts_json}".encode()).hexdigest()


@cache
def _adapter(kind: ChartKind) -> TypeAdapter[Any]:
    return TypeAdapter(FACTS_OF[kind])
