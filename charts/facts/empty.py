"""Whether there is anything a picture could show."""

from charts import facts as f


class NothingToShow(Exception):
    """There isn't one figure, region or period that a picture could show."""


def ensure_something_to_show(facts: f.Facts) -> None:
    """Raises NothingToShow. 'Falta' is something to show: it is what the reader has to know."""
    if not _something(facts):
        raise NothingToShow(type(facts).__name__)


def _something(facts: f.Facts) -> bool:
    match facts:
        case f.RegionFacts(figures=figures, published=published):
            return bool(figures or published)
        case f.ComparisonFacts(earlier=earlier, later=later):
            return earlier.known or later.known
        case f.IndicatorFacts(programmed=programmed, executed=executed):
            return programmed.value is not None or executed.value is not None
        case f.RankingFacts(standings=standings):
            return bool(standings)
        case f.HeatmapFacts(rows=rows):
            return any(row.figures for row in rows)
        case f.StatusFacts(regions=regions):
            return bool(regions)
        case f.ProgressFacts(current=current):
            return current.expected > 0
        case f.ScheduleFacts(activities=activities):
            return bool(activities)
