"""Facts of every kind, with their extremes: what the golden pictures show."""

from collections.abc import Mapping
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
from charts.requests import PRINTED_ONLY, ChartRequest
from convenio.calendar.periods import Period
from convenio.catalogue.agreements import AGREEMENTS
from convenio.catalogue.regions import REGIONS
from convenio.report.published_averages import published_of_region
from convenio.report.results import Average, Figure, State
from tests.charts.counted import COUNTED
from tests.charts.crowded import CROWDED
from tests.charts.other_agreements import OTHER_AGREEMENTS
from tests.charts.recommendations import MATRICES, NO_MATRIX

FIRST, SECOND = Period(2020, 1), Period(2020, 2)
DAY = date(2021, 1, 15)
_PROGRAMMED = (60, 60, 70, 10, 89, 50, 7, 75, 55, 1, 50, 50)
_EXECUTED = (60, 45, 30, 10, 89, 58, 7, 25, 66, 1, 33, 27)


def reported(indicator: int, programmed: int, executed: int) -> Figure:
    return Figure(indicator, State.REPORTED, Decimal(programmed), Decimal(executed))


def average(value: str | None, summands: int = 0) -> Average:
    return Average(None if value is None else Decimal(value), summands)


LORETO = tuple(map(reported, range(1, 13), _PROGRAMMED, _EXECUTED))
NOTHING = tuple(Figure(number, State.MISSING) for number in range(1, 13))
EXTREMES = (
    reported(1, 60, 187),
    Figure(2, State.NOT_APPLICABLE),
    Figure(3, State.NO_GOAL),
    reported(4, 10, -22),
    Figure(5, State.NO_GOAL, None, Decimal(40)),
    Figure(6, State.MISSING, Decimal(50)),
    Figure(7, State.MISSING),
    Figure(8, State.NOT_EXECUTED, Decimal(75), Decimal(0)),
    *LORETO[8:],
)
BEYOND = (
    reported(1, 60, 1250),
    reported(2, 1000, 3900),
    reported(3, 1500, 1000),
    reported(4, 10, -220),
    *LORETO[4:11],
    reported(12, 50, 12000),
)
ODD = (
    reported(1, 1, 22),
    reported(2, 1, 187),
    reported(3, 0, 5),
    reported(4, 10, -22),
    reported(10, 0, -3),
)
_LORETO_BEFORE = Semester(period=FIRST, programmed=average("31"), executed=average("2"))
_LORETO_AFTER = Semester(
    period=SECOND,
    programmed=average("48.08", 12),
    executed=average("37.58", 12),
    figures=LORETO,
)
_PIURA_BEFORE = Semester(
    period=FIRST, programmed=average("32", 7), executed=average("-22", 8), figures=EXTREMES
)
_PIURA_BEYOND = Semester(
    period=SECOND, programmed=average("246", 12), executed=average("1517", 12), figures=BEYOND
)
_CALLAO_BEFORE = Semester(
    period=FIRST,
    programmed=average("38"),
    executed=average("33"),
    published=published_of_region(FIRST.code, "callao"),
)
_CALLAO_CONTRADICTED = Semester(
    period=SECOND,
    programmed=average("46"),
    executed=average(None),
    published=published_of_region(SECOND.code, "callao"),
)
_UNKNOWN = Semester(period=Period(2021, 1), programmed=average("40", 3), executed=average(None))

