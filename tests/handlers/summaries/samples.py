"""A summary and its facts in their longest cases."""

from datetime import UTC, date, datetime
from decimal import Decimal

from charts.facts.base import ChartFacts
from charts.facts.comparison import ComparisonFacts
from charts.facts.heatmap import HeatmapFacts, RegionFigures
from charts.facts.ranking import RankingFacts, RegionStanding
from charts.facts.region import RegionFacts
from charts.facts.semester import Semester
from charts.facts.status import Reach, RegionStatus, ReportState, StatusFacts
from convenio.calendar.periods import Period
from convenio.catalogue.indicators import INDICATORS
from convenio.catalogue.regions import REGIONS
from convenio.report.published_averages import PUBLISHED
from convenio.report.rankings import Place
from convenio.report.results import Average, Figure, Part, State, average
from convenio.report.stages import Stage
from convenio.schedule.activities import matching, published_schedule
from handlers.summaries.region_summary import RegionSummary
from storage.models import Version
from storage.reports.obligations import Owed
from tests.charts.samples import DAY, LORETO

NOW = datetime(2021, 1, 5, 15, tzinfo=UTC)
FIRST, SECOND = Period(2020, 1), Period(2020, 2)
CAPTION, MESSAGE, LINE = 1024, 4096, 34
HUGE, LARGE = (
    tuple(
        Figure(number, State.REPORTED, Decimal(most), Decimal(most * (number % 3) / 2))
        for number in INDICATORS
    )
    for most in (100_000, 998)
)
ALL_REGIONS = tuple(
    RegionStanding(
        region=code,
        state=State.REPORTED,
        programmed=Decimal(999),
        executed=Decimal(-99),
        programmed_summands=11,
        executed_summands=12,
    )
    for code in REGIONS
)
LONGEST: tuple[ChartFacts, ...] = (
    RegionFacts(
        as_of=DAY, simulated=True, period=SECOND, region="lima_metropolitana", figures=LARGE
    ),
    ComparisonFacts(
        as_of=DAY,
        simulated=True,
        region="lima_metropolitana",
        earlier=Semester(
            period=FIRST, programmed=Average(None, 0), executed=Average(None, 0), figures=LARGE
        ),
        later=Semester(
            period=SECOND, programmed=Average(None, 0), executed=Average(None, 0), figures=LORETO
        ),
    ),
    RankingFacts(as_of=DAY, simulated=True, period=SECOND, indicator=None, standings=ALL_REGIONS),
    HeatmapFacts(
        as_of=DAY,
        simulated=True,
        period=SECOND,
        rows=tuple(RegionFigures(region=code, figures=LARGE) for code in REGIONS),
    ),
    StatusFacts(
        as_of=DAY,
        simulated=True,
        period=SECOND,
        deadline=DAY,
        regions=tuple(
            RegionStatus(region=code, state=ReportState.OVERDUE, answered=11, reach=Reach.MUTE)
            for code in REGIONS
        ),
    ),
)


def semester(period: Period, figures: tuple[Figure, ...], region: str = "loreto") -> Semester:
    return Semester(
        period=period,
        programmed=average(figures, Part.PROGRAMMED),
        executed=average(figures, Part.EXECUTED),
        figures=figures,
        published=tuple(p for p in PUBLISHED if (p.period, p.region) == (period.code, region)),
        simulated=bool(figures),
    )


def summary_of(region: str, figures: tuple[Figure, ...]) -> RegionSummary:
    def owed(period: Period) -> Owed:
        return Owed(period, REGIONS[region], DAY, date(2021, 9, 22), None, INDICATORS)

    first = Version(
        period=SECOND.code, region=region, number=1, opened_at=NOW, sent_at=NOW, late=True
    )
    second = Version(
        period=SECOND.code, region=region, number=2, opened_at=NOW, stage=Stage.WAITING
    )
    return RegionSummary(
        region=REGIONS[region],
        now=semester(SECOND, figures, region),
        before=semester(FIRST, (), region),
        after=Period(2021, 1),
        by_indicator=True,
        owed=owed(SECOND),
        first=first,
        pending=second,
        answered=3,
        owes=tuple(owed(Period(2021 + n, 1)) for n in range(5)),
        scheduled=matching(published_schedule(2021), region=region),
        at=NOW,
        place=Place(26, 26, shared=True),
        beside_simulated=True,
    )
