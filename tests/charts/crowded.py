"""Pictures with little room for words: beside falls, of many digits, long before a deadline."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from charts.facts.base import ChartFacts
from charts.facts.progress import Arrivals, ProgressFacts
from charts.facts.ranking import RankingFacts, RegionStanding
from charts.facts.region import RegionFacts
from convenio.calendar.periods import Period
from convenio.report.results import Figure, State

DAY, PERIOD = date(2021, 1, 15), Period(2020, 2)


def _standing(region: str, state: State, goal: int | None, done: int | None) -> RegionStanding:
    programmed, executed = (None if value is None else Decimal(value) for value in (goal, done))
    return RegionStanding(region=region, state=state, programmed=programmed, executed=executed)


def _ranking(*standings: RegionStanding) -> RankingFacts:
    return RankingFacts(
        as_of=DAY, period=PERIOD, indicator=10, standings=standings, highlighted="puno"
    )


CROWDED: Mapping[str, ChartFacts] = {
    "ranking_fallen": _ranking(
        _standing("ica", State.REPORTED, 10, 100),
        _standing("cusco", State.NO_GOAL, None, 20),
        _standing("puno", State.NOT_EXECUTED, 50, 0),
        _standing("lima_provincias", State.NOT_EXECUTED, 45, 0),
        _standing("tacna", State.REPORTED, 20, -60),
    ),
    "ranking_fallen_far": _ranking(
        _standing("ica", State.REPORTED, 10, 100),
        _standing("puno", State.NOT_EXECUTED, 50, 0),
        _standing("pasco", State.NO_GOAL, None, -20),
        _standing("loreto", State.NOT_APPLICABLE, None, None),
        _standing("tacna", State.REPORTED, 20, -1200),
    ),
    "region_many_digits": RegionFacts(
        as_of=DAY,
        period=PERIOD,
        region="puno",
        figures=(
            *(Figure(n, State.REPORTED, Decimal(1998), Decimal(10_226)) for n in range(1, 11)),
            Figure(11, State.NO_GOAL, None, Decimal(9_000)),
            Figure(12, State.NOT_APPLICABLE),
        ),
    ),
    "progress_weeks_before": ProgressFacts(
        as_of=DAY - timedelta(days=27),
        current=Arrivals(period=PERIOD, expected=21, deadline=DAY, sent_on=()),
    ),
}