STANDINGS = tuple(
    RegionStanding(
        region=region,
        state=State.REPORTED,
        programmed=Decimal(30 + 7 * n % 40),
        executed=Decimal(10 + 11 * n % 70),
    )
    for n, region in enumerate(REGIONS)
)
ODD_STANDINGS = (
    RegionStanding(region="callao", state=State.NO_GOAL, executed=Decimal(187)),
    RegionStanding(
        region="amazonas", state=State.NOT_EXECUTED, programmed=Decimal(43), executed=Decimal(0)
    ),
    RegionStanding(
        region="piura", state=State.REPORTED, programmed=Decimal(32), executed=Decimal(-22)
    ),
    RegionStanding(region="tumbes", state=State.MISSING, programmed=Decimal(30)),
    RegionStanding(region="junin", state=State.MISSING),
    RegionStanding(region="ancash", state=State.NOT_APPLICABLE),
    RegionStanding(region="lima_metropolitana", state=State.NO_GOAL),
    RegionStanding(
        region="loreto", state=State.REPORTED, programmed=Decimal(48), executed=Decimal(38)
    ),
)
STANDINGS_BEYOND = tuple(
    RegionStanding(
        region=region, state=State.REPORTED, programmed=Decimal(goal), executed=Decimal(done)
    )
    for region, goal, done in (
        ("puno", 60, 1250),
        ("tacna", 11900, 12000),
        ("callao", 1000, 99999),
        ("loreto", 48, 38),
    )
)


def _unnamed(standing: RegionStanding) -> RegionStanding:
    named = standing.region == "loreto"
    return RegionStanding(
        region="loreto" if named else None,
        state=standing.state,
        programmed=standing.programmed,
        executed=standing.executed,
    )


def _shifted(n: int) -> tuple[Figure, ...]:
    return tuple(
        reported(number, 20 + 5 * number, (37 * n + 23 * number) % 170) for number in range(1, 12)
    )


def _far(n: int) -> tuple[Figure, ...]:
    """The widest cells beside each other, in each row another way."""
    done = (-22, -30, -9, 99, 22, 88, -120, 6, 9, -5, 187, -1)
    return tuple(reported(number, 1, done[(number + n) % 12]) for number in range(1, 13))


def _arrivals(period: Period, deadline: date, days_before: tuple[int, ...]) -> Arrivals:
    return Arrivals(
        period=period,
        expected=21,
        deadline=deadline,
        sent_on=tuple(deadline - timedelta(days=day) for day in days_before),
    )


def _planned(
    indicator: int, number: int, name: str, *months: tuple[int | None, int]
) -> ScheduledActivity:
    """Months with the number of regions that take part."""
    return ScheduledActivity(
        indicator=indicator,
        number=number,
        name=name,
        responsible="MTPE/DGNFECCL",
        months=tuple(
            ActivityMonth(month=month, regions=tuple(REGIONS)[:count]) for month, count in months
        ),
    )


