"""A semester's open data, from the database."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period, lima_day
from convenio.calendar.year_month import YearMonth
from convenio.catalogue.regions import REGIONS
from convenio.evaluation.following import schedule_year
from convenio.report.results import Average, Figure, State, summarise
from documents.figures_csv import figure_row, plain_number
from documents.open_data.package import OpenData, Rows
from storage.evaluations.evaluations import newest
from storage.evaluations.progress import follow, recommendations_of
from storage.models import PeriodRow
from storage.schedule.entries import entries_of
from storage.turnout.received import ReceivedReport, sent_in
from storage.turnout.turnout import expected_regions

MINISTRY = "mtpe"  # the place of what the ministry itself is to do


async def open_data_of(session: AsyncSession, code: str, today: date) -> OpenData | None:
    """The data of a semester as received, evaluated and scheduled now; None if unknown."""
    period = await session.get(PeriodRow, code)
    expected = await expected_regions(session, code)
    if period is None or expected is None:
        return None
    sent = await sent_in(session, code)
    figures = {region: _figures(period, sent.get(region)) for region in expected}
    rows: Mapping[str, Rows] = {
        "regions": list(_regions(expected)),
        "indicators": [
            {"indicator": of.number, "name": of.name, "proponent": of.proponent, "kind": of.kind}
            for of in period.indicators.values()
        ],
        "figures": [
            figure_row(region, figure) | {"simulated": region in sent and sent[region].simulated}
            for region, listed in figures.items()
            for figure in listed
        ],
        "region-averages": [{"region": region} | _averages(figures[region]) for region in expected],
        "indicator-averages": [
            {"indicator": number} | _averages([of[number - 1] for of in figures.values()])
            for number in period.indicators
        ],
        "evaluations": await _evaluations(session, period),
        "recommendations": await _recommendations(session, code, today),
        "schedule": await _schedule(session, Period.parse(code)),
    }
    simulated = any(row.get("simulated") for listed in rows.values() for row in listed)
    return OpenData(Period.parse(code), today, rows, simulated)


def _regions(expected: Any) -> Iterator[dict[str, Any]]:
    for region in REGIONS.values():
        yield {
            "region": region.code,
            "name": region.name,
            "office": region.office,
            "expected": region.code in expected,
        }


def _figures(period: PeriodRow, report: ReceivedReport | None) -> list[Figure]:
    """A figure for each indicator, missing where nothing was received."""
    known = report.figures if report else {}
    return [known.get(number) or Figure(number, State.MISSING) for number in period.indicators]


def _averages(figures: list[Figure]) -> dict[str, Any]:
    summary = summarise(figures)
    return {
        "programmed_average": _value(summary.programmed),
        "programmed_summands": summary.programmed.summands,
        "executed_average": _value(summary.executed),
        "executed_summands": summary.executed.summands,
        "met": summary.met,
        "with_goal": summary.with_goal,
    }


def _value(average: Average) -> str:
    value = average.value
    return plain_number(None if value is None else value.quantize(Decimal("0.01")))


async def _evaluations(session: AsyncSession, period: PeriodRow) -> Rows:
    return [
        {
            "indicator": evaluation.indicator.number,
            "position": position,
            "kind": item.kind.value,
            "claim": item.claim.value if item.claim else "",
            "everybody": item.everybody,
            "regions": " ".join(item.regions),
            "text": item.text,
            "simulated": evaluation.row is not None and evaluation.row.simulated,
        }
        for evaluation in await newest(session, period, received=True)
        for position, item in enumerate(evaluation.items, 1)
    ]


async def _recommendations(session: AsyncSession, code: str, today: date) -> Rows:
    """A row for each recommendation and place, with how far it is; nobody's words or name."""
    listed = await recommendations_of(session, today, period=code)
    return [
        {
            "recommendation": each.recommendation.code,
            "indicator": each.recommendation.indicator,
            "place": each.place or MINISTRY,
            "progress": each.progress.value,
            "accepted": each.accepted,
            "changed_on": lima_day(each.at).isoformat() if each.at else "",
            "due": each.recommendation.due.code if each.recommendation.due else "",
            "text": each.recommendation.text,
            "simulated": each.recommendation.simulated,
        }
        for each in await follow(session, listed)
    ]


async def _schedule(session: AsyncSession, semester: Period) -> Rows:
    """The entries of the year in which a semester's recommendations are carried out."""
    year = schedule_year(semester)
    return [
        {
            "row": number,
            "indicator": entry.activity.indicator,
            "activity": entry.activity.name,
            "region": entry.region or "",
            "month": YearMonth(year, entry.month).code if entry.month else "",
            "day": entry.day.isoformat() if entry.day else "",
        }
        for number, entry in enumerate(await entries_of(session, year), 1)
    ]
