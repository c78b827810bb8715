"""What stands above and below a picture, whatever its kind; nothing is drawn here."""

from collections.abc import Callable, Mapping
from typing import Any

from charts import facts as f
from charts.words import headings, office_headings
from charts.words.headings import Heading

_HEADINGS: Mapping[type[f.Facts], Callable[[Any], Heading]] = {
    f.RegionFacts: headings.region_heading,
    f.ComparisonFacts: headings.comparison_heading,
    f.IndicatorFacts: headings.indicator_heading,
    f.RankingFacts: headings.ranking_heading,
    f.HeatmapFacts: headings.heatmap_heading,
    f.StatusFacts: office_headings.status_heading,
    f.ProgressFacts: office_headings.progress_heading,
    f.ScheduleFacts: office_headings.schedule_heading,
}


def heading_for(facts: f.Facts) -> Heading:
    return _HEADINGS[type(facts)](facts)