_LONG = "Estrategias y metodologías para la atención diferenciada durante la transición"
_YEAR_ROUND = tuple((month, 2 * month) for month in range(1, 13))
_PLANNED = (
    _planned(1, 1, _LONG, (2, 26), (5, 1), (6, 13)),
    _planned(1, 2, "Charlas", (1, 20), (12, 14), (None, 17)),
    _planned(6, 1, _LONG, *_YEAR_ROUND),
    _planned(12, 10, _LONG, (None, 0)),
)
_UNDATED = tuple(_planned(12, number, _LONG, (None, 0)) for number in range(1, 25))
_STATES, _REACHES = tuple(ReportState), tuple(Reach)
SAMPLES: Mapping[str, ChartFacts] = {
    **COUNTED,
    "region_loreto": RegionFacts(as_of=DAY, period=SECOND, region="loreto", figures=LORETO),
    "region_extremes": RegionFacts(
        as_of=DAY, simulated=True, period=SECOND, region="lima_metropolitana", figures=EXTREMES
    ),
    "region_beyond": RegionFacts(as_of=DAY, period=SECOND, region="puno", figures=BEYOND),
    "region_missing": RegionFacts(as_of=DAY, period=SECOND, region="puno", figures=NOTHING),
    "region_published": RegionFacts(
        as_of=DAY,
        period=FIRST,
        region="loreto",
        figures=(),
        published=published_of_region(FIRST.code, "loreto"),
    ),
    "region_contradicted": RegionFacts(
        as_of=DAY,
        period=SECOND,
        region="callao",
        figures=(),
        published=published_of_region(SECOND.code, "callao"),
    ),
    "comparison_averages": ComparisonFacts(
        as_of=DAY, region="loreto", earlier=_LORETO_BEFORE, later=_LORETO_AFTER
    ),
    "comparison_twelve": ComparisonFacts(
        as_of=DAY, simulated=True, region="piura", earlier=_PIURA_BEFORE, later=_LORETO_AFTER
    ),
    "comparison_beyond": ComparisonFacts(
        as_of=DAY, region="piura", earlier=_PIURA_BEFORE, later=_PIURA_BEYOND
    ),
    "comparison_contradicted": ComparisonFacts(
        as_of=DAY, region="callao", earlier=_CALLAO_BEFORE, later=_CALLAO_CONTRADICTED
    ),
    "comparison_missing": ComparisonFacts(
        as_of=DAY, region="piura", earlier=_PIURA_BEFORE, later=_UNKNOWN
    ),
    "indicator_beyond": IndicatorFacts(
        as_of=DAY,
        period=SECOND,
        indicator=12,
        programmed=average("51", 18),
        executed=average("187", 17),
    ),
    "indicator_negative": IndicatorFacts(
        as_of=DAY,
        simulated=True,
        period=SECOND,
        indicator=10,
        programmed=average("9", 18),
        executed=average("-22", 1),
    ),
    "indicator_missing": IndicatorFacts(
        as_of=DAY,
        period=SECOND,
        indicator=1,
        programmed=average("61", 18),
        executed=average(None),
    ),
    "ranking_26": RankingFacts(as_of=DAY, period=SECOND, indicator=None, standings=STANDINGS),
    "ranking_extremes": RankingFacts(
        as_of=DAY,
        simulated=True,
        genuine=("lima_provincias", "loreto"),
        period=SECOND,
        indicator=4,
        standings=ODD_STANDINGS,
        highlighted="loreto",
    ),
    "ranking_beyond": RankingFacts(
        as_of=DAY, period=SECOND, indicator=4, standings=STANDINGS_BEYOND
    ),
    "ranking_unnamed": RankingFacts(
        as_of=DAY,
        period=SECOND,
        indicator=None,
        standings=tuple(map(_unnamed, STANDINGS[10:20])),
        highlighted="loreto",
    ),
    "ranking_contradicted": RankingFacts(
        as_of=DAY,
        period=SECOND,
        indicator=None,
        standings=(
            RegionStanding(
                region="callao",
                state=State.REPORTED,
                programmed=Decimal(46),
                published=published_of_region("2020-II", "callao"),
            ),
            RegionStanding(
                region="puno", state=State.REPORTED, programmed=Decimal(56), executed=Decimal(13)
            ),
        ),
        source="Cuadro N.° 04, Cuadro N.° 05",
    ),
    "ranking_missing": RankingFacts(
        as_of=DAY,
        period=SECOND,
        indicator=1,
        standings=(RegionStanding(region="puno", state=State.MISSING),),
    ),
    "heatmap_26": HeatmapFacts(
        as_of=DAY,
        simulated=True,
        period=SECOND,
        rows=tuple(
            RegionFigures(region=region, figures=_shifted(n)) for n, region in enumerate(REGIONS)
        ),
    ),
    "heatmap_extremes": HeatmapFacts(
        as_of=DAY,
        period=SECOND,
        rows=(
            RegionFigures(region="lima_metropolitana", figures=ODD),
            RegionFigures(region="piura", figures=EXTREMES),
            RegionFigures(region="tumbes", figures=()),
        ),
    ),
    "heatmap_beyond": HeatmapFacts(
        as_of=DAY,
        period=SECOND,
        rows=tuple(
            RegionFigures(region=region, figures=_far(n))
            for n, region in enumerate(("madre_de_dios", "lima_provincias", "puno"))
        ),
    ),
    "heatmap_missing": HeatmapFacts(
        as_of=DAY, period=SECOND, rows=(RegionFigures(region="puno", figures=NOTHING),)
    ),
    "status_all": StatusFacts(
        as_of=DAY,
        simulated=True,
        period=SECOND,
        deadline=DAY,
        regions=tuple(
            RegionStatus(region=region, state=_STATES[n % (len(_STATES) - 1)], answered=n % 12)
            for n, region in enumerate(AGREEMENTS)
        ),
    ),
    "status_overdue": StatusFacts(
        as_of=DAY + timedelta(days=3),
        period=SECOND,
        deadline=DAY,
        regions=tuple(
            RegionStatus(
                region=region,
                state=(ReportState.RETURNED, *[ReportState.OVERDUE] * 3)[n % 4],
                answered=n % 3 and 11,
                reach=_REACHES[n % 3],
            )
            for n, region in enumerate(AGREEMENTS)
        ),
    ),
    "status_one": StatusFacts(
        as_of=DAY,
        period=SECOND,
        deadline=DAY,
        regions=(RegionStatus(region="lima_metropolitana", state=ReportState.IN_TIME),),
    ),
    "progress_both": ProgressFacts(
        as_of=DAY - timedelta(days=5),
        current=_arrivals(SECOND, DAY, (12, 10, 10, 9, 7, 7, 7, 5, 5)),
        previous=_arrivals(FIRST, date(2020, 7, 15), (14, 13, 7, 5, 3, 1, 0, 0, 0, 0, -1, -6)),
    ),
    "progress_years_later": ProgressFacts(
        as_of=date(2026, 11, 24),
        current=_arrivals(SECOND, DAY, (12, 10, 10, 9, 7, 7, 7, 5, 5, -3)),
        previous=_arrivals(FIRST, date(2020, 7, 15), (14, 13, 7, 5, 3, 1, 0, 0, 0, 0, -1, -6)),
    ),
    "progress_reminded": ProgressFacts(
        as_of=DAY + timedelta(days=9),
        current=replace(
            _arrivals(SECOND, DAY, (29, 12, 10, 10, 9, 7, 7, 7, 5, 5, 1, 0, -1, -7)),
            reminded_on=tuple(DAY + timedelta(days=day) for day in (-30, -15, -7, -3, -1, 0, 3, 7)),
        ),
    ),
    "progress_very_late": ProgressFacts(
        as_of=date(2026, 11, 24), current=_arrivals(SECOND, DAY, (12, 10, 10, 9, 7, -2100))
    ),
    "progress_none": ProgressFacts(
        as_of=DAY + timedelta(days=2), simulated=True, current=_arrivals(SECOND, DAY, ())
    ),
    "schedule_all": ScheduleFacts(
        as_of=date(2022, 1, 3), year=2021, region=None, activities=_PLANNED
    ),
    "schedule_own": ScheduleFacts(
        as_of=DAY, year=2021, region="lima_metropolitana", activities=_PLANNED
    ),
    "schedule_undated": ScheduleFacts(as_of=DAY, year=2021, region="puno", activities=_UNDATED),
    **MATRICES,
    **OTHER_AGREEMENTS,
    **CROWDED,
}
EMPTY: tuple[ChartFacts, ...] = (
    RegionFacts(as_of=DAY, period=SECOND, region="puno", figures=()),
    ComparisonFacts(
        as_of=DAY,
        region="puno",
        earlier=Semester(period=FIRST, programmed=average(None), executed=average(None)),
        later=Semester(period=SECOND, programmed=average(None), executed=average(None)),
    ),
    IndicatorFacts(
        as_of=DAY, period=SECOND, indicator=1, programmed=average(None), executed=average(None)
    ),
    RankingFacts(as_of=DAY, period=SECOND, indicator=1, standings=()),
    HeatmapFacts(as_of=DAY, period=SECOND, rows=(RegionFigures(region="puno", figures=()),)),
    StatusFacts(as_of=DAY, period=SECOND, deadline=DAY, regions=()),
    ProgressFacts(
        as_of=DAY,
        current=Arrivals(period=SECOND, expected=0, deadline=DAY, sent_on=()),
    ),
    ScheduleFacts(as_of=DAY, year=2022, region="puno", activities=()),
    NO_MATRIX,
)

TOLD = {
    name: facts
    for name, facts in SAMPLES.items()
    if ChartRequest.of(facts).kind not in PRINTED_ONLY
}
"""Those that a chat shows as well."""
