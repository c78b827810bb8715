"""Facts of every kind that leave little room: outliers, many and few, long names and notes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from charts.facts.base import ChartFacts
from charts.facts.comparison import ComparisonFacts
from charts.facts.heatmap import HeatmapFacts, RegionFigures
from charts.facts.indicator import IndicatorFacts
from charts.facts.progress import Arrivals, ProgressFacts
from charts.facts.ranking import RankingFacts, RegionStanding
from charts.facts.region import RegionFacts
from charts.facts.schedule import ActivityMonth, ScheduledActivity, ScheduleFacts
from charts.facts.semester import Semester
from charts.facts.status import Reach, RegionStatus, ReportState, StatusFacts
from convenio.calendar.periods import Period
from convenio.catalogue.indicators import INDICATORS, Indicators
from convenio.catalogue.regions import REGIONS
from convenio.report.results import Average, Figure, Part, State, average
from tests.charts.recommendations import ODD_MATRICES

DAY, FIRST, SECOND = date(2021, 1, 15), Period(2020, 1), Period(2020, 2)
VALUES: Mapping[str, Sequence[int]] = {
    "611": (60, 45, 611, 10, 89, 58, 7, 25, 66, 1, 33, 113),
    "10000": (60, 45, 30, 10, 89, 10_000, 7, 25, 66, 1, 33, 27),
    "two_outliers": (60, 611, 30, 10, 89, 58, 640, 25, 66, 1, 33, 27),
    "many_outliers": (611, 611, 30, 10, 611, 58, 640, 25, 611, 1, 33, 27),
    "zero": (0,) * 12,
    "fallen": (60, -22, 30, -1200, 89, 0, 7, 25, -60, 1, 33, 611),
    "only_large": (900, 1100, 1234, 800, 990, 870, 1000, 905, 911, 932, 1011, 999),
}
GOALS = (60, 60, 70, 10, 89, 50, 7, 75, 55, 1, 50, 50)
_ABSENT = (State.MISSING, State.NO_GOAL, State.NOT_APPLICABLE, State.NOT_EXECUTED)
LONG = "Estrategias y metodologías para la atención diferenciada en el trabajo decente."
assert len(LONG) == 79


def agreement(count: int, name: str) -> Indicators:
    """So many indicators, all of whose names begin alike."""
    one = INDICATORS[1]
    return Indicators(
        "2021-2030",
        tuple(
            replace(one, number=n, name=f"{LONG} {n}", short_name=name) for n in range(1, count + 1)
        ),
    )


def figure(number: int, goal: int | None, done: int | None, state: State | None = None) -> Figure:
    known = state or State.REPORTED
    return Figure(number, known, *(None if v is None else Decimal(v) for v in (goal, done)))


def odd_figure(number: int, goal: int, done: int) -> Figure:
    """One of every four has a state that is no report."""
    match _ABSENT[number // 4 % 4] if number % 4 == 0 else None:
        case State.MISSING as state:
            return figure(number, goal, None, state)
        case State.NO_GOAL as state:
            return figure(number, None, done, state)
        case State.NOT_APPLICABLE as state:
            return figure(number, None, None, state)
        case State.NOT_EXECUTED as state:
            return figure(number, goal, 0, state)
    return figure(number, goal, done)


def figures(
    indicators: Indicators, done: Sequence[int], *, odd: bool = False
) -> tuple[Figure, ...]:
    make = odd_figure if odd else figure
    return tuple(make(n, GOALS[n % 12 - 1], done[n % 12 - 1]) for n in indicators)


AGREEMENTS: Mapping[str, Indicators] = {
    "three": agreement(3, "Normativa lab."),
    "wide_names": agreement(12, "W" * 14),
    "many": agreement(25, "Formaliza Perú"),
    "sixty_long": agreement(60, LONG),
}


def _semester(
    period: Period, done: Sequence[int], indicators: Indicators = INDICATORS, *, odd: bool = False
) -> Semester:
    own = figures(indicators, done, odd=odd)
    programmed, executed = (average(own, part) for part in Part)
    return Semester(
        period=period, indicators=indicators, programmed=programmed, executed=executed, figures=own
    )


def _published(period: Period, goal: int, done: int) -> Semester:
    levels = (Average(Decimal(value), 0) for value in (goal, done))
    return Semester(period=period, programmed=next(levels), executed=next(levels))


def _regions() -> Iterator[tuple[str, ChartFacts]]:
    for name, done in VALUES.items():
        for odd in (False, True):
            own = figures(INDICATORS, done, odd=odd)
            yield (
                f"region_{name}{'_odd' * odd}",
                RegionFacts(as_of=DAY, period=SECOND, region="lima_metropolitana", figures=own),
            )
    for name, indicators in AGREEMENTS.items():
        yield (
            f"region_{name}",
            RegionFacts(
                as_of=DAY,
                indicators=indicators,
                simulated=True,
                period=SECOND,
                region="lima_metropolitana",
                figures=figures(indicators, VALUES["611"], odd=True),
            ),
        )


def _comparisons() -> Iterator[tuple[str, ChartFacts]]:
    for name, done in VALUES.items():
        later = _semester(SECOND, done, odd=True)
        for before, earlier in (
            ("both", _semester(FIRST, done[::-1])),
            ("published", _published(FIRST, 40, done[0])),
        ):
            yield (
                f"comparison_{name}_{before}",
                ComparisonFacts(as_of=DAY, region="puno", earlier=earlier, later=later),
            )
    for value in (0, 611, 10_000, -1200):
        yield (
            f"comparison_averages_{value}",
            ComparisonFacts(
                as_of=DAY,
                simulated=True,
                region="lima_metropolitana",
                earlier=_published(FIRST, 40, 20),
                later=_published(SECOND, 50, value),
            ),
        )
    for name, indicators in AGREEMENTS.items():
        earlier, later = (
            _semester(period, VALUES["611"], indicators) for period in (FIRST, SECOND)
        )
        yield (
            f"comparison_{name}",
            ComparisonFacts(
                as_of=DAY, indicators=indicators, region="puno", earlier=earlier, later=later
            ),
        )


def _indicators() -> Iterator[tuple[str, ChartFacts]]:
    for goal, done in ((60, 611), (60, 10_000), (611, 20), (0, 0), (9, -1200), (10**7, 10**7)):
        levels = [Average(Decimal(value), 26) for value in (goal, done)]
        yield (
            f"indicator_{goal}_{done}",
            IndicatorFacts(
                as_of=DAY,
                indicators=AGREEMENTS["sixty_long"],
                simulated=True,
                genuine=("madre_de_dios", "lima_provincias"),
                period=SECOND,
                indicator=60,
                programmed=levels[0],
                executed=levels[1],
            ),
        )


def _standing(region: str, own: Figure) -> RegionStanding:
    return RegionStanding(
        region=region, state=own.state, programmed=own.programmed, executed=own.executed
    )


def _rankings() -> Iterator[tuple[str, ChartFacts]]:
    for name, done in VALUES.items():
        for odd in (False, True):
            make = odd_figure if odd else figure
            standings = tuple(
                _standing(region, make(n, GOALS[(n * 5) % 12], done[n % 12]))
                for n, region in enumerate(REGIONS)
            )
            yield (
                f"ranking_{name}{'_odd' * odd}",
                RankingFacts(
                    as_of=DAY,
                    simulated=odd,
                    period=SECOND,
                    indicator=4,
                    standings=standings,
                    highlighted="lima_metropolitana",
                ),
            )
    for goal, result in ((60, 611), (611, 60), (5, 0), (30, 20), (10_000, 10_000)):
        one = (_standing("lima_metropolitana", figure(1, goal, result)),)
        yield (
            f"ranking_one_{goal}_{result}",
            RankingFacts(as_of=DAY, period=SECOND, indicator=1, standings=one),
        )
    near = tuple(
        _standing(region, figure(1, programmed, executed))
        for n, region in enumerate(REGIONS)
        for programmed, executed in [
            ((100, 12 + 4 * n), (14 + 5 * n, 4 * n), (4 * n, 4 * n))[n % 3]
        ]
    )
    yield "ranking_near", RankingFacts(as_of=DAY, period=SECOND, indicator=1, standings=near)


def _heatmaps() -> Iterator[tuple[str, ChartFacts]]:
    for name, indicators in {"twelve": INDICATORS, **AGREEMENTS}.items():
        for count in (1, 26):
            rows = tuple(
                RegionFigures(
                    region=region,
                    figures=figures(indicators, tuple(VALUES.values())[n % len(VALUES)], odd=True),
                )
                for n, region in enumerate(tuple(REGIONS)[-count:])
            )
            if count == 1 or len(indicators) < 60:
                yield (
                    f"heatmap_{name}_{count}",
                    HeatmapFacts(
                        as_of=DAY, indicators=indicators, simulated=True, period=SECOND, rows=rows
                    ),
                )


def _statuses() -> Iterator[tuple[str, ChartFacts]]:
    indicators = AGREEMENTS["sixty_long"]
    for state in ReportState:
        for reach in Reach:
            if reach is Reach.HEARD or state is ReportState.OVERDUE:
                regions = tuple(
                    RegionStatus(region=region, state=state, answered=59, reach=reach)
                    for region in REGIONS
                )
                yield (
                    f"status_{state}_{reach}",
                    StatusFacts(
                        as_of=DAY,
                        indicators=indicators,
                        period=SECOND,
                        deadline=DAY,
                        regions=regions,
                    ),
                )


def _progresses() -> Iterator[tuple[str, ChartFacts]]:
    for expected in (1, 3, 26):
        for days in (-200, -20, 0, 20, 400):
            deadline = DAY - timedelta(days=days)
            sent = tuple(deadline + timedelta(days=n - 5) for n in range(min(expected, 8)))
            current = Arrivals(
                period=SECOND, expected=expected, deadline=deadline, sent_on=sent, simulated=True
            )
            previous = Arrivals(period=FIRST, expected=26, deadline=DAY, sent_on=sent[:3])
            yield (
                f"progress_{expected}_{days}",
                ProgressFacts(as_of=DAY, simulated=True, current=current, previous=previous),
            )


def _schedules() -> Iterator[tuple[str, ChartFacts]]:
    names = ("Charlas", LONG, "Ñ" * 80, " ".join([LONG] * 4))
    all_months = tuple(range(1, 13))
    months = ((1,), all_months, (5, 6), (11, 12), (12,), (1, 2, 3, 4, 5, 6))
    activities = tuple(
        ScheduledActivity(
            indicator=1 + n // 2,
            number=n % 2 + 1,
            name=names[n % 4],
            responsible="MTPE",
            months=tuple(
                ActivityMonth(month=month, regions=tuple(REGIONS)[: 1 + 25 * (n % 2)])
                for month in (*months[n % 6], *([None] if n % 5 == 0 else []))
            ),
        )
        for n in range(24)
    )
    for name, region in (("all", None), ("own", "lima_metropolitana"), ("first", "amazonas")):
        yield (
            f"schedule_{name}",
            ScheduleFacts(as_of=DAY, year=2021, region=region, activities=activities),
        )
    none = ScheduleFacts(as_of=DAY, year=2021, region="tacna", activities=activities[:1])
    yield "schedule_none", none


ODD_FACTS: Mapping[str, ChartFacts] = dict(
    (
        *_regions(),
        *_comparisons(),
        *_indicators(),
        *_rankings(),
        *_heatmaps(),
        *_statuses(),
        *_progresses(),
        *_schedules(),
        *ODD_MATRICES,
    )
)
