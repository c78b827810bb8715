"""A picture that is asked for: its kind and its facts as JSON, as an outbox row keeps them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from charts import facts as f
from charts.facts.empty import ensure_something_to_show

EDITION = 8
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


FACTS_OF: Mapping[ChartKind, type[f.Facts]] = {
    ChartKind.REGION: f.RegionFacts,
    ChartKind.COMPARISON: f.ComparisonFacts,
    ChartKind.INDICATOR: f.IndicatorFacts,
    ChartKind.RANKING: f.RankingFacts,
    ChartKind.HEATMAP: f.HeatmapFacts,
    ChartKind.STATUS: f.StatusFacts,
    ChartKind.PROGRESS: f.ProgressFacts,
    ChartKind.SCHEDULE: f.ScheduleFacts,
}
KIND_OF = {facts: kind for kind, facts in FACTS_OF.items()}


@dataclass(frozen=True, slots=True)
class ChartRequest:
    kind: ChartKind
    facts_json: str

    @classmethod
    def of(cls, facts: f.Facts) -> "ChartRequest":
        """Raises NothingToShow before anything is drawn."""
        ensure_something_to_show(facts)
        kind = KIND_OF[type(facts)]
        return cls(kind, _adapter(kind).dump_json(facts).decode())

    @property
    def facts(self) -> f.Facts:
        """Raises pydantic's ValidationError (a ValueError) on JSON that isn't this kind's."""
        facts: f.Facts = _adapter(self.kind).validate_json(self.facts_json)
        return facts

    @property
    def digest(self) -> str:
        """The same for the same picture."""
        return sha256(f"{EDITION} {self.kind} {self.facts_json}".encode()).hexdigest()


@cache
def _adapter(kind: ChartKind) -> TypeAdapter[Any]:
    return TypeAdapter(FACTS_OF[kind])
