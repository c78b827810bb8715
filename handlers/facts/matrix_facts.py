"""Facts of a page of the year's recommendations."""

from collections.abc import Collection, Sequence
from datetime import date

from charts.facts.matrix import MatrixFacts, RecommendationMonths
from convenio.evaluation.matrix import MatrixLine

AT_ONCE = 14  # recommendations of a page
NOBODY: Collection[str] = ()


def matrix_facts(
    lines: Sequence[MatrixLine],
    year: int,
    today: date,
    *,
    own: Collection[str] = NOBODY,
    whose: str = "",
    page: int | None = None,
) -> MatrixFacts:
    """`own`: the codes of the reader's, called `whose`. `page`: from 0; None: all on one page."""
    pages = max(1, -(-len(lines) // AT_ONCE))
    at = 0 if page is None else min(page, pages - 1)
    shown = lines if page is None else lines[at * AT_ONCE : (at + 1) * AT_ONCE]
    listed = tuple(_recommendation(line, own) for line in shown)
    return MatrixFacts(
        as_of=today,
        simulated=any(line.simulated for line in shown),
        year=year,
        listed=listed,
        among=len(lines),
        whose=whose if any(each.own for each in listed) else "",
        page=at + 1,
        pages=1 if page is None else pages,
    )


def _recommendation(line: MatrixLine, own: Collection[str]) -> RecommendationMonths:
    pending, underway, implemented, not_pertinent = line.counts
    return RecommendationMonths(
        period=line.period,
        number=line.number,
        indicator=line.indicator,
        short_name=line.short_name,
        text=line.recommendation,
        months=line.months,
        counts=(pending, underway, implemented, not_pertinent),
        overdue=line.overdue,
        own=line.code in own,
    )
