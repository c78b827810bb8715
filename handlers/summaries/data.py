"""The data behind a picture: tidy rows, with the columns' names that the command line uses."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from charts.facts.base import ChartFacts, every_figure, table_names
from charts.facts.comparison import ComparisonFacts
from charts.facts.heatmap import HeatmapFacts, RegionFigures
from charts.facts.indicator import IndicatorFacts
from charts.facts.progress import Arrivals, ProgressFacts
from charts.facts.ranking import RankingFacts, RegionStanding
from charts.facts.region import RegionFacts
from charts.facts.schedule import ScheduleFacts
from charts.facts.semester import Semester
from charts.facts.status import StatusFacts
from convenio.catalogue.indicators import Indicators
from convenio.report.published_averages import UNTOLD, Published, contradicted
from convenio.report.rankings import Place, judged
from convenio.report.results import Average, Figure, compliance, met, two_decimals
from documents.csv import as_csv

Row = dict[str, Any]


def csv_of(facts: ChartFacts) -> str:
    """Percentages are plain numbers ('60', '45.5'), averages have two decimals, none is empty."""
    return csv_of_rows(list(chart_rows(facts)))


def chart_rows(facts: ChartFacts) -> Iterator[Row]:
    match facts:
        case RegionFacts(figures=(), published=published):
            of = {"period": facts.period.code, "region": facts.region}
            yield from (_published(of, each) | _said(False) for each in published)
        case RegionFacts():
            yield from _figures(facts.period.code, facts.indicators, facts)
        case ComparisonFacts():
            yield from _comparison(facts)
        case IndicatorFacts():
            yield {
                "period": facts.period.code,
                "indicator": facts.indicator,
                **_averages(facts.programmed, facts.executed),
                **_said(facts.simulated, facts.corrected),
            }
        case RankingFacts():
            for standing, place in facts.in_order:
                yield from _standing(facts, standing, place)
        case HeatmapFacts():
            for row in facts.rows:
                yield from _figures(facts.period.code, facts.indicators, row)
        case StatusFacts():
            for status in facts.regions:
                yield {
                    "period": facts.period.code,
                    "region": status.region,
                    "state": status.state.value,
                    "answered": status.answered,
                    "reach": status.reach.value,
                    **_said(status.simulated),
                }
        case ProgressFacts():
            for arrivals in filter(None, (facts.previous, facts.current)):
                yield from _arrivals(arrivals)
        case ScheduleFacts():
            yield from _schedule(facts)


def _arrivals(arrivals: Arrivals) -> Iterator[Row]:
    """A row for each report, and one without a date where none came."""
    dated = [(n, day.isoformat()) for n, day in enumerate(arrivals.sent_on, start=1)]
    for received, day in dated or [(0, "")]:
        yield {
            "period": arrivals.period.code,
            "date": day,
            "received": received,
            "expected": arrivals.expected,
            **_said(arrivals.simulated),
        }


def _comparison(facts: ComparisonFacts) -> Iterator[Row]:
    """The figures where both semesters have them, else the averages."""
    semesters = (facts.earlier, facts.later)
    for semester in semesters:
        if all(each.figures for each in semesters):
            own = RegionFigures(
                region=facts.region,
                figures=semester.figures,
                simulated=semester.simulated,
                corrected=semester.corrected,
            )
            yield from _figures(semester.period.code, semester.indicators, own)
        else:
            yield from _semester(facts.region, semester)


def csv_of_rows(rows: Sequence[Row]) -> str:
    return as_csv(rows, list(rows[0]) if rows else [])


def both_csv(rows: Sequence[ComparisonFacts]) -> str:
    """Cuadro 05: the averages of each region in both semesters."""
    return csv_of_rows(
        [
            line
            for row in rows
            for semester in (row.earlier, row.later)
            for line in _semester(row.region, semester)
        ]
    )


def _semester(region: str, semester: Semester) -> Iterator[Row]:
    of = {"period": semester.period.code, "region": region}
    published = () if semester.figures else semester.published
    for row in _sourced(of, semester.programmed, semester.executed, published):
        yield row | _said(semester.simulated, semester.corrected)


def _sourced(
    of: Row, programmed: Average, executed: Average, published: Sequence[Published]
) -> Iterator[Row]:
    """A row of averages or, where the report's tables contradict each other, one of each table."""
    if contradicted(published):
        yield from (_published(of, each) for each in published)
    else:
        yield of | _averages(programmed, executed) | {"source": table_names(published)}


def _published(of: Row, published: Published) -> Row:
    programmed, executed = (
        Average(published.programmed, UNTOLD),
        Average(published.executed, UNTOLD),
    )
    return of | _averages(programmed, executed) | {"source": published.source}


def _figures(period: str, indicators: Indicators, of: RegionFacts | RegionFigures) -> Iterator[Row]:
    for figure in every_figure(indicators, of.figures):
        yield {
            "period": period,
            "region": of.region,
            "indicator": figure.indicator,
            **_figure(figure),
            **_said(of.simulated, figure.indicator in of.corrected),
        }


def _figure(figure: Figure) -> Row:
    """`compliance` in percent of the goal; `met` also where that can't be told, of a goal of 0."""
    return {
        "state": figure.state.value,
        "programmed": _plain(figure.programmed),
        "executed": _plain(figure.executed),
        "compliance": two_decimals(compliance(figure)) or "",
        "met": str(met(figure)).lower() if judged(figure) else "",
    }


def _standing(facts: RankingFacts, standing: RegionStanding, place: Place | None) -> Iterator[Row]:
    """Without its region where the reader may not know which one it is."""
    of: Row = {
        "period": facts.period.code,
        "region": standing.region or "",
        "place": place.rank if place else "",
    }
    said = _said(standing.simulated, standing.corrected)
    if standing.region is None:
        said["simulated"] = ""  # where few regions' figures are genuine, it would tell which it is
    if facts.indicator is None:
        programmed = Average(standing.programmed, standing.programmed_summands)
        executed = Average(standing.executed, standing.executed_summands)
        for row in _sourced(of, programmed, executed, standing.published):
            yield row | said
        return
    figure = Figure(facts.indicator, standing.state, standing.programmed, standing.executed)
    yield of | {"indicator": facts.indicator} | _figure(figure) | said


def _schedule(facts: ScheduleFacts) -> Iterator[Row]:
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
