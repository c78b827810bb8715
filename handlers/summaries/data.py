"""The data behind a picture: tidy rows, with the columns' names that the command line uses."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from charts import facts as f
from convenio.indicators import Indicators
from convenio.published import UNTOLD
from convenio.results import Average, two_decimals
from convenio.tabular import as_csv

Row = dict[str, Any]


def csv_of(facts: f.Facts) -> str:
    """Percentages are plain numbers ('60', '45.5'), averages have two decimals, none is empty."""
    return csv_of_rows(list(rows_of(facts)))


def rows_of(facts: f.Facts) -> Iterator[Row]:
    match facts:
        case f.RegionFacts(figures=(), published=published):
            for each in published:
                averages = (Average(each.programmed, UNTOLD), Average(each.executed, UNTOLD))
                yield {
                    "period": facts.period.code,
                    "region": facts.region,
                    **_averages(*averages),
                    "source": each.source,
                    **_said(False),
                }
        case f.RegionFacts():
            yield from _figures(facts.period.code, facts.indicators, facts)
        case f.ComparisonFacts():
            yield from _comparison(facts)
        case f.IndicatorFacts():
            yield {
                "period": facts.period.code,
                "indicator": facts.indicator,
                **_averages(facts.programmed, facts.executed),
                **_said(facts.simulated, facts.corrected),
            }
        case f.RankingFacts():
            yield from (_standing(facts, standing) for standing in facts.standings)
        case f.HeatmapFacts():
            for row in facts.rows:
                yield from _figures(facts.period.code, facts.indicators, row)
        case f.StatusFacts():
            for status in facts.regions:
                yield {
                    "period": facts.period.code,
                    "region": status.region,
                    "state": status.state.value,
                    "answered": status.answered,
                    "reach": status.reach.value,
                    **_said(status.simulated),
                }
        case f.ProgressFacts():
            for arrivals in filter(None, (facts.previous, facts.current)):
                for n, day in enumerate(arrivals.sent_on, start=1):
                    yield {
                        "period": arrivals.period.code,
                        "date": day.isoformat(),
                        "received": n,
                        "expected": arrivals.expected,
                        **_said(arrivals.simulated),
                    }
        case f.ScheduleFacts():
            yield from _schedule(facts)


def _comparison(facts: f.ComparisonFacts) -> Iterator[Row]:
    """The figures where both semesters have them, else the averages."""
    semesters = (facts.earlier, facts.later)
    for semester in semesters:
        if all(each.figures for each in semesters):
            own = f.RegionFigures(
                region=facts.region,
                figures=semester.figures,
                simulated=semester.simulated,
                corrected=semester.corrected,
            )
            yield from _figures(semester.period.code, semester.indicators, own)
        else:
            yield _semester(facts.region, semester)


def csv_of_rows(rows: Sequence[Row]) -> str:
    return as_csv(rows, list(rows[0]) if rows else [])


def both_csv(rows: Sequence[f.ComparisonFacts]) -> str:
    """Cuadro 05: the averages of each region in both semesters."""
    return csv_of_rows(
        [_semester(row.region, semester) for row in rows for semester in (row.earlier, row.later)]
    )


def _semester(region: str, semester: f.Semester) -> Row:
    return {
        "period": semester.period.code,
        "region": region,
        **_averages(semester.programmed, semester.executed),
        "source": semester.source,
        **_said(semester.simulated, semester.corrected),
    }


def _figures(
    period: str, indicators: Indicators, of: f.RegionFacts | f.RegionFigures
) -> Iterator[Row]:
    for figure in f.all_of(indicators, of.figures):
        yield {
            "period": period,
            "region": of.region,
            "indicator": figure.indicator,
            "state": figure.state.value,
            "programmed": _plain(figure.programmed),
            "executed": _plain(figure.executed),
            **_said(of.simulated, figure.indicator in of.corrected),
        }


def _standing(facts: f.RankingFacts, standing: f.Standing) -> Row:
    """Without its region where the reader may not know which one it is."""
    row: Row = {"period": facts.period.code, "region": standing.region or ""}
    if facts.indicator is None:
        return row | {
            "programmed_average": two_decimals(standing.programmed),
            "executed_average": two_decimals(standing.executed),
            "programmed_summands": standing.programmed_summands,
            "executed_summands": standing.executed_summands,
            **_said(standing.simulated, standing.corrected),
        }
    return row | {
        "indicator": facts.indicator,
        "state": standing.state.value,
        "programmed": _plain(standing.programmed),
        "executed": _plain(standing.executed),
        **_said(standing.simulated, standing.corrected),
    }


def _schedule(facts: f.ScheduleFacts) -> Iterator[Row]:
    """As `schedule` prints them; of a region its own, and what names none yet."""
    for activity in facts.activities:
        for each in activity.months:
            for region in each.regions or ("",):
                if not region or facts.region in (None, region):
                    yield {
                        "indicator": activity.indicator,
                        "activity_number": activity.number,
                        "activity": activity.name,
                        "responsible": activity.responsible,
                        "region": region,
                        "month": each.month or "",
                    }


def _averages(programmed: Average, executed: Average) -> Row:
    """0 summands beside an average: it was published without them."""
    return {
        "programmed_average": two_decimals(programmed.value),
        "executed_average": two_decimals(executed.value),
        "programmed_summands": programmed.summands,
        "executed_summands": executed.summands,
    }


def _said(simulated: bool, corrected: object = None) -> Row:
    """`corrected`: whether it was after publication, or which of it; None where nothing can be."""
    said = {"simulated": str(simulated).lower()}
    return said if corrected is None else said | {"corrected": str(bool(corrected)).lower()}


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
