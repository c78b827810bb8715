"""Facts of every kind, with their extremes: what the golden pictures show."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from charts import facts as f
from convenio.catalogue.agreements import AGREEMENTS
from convenio.catalogue.regions import REGIONS
from convenio.report.published_averages import published_of_region
from convenio.report.results import State
from tests.charts.crowded import CROWDED
from tests.charts.other_agreements import OTHER_AGREEMENTS
from tests.charts.sample_facts import (
    BEYOND,
    CALLAO_BEFORE,
    CALLAO_CONTRADICTED,
    DAY,
    EXTREMES,
    FIRST,
    LORETO,
    LORETO_AFTER,
    LORETO_BEFORE,
    NOTHING,
    ODD,
    ODD_STANDINGS,
    PIURA_BEFORE,
    PIURA_BEYOND,
    PLANNED,
    REACHES,
    SECOND,
    STANDINGS,
    STANDINGS_BEYOND,
    STATES,
    UNDATED,
    UNKNOWN,
    arrivals,
    average,
    far,
    shifted,
    unnamed,
)

SAMPLES: Mapping[str, f.Facts] = {
    "region_loreto": f.RegionFacts(as_of=DAY, period=SECOND, region="loreto", figures=LORETO),
    "region_extremes": f.RegionFacts(
        as_of=DAY, simulated=True, period=SECOND, region="lima_metropolitana", figures=EXTREMES
    ),
    "region_beyond": f.RegionFacts(as_of=DAY, period=SECOND, region="puno", figures=BEYOND),
    "region_missing": f.RegionFacts(as_of=DAY, period=SECOND, region="puno", figures=NOTHING),
    "region_published": f.RegionFacts(
        as_of=DAY,
        period=FIRST,
        region="loreto",
        figures=(),
        published=published_of_region(FIRST.code, "loreto"),
    ),
    "region_contradicted": f.RegionFacts(
        as_of=DAY,
        period=SECOND,
        region="callao",
        figures=(),
        published=published_of_region(SECOND.code, "callao"),
    ),
    "comparison_averages": f.ComparisonFacts(
        as_of=DAY, region="loreto", earlier=LORETO_BEFORE, later=LORETO_AFTER
    ),
    "comparison_twelve": f.ComparisonFacts(
        as_of=DAY, simulated=True, region="piura", earlier=PIURA_BEFORE, later=LORETO_AFTER
    ),
    "comparison_beyond": f.ComparisonFacts(
        as_of=DAY, region="piura", earlier=PIURA_BEFORE, later=PIURA_BEYOND
    ),
    "comparison_contradicted": f.ComparisonFacts(
        as_of=DAY, region="callao", earlier=CALLAO_BEFORE, later=CALLAO_CONTRADICTED
    ),
    "comparison_missing": f.ComparisonFacts(
        as_of=DAY, region="piura", earlier=PIURA_BEFORE, later=UNKNOWN
    ),
    "indicator_beyond": f.IndicatorFacts(
        as_of=DAY,
        period=SECOND,
        indicator=12,
        programmed=average("51", 18),
        executed=average("187", 17),
    ),
    "indicator_negative": f.IndicatorFacts(
        as_of=DAY,
        simulated=True,
        period=SECOND,
        indicator=10,
        programmed=average("9", 18),
        executed=average("-22", 1),
    ),
    "indicator_missing": f.IndicatorFacts(
        as_of=DAY,
        period=SECOND,
        indicator=1,
        programmed=average("61", 18),
        executed=average(None),
    ),
    "ranking_26": f.RankingFacts(as_of=DAY, period=SECOND, indicator=None, standings=STANDINGS),
    "ranking_extremes": f.RankingFacts(
        as_of=DAY,
        simulated=True,
        genuine=("lima_provincias", "loreto"),
        period=SECOND,
        indicator=4,
        standings=ODD_STANDINGS,
        highlighted="loreto",
    ),
    "ranking_beyond": f.RankingFacts(
        as_of=DAY, period=SECOND, indicator=4, standings=STANDINGS_BEYOND
    ),
    "ranking_unnamed": f.RankingFacts(
        as_of=DAY,
        period=SECOND,
        indicator=None,
        standings=tuple(map(unnamed, STANDINGS[10:20])),
        highlighted="loreto",
    ),
    "ranking_contradicted": f.RankingFacts(
        as_of=DAY,
        period=SECOND,
        indicator=None,
        standings=(
            f.RegionStanding(
                region="callao",
                state=State.REPORTED,
                programmed=Decimal(46),
                published=published_of_region("2020-II", "callao"),
            ),
            f.RegionStanding(
                region="puno", state=State.REPORTED, programmed=Decimal(56), executed=Decimal(13)
            ),
        ),
        source="Cuadro N.° 04, Cuadro N.° 05",
    ),
    "ranking_missing": f.RankingFacts(
        as_of=DAY,
        period=SECOND,
        indicator=1,
        standings=(f.RegionStanding(region="puno", state=State.MISSING),),
    ),
    "heatmap_26": f.HeatmapFacts(
        as_of=DAY,
        simulated=True,
        period=SECOND,
        rows=tuple(
            f.RegionFigures(region=region, figures=shifted(n)) for n, region in enumerate(REGIONS)
        ),
    ),
    "heatmap_extremes": f.HeatmapFacts(
        as_of=DAY,
        period=SECOND,
        rows=(
            f.RegionFigures(region="lima_metropolitana", figures=ODD),
            f.RegionFigures(region="piura", figures=EXTREMES),
            f.RegionFigures(region="tumbes", figures=()),
        ),
    ),
    "heatmap_beyond": f.HeatmapFacts(
        as_of=DAY,
        period=SECOND,
        rows=tuple(
            f.RegionFigures(region=region, figures=far(n))
            for n, region in enumerate(("madre_de_dios", "lima_provincias", "puno"))
        ),
    ),
    "heatmap_missing": f.HeatmapFacts(
        as_of=DAY, period=SECOND, rows=(f.RegionFigures(region="puno", figures=NOTHING),)
    ),
    "status_all": f.StatusFacts(
        as_of=DAY,
        simulated=True,
        period=SECOND,
        deadline=DAY,
        regions=tuple(
            f.RegionStatus(region=region, state=STATES[n % (len(STATES) - 1)], answered=n % 12)
            for n, region in enumerate(AGREEMENTS)
        ),
    ),
    "status_overdue": f.StatusFacts(
        as_of=DAY + timedelta(days=3),
        period=SECOND,
        deadline=DAY,
        regions=tuple(
            f.RegionStatus(
                region=region,
                state=(f.ReportState.RETURNED, *[f.ReportState.OVERDUE] * 3)[n % 4],
                answered=n % 3 and 11,
                reach=REACHES[n % 3],
            )
            for n, region in enumerate(AGREEMENTS)
        ),
    ),
    "status_one": f.StatusFacts(
        as_of=DAY,
        period=SECOND,
        deadline=DAY,
        regions=(f.RegionStatus(region="lima_metropolitana", state=f.ReportState.IN_TIME),),
    ),
    "progress_both": f.ProgressFacts(
        as_of=DAY - timedelta(days=5),
        current=arrivals(SECOND, DAY, (12, 10, 10, 9, 7, 7, 7, 5, 5)),
        previous=arrivals(FIRST, date(2020, 7, 15), (14, 13, 7, 5, 3, 1, 0, 0, 0, 0, -1, -6)),
    ),
    "progress_years_later": f.ProgressFacts(
        as_of=date(2026, 11, 24),
        current=arrivals(SECOND, DAY, (12, 10, 10, 9, 7, 7, 7, 5, 5, -3)),
        previous=arrivals(FIRST, date(2020, 7, 15), (14, 13, 7, 5, 3, 1, 0, 0, 0, 0, -1, -6)),
    ),
    "progress_very_late": f.ProgressFacts(
        as_of=date(2026, 11, 24), current=arrivals(SECOND, DAY, (12, 10, 10, 9, 7, -2100))
    ),
    "progress_none": f.ProgressFacts(
        as_of=DAY + timedelta(days=2), simulated=True, current=arrivals(SECOND, DAY, ())
    ),
    "schedule_all": f.ScheduleFacts(
        as_of=date(2022, 1, 3), year=2021, region=None, activities=PLANNED
    ),
    "schedule_own": f.ScheduleFacts(
        as_of=DAY, year=2021, region="lima_metropolitana", activities=PLANNED
    ),
    "schedule_undated": f.ScheduleFacts(as_of=DAY, year=2021, region="puno", activities=UNDATED),
    **OTHER_AGREEMENTS,
    **CROWDED,
}
EMPTY: tuple[f.Facts, ...] = (
    f.RegionFacts(as_of=DAY, period=SECOND, region="puno", figures=()),
    f.ComparisonFacts(
        as_of=DAY,
        region="puno",
        earlier=f.Semester(period=FIRST, programmed=average(None), executed=average(None)),
        later=f.Semester(period=SECOND, programmed=average(None), executed=average(None)),
    ),
    f.IndicatorFacts(
        as_of=DAY, period=SECOND, indicator=1, programmed=average(None), executed=average(None)
    ),
    f.RankingFacts(as_of=DAY, period=SECOND, indicator=1, standings=()),
    f.HeatmapFacts(as_of=DAY, period=SECOND, rows=(f.RegionFigures(region="puno", figures=()),)),
    f.StatusFacts(as_of=DAY, period=SECOND, deadline=DAY, regions=()),
    f.ProgressFacts(
        as_of=DAY,
        current=f.Arrivals(period=SECOND, expected=0, deadline=DAY, sent_on=()),
    ),
    f.ScheduleFacts(as_of=DAY, year=2022, region="puno", activities=()),
)
