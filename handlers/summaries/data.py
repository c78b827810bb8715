"""Tidy rows of data, with the columns' names that the command line uses."""

from collections.abc import Iterator, Sequence
from typing import Any

from charts.facts.base import every_figure, table_names
from charts.facts.comparison import ComparisonFacts
from charts.facts.heatmap import RegionFigures
from charts.facts.region import RegionFacts
from charts.facts.semester import Semester
from convenio.catalogue.indicators import Indicators
from convenio.report.published_averages import UNTOLD, Published, contradicted
from convenio.report.rankings import judged
from convenio.report.results import Average, Figure, compliance, met, two_decimals
from documents.csv_writer import as_csv
from documents.figures_csv import plain_number

Row = dict[str, Any]


def csv_of_rows(rows: Sequence[Row]) -> str:
    return as_csv(rows, list(rows[0]) if rows else [])


def both_csv(rows: Sequence[ComparisonFacts]) -> str:
    """Cuadro 05 as CSV: the averages of each region in both semesters."""
    return csv_of_rows(
        [
            line
            for row in rows
            for semester in (row.earlier, row.later)
            for line in semester_rows(row.region, semester)
        ]
    )


def semester_rows(region: str, semester: Semester) -> Iterator[Row]:
    of = {"period": semester.period.code, "region": region}
    published = () if semester.figures else semester.published
    for row in sourced_rows(of, semester.programmed, semester.executed, published):
        yield row | origin_cells(semester.simulated, semester.corrected)


def sourced_rows(
    of: Row, programmed: Average, executed: Average, published: Sequence[Published]
) -> Iterator[Row]:
    """Rows of averages: one or, where the report's tables contradict each other, one per table."""
    if contradicted(published):
        yield from (published_row(of, average) for average in published)
    else:
        yield of | average_cells(programmed, executed) | {"source": table_names(published)}


def published_row(of: Row, published: Published) -> Row:
    programmed, executed = (
        Average(published.programmed, UNTOLD),
        Average(published.executed, UNTOLD),
    )
    return of | average_cells(programmed, executed) | {"source": published.source}


def figure_rows(
    period: str, indicators: Indicators, of: RegionFacts | RegionFigures
) -> Iterator[Row]:
    for figure in every_figure(indicators, of.figures):
        yield {
            "period": period,
            "region": of.region,
            "indicator": figure.indicator,
            **figure_cells(figure),
            **origin_cells(of.simulated, figure.indicator in of.corrected),
        }


def figure_cells(figure: Figure) -> Row:
    """Cells of a figure; `compliance` in percent of the goal; `met` also for a goal of 0."""
    return {
        "state": figure.state.value,
        "programmed": plain_number(figure.programmed),
        "executed": plain_number(figure.executed),
        "compliance": two_decimals(compliance(figure)) or "",
        "met": str(met(figure)).lower() if judged(figure) else "",
    }


def average_cells(programmed: Average, executed: Average) -> Row:
    """Cells of averages; 0 summands beside one: it was published without them."""
    return {
        "programmed_average": two_decimals(programmed.value),
        "executed_average": two_decimals(executed.value),
        "programmed_summands": programmed.summands,
        "executed_summands": executed.summands,
    }


def origin_cells(simulated: bool, corrected: object = None) -> Row:
    """`corrected`: whether it was after publication, or which of it; None where nothing can be."""
    cells = {"simulated": str(simulated).lower()}
    return cells if corrected is None else cells | {"corrected": str(bool(corrected)).lower()}
