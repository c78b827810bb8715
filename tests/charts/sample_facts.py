"""Figures, averages, arrivals and activities that the samples of charts are made of."""

from datetime import date, timedelta
from decimal import Decimal

from charts import facts as f
from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from convenio.report.published_averages import published_of_region
from convenio.report.results import Average, Figure, State

FIRST, SECOND = Period(2020, 1), Period(2020, 2)
DAY = date(2021, 1, 15)
PROGRAMMED = (60, 60, 70, 10, 89, 50, 7, 75, 55, 1, 50, 50)
EXECUTED = (60, 45, 30, 10, 89, 58, 7, 25, 66, 1, 33, 27)


def reported(indicator: int, programmed: int, executed: int) -> Figure:
    return Figure(indicator, State.REPORTED, Decimal(programmed), Decimal(executed))


def average(value: str | None, summands: int = 0) -> Average:
    return Average(None if value is None else Decimal(value), summands)


LORETO = tuple(map(reported, range(1, 13), PROGRAMMED, EXECUTED))
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
LORETO_BEFORE = f.Semester(period=FIRST, programmed=average("31"), executed=average("2"))
LORETO_AFTER = f.Semester(
    period=SECOND,
    programmed=average("48.08", 12),
    executed=average("37.58", 12),
    figures=LORETO,
)
PIURA_BEFORE = f.Semester(
    period=FIRST, programmed=average("32", 7), executed=average("-22", 8), figures=EXTREMES
)
PIURA_BEYOND = f.Semester(
    period=SECOND, programmed=average("246", 12), executed=average("1517", 12), figures=BEYOND
)
CALLAO_BEFORE = f.Semester(
    period=FIRST,
    programmed=average("38"),
    executed=average("33"),
    published=published_of_region(FIRST.code, "callao"),
)
CALLAO_CONTRADICTED = f.Semester(
    period=SECOND,
    programmed=average("46"),
    executed=average(None),
    published=published_of_region(SECOND.code, "callao"),
)
UNKNOWN = f.Semester(period=Period(2021, 1), programmed=average("40", 3), executed=average(None))

STANDINGS = tuple(
    f.RegionStanding(
        region=region,
        state=State.REPORTED,
        programmed=Decimal(30 + 7 * n % 40),
        executed=Decimal(10 + 11 * n % 70),
    )
    for n, region in enumerate(REGIONS)
)
ODD_STANDINGS = (
    f.RegionStanding(region="callao", state=State.NO_GOAL, executed=Decimal(187)),
    f.RegionStanding(
        region="amazonas", state=State.NOT_EXECUTED, programmed=Decimal(43), executed=Decimal(0)
    ),
    f.RegionStanding(
        region="piura", state=State.REPORTED, programmed=Decimal(32), executed=Decimal(-22)
    ),
    f.RegionStanding(region="tumbes", state=State.MISSING, programmed=Decimal(30)),
    f.RegionStanding(region="junin", state=State.MISSING),
    f.RegionStanding(region="ancash", state=State.NOT_APPLICABLE),
    f.RegionStanding(region="lima_metropolitana", state=State.NO_GOAL),
    f.RegionStanding(
        region="loreto", state=State.REPORTED, programmed=Decimal(48), executed=Decimal(38)
    ),
)
STANDINGS_BEYOND = tuple(
    f.RegionStanding(
        region=region, state=State.REPORTED, programmed=Decimal(goal), executed=Decimal(done)
    )
    for region, goal, done in (
        ("puno", 60, 1250),
        ("tacna", 11900, 12000),
        ("callao", 1000, 99999),
        ("loreto", 48, 38),
    )
)


def unnamed(standing: f.RegionStanding) -> f.RegionStanding:
    named = standing.region == "loreto"
    return f.RegionStanding(
        region="loreto" if named else None,
        state=standing.state,
        programmed=standing.programmed,
        executed=standing.executed,
    )


def shifted(n: int) -> tuple[Figure, ...]:
    return tuple(
        reported(number, 20 + 5 * number, (37 * n + 23 * number) % 170) for number in range(1, 12)
    )


def far(n: int) -> tuple[Figure, ...]:
    """The widest cells beside each other, in each row another way."""
    done = (-22, -30, -9, 99, 22, 88, -120, 6, 9, -5, 187, -1)
    return tuple(reported(number, 1, done[(number + n) % 12]) for number in range(1, 13))


def arrivals(period: Period, deadline: date, days_before: tuple[int, ...]) -> f.Arrivals:
    return f.Arrivals(
        period=period,
        expected=21,
        deadline=deadline,
        sent_on=tuple(deadline - timedelta(days=day) for day in days_before),
    )


def planned(
    indicator: int, number: int, name: str, *months: tuple[int | None, int]
) -> f.ScheduledActivity:
    """Months with the number of regions that take part."""
    return f.ScheduledActivity(
        indicator=indicator,
        number=number,
        name=name,
        responsible="MTPE/DGNFECCL",
        months=tuple(
            f.ActivityMonth(month=month, regions=tuple(REGIONS)[:count]) for month, count in months
        ),
    )


LONG = "Estrategias y metodologías para la atención diferenciada durante la transición"
YEAR_ROUND = tuple((month, 2 * month) for month in range(1, 13))
PLANNED = (
    planned(1, 1, LONG, (2, 26), (5, 1), (6, 13)),
    planned(1, 2, "Charlas", (1, 20), (12, 14), (None, 17)),
    planned(6, 1, LONG, *YEAR_ROUND),
    planned(12, 10, LONG, (None, 0)),
)
UNDATED = tuple(planned(12, number, LONG, (None, 0)) for number in range(1, 25))
STATES, REACHES = tuple(f.ReportState), tuple(f.Reach)
