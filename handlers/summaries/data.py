"""The data behind a picture: tidy rows, with the columns' names that the command line uses."""

import csv
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from charts import facts as f
from convenio.results import Average, Figure, two_decimals

Row = dict[str, Any]


def csv_of(facts: f.Facts) -> str:
    """Percentages are plain numbers ('60', '45.5'), averages have two decimals, none is empty."""
    return as_csv([row | {"simulated": str(facts.simulated).lower()} for row in rows_of(facts)])


def as_csv(rows: list[Row]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def rows_of(facts: f.Facts) -> Iterator[Row]:
    match facts:
        case f.RegionFacts():
            yield from _figures(facts.period.code, facts.region, facts.figures)
        case f.ComparisonFacts():
            yield from _comparison(facts)
        case f.IndicatorFacts():
            yield {
                "period": facts.period.code,
                "indicator": facts.indicator,
                **_averages(facts.programmed, facts.executed),
            }
        case f.RankingFacts():
            yield from (_standing(facts, standing) for standing in facts.standings)
        case f.HeatmapFacts():
            for row in facts.rows:
                yield from _figures(facts.period.code, row.region, row.figures)
        case f.StatusFacts():
            for status in facts.regions:
                yield {
                    "period": facts.period.code,
                    "region": status.region,
                    "state": status.state.value,
                    "answered": status.answered,
                }
        case f.ProgressFacts():
            for arrivals in filter(None, (facts.previous, facts.current)):
                for n, day in enumerate(arrivals.sent_on, start=1):
                    yield {
                        "period": arrivals.period.code,
                        "date": day.isoformat(),
                        "received": n,
                        "expected": arrivals.expected,
                    }


def _comparison(facts: f.ComparisonFacts) -> Iterator[Row]:
    """The figures where both semesters have them, else the averages."""
    semesters = (facts.earlier, facts.later)
    for semester in semesters:
        period = semester.period.code
        if all(each.figures for each in semesters):
            yield from _figures(period, facts.region, semester.figures)
        else:
            yield {
                "period": period,
                "region": facts.region,
                **_averages(semester.programmed, semester.executed),
                "source": semester.source,
            }


def both_csv(rows: Sequence[f.ComparisonFacts]) -> str:
    """Cuadro 05: the averages of each region in both semesters."""
    return as_csv(
        [
            {
                "period": semester.period.code,
                "region": row.region,
                **_averages(semester.programmed, semester.executed),
                "source": semester.source,
                "simulated": str(row.simulated).lower(),
            }
            for row in rows
            for semester in (row.earlier, row.later)
        ]
    )


def _figures(period: str, region: str, figures: tuple[Figure, ...]) -> Iterator[Row]:
    for figure in f.twelve(figures):
        yield {
            "period": period,
            "region": region,
            "indicator": figure.indicator,
            "state": figure.state.value,
            "programmed": _plain(figure.programmed),
            "executed": _plain(figure.executed),
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
        }
    return row | {
        "indicator": facts.indicator,
        "state": standing.state.value,
        "programmed": _plain(standing.programmed),
        "executed": _plain(standing.executed),
    }


def _averages(programmed: Average, executed: Average) -> Row:
    """0 summands beside an average: it was published without them."""
    return {
        "programmed_average": two_decimals(programmed.value),
        "executed_average": two_decimals(executed.value),
        "programmed_summands": programmed.summands,
        "executed_summands": executed.summands,
    }


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
