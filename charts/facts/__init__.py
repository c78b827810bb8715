"""What a picture shows: plain values that travel as JSON to the process that draws it."""

from charts.facts.country import (
    HeatmapFacts,
    IndicatorFacts,
    RankingFacts,
    RegionFigures,
    RegionStanding,
)
from charts.facts.dated import DatedFacts, all_of, sources
from charts.facts.office import (
    Arrivals,
    ProgressFacts,
    Reach,
    RegionStatus,
    ReportState,
    StatusFacts,
)
from charts.facts.region import ComparisonFacts, RegionFacts, Semester
from charts.facts.schedule import ActivityMonth, ScheduledActivity, ScheduleFacts

Facts = (
    RegionFacts
    | ComparisonFacts
    | IndicatorFacts
    | RankingFacts
    | HeatmapFacts
    | StatusFacts
    | ProgressFacts
    | ScheduleFacts
)

__all__ = [
    "ActivityMonth",
    "Arrivals",
    "ComparisonFacts",
    "DatedFacts",
    "Facts",
    "HeatmapFacts",
    "IndicatorFacts",
    "ProgressFacts",
    "RankingFacts",
    "Reach",
    "RegionFacts",
    "RegionFigures",
    "RegionStanding",
    "RegionStatus",
    "ReportState",
    "ScheduleFacts",
    "ScheduledActivity",
    "Semester",
    "StatusFacts",
    "all_of",
    "sources",
]
