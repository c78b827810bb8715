"""The stored figures and their summaries, as the command line prints them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.entries import Entry
from convenio.indicators import INDICATORS
from convenio.regions import REGIONS
from convenio.results import (
    Figure,
    State,
    executed_average,
    programmed_average,
    summarise,
    two_decimals,
    whole,
)
from storage import reports
from storage.models import Expected, PeriodRow, Version


async def figure_rows(
    session: AsyncSession, period: str, region: str | None
) -> list[dict[str, Any]] | None:
    """Of each expected region the version sent last or, before the first, its draft."""
    regions = await _expected(session, period)
    if regions is None:
        return None
    return [
        _row(code, figure)
        for code in (regions if region is None else [region])
        for figure in await _stored(session, period, code)
    ]


def _row(region: str, figure: Figure) -> dict[str, Any]:
    return {
        "region": region,
        "indicator": figure.indicator,
        "state": figure.state.value,
        "programmed": _plain(figure.programmed),
        "executed": _plain(figure.executed),
    }


async def region_summary(session: AsyncSession, period: str, region: str) -> dict[str, Any] | None:
    if await reports.find_owed(session, period, region) is None:
        return None
    figures = _all_twelve(await reports.sent_figures(session, period, region))
    facts = summarise(figures)
    return {
        "region": region,
        "period": period,
        "programmed_average": two_decimals(facts.programmed.value),
        "executed_average": two_decimals(facts.executed.value),
        "programmed_summands": facts.programmed.summands,
        "executed_summands": facts.executed.summands,
        "met": facts.met,
        "with_goal": facts.with_goal,
        "complete": facts.complete,
        "on_time": await _on_time(session, period, region),
    }


async def country_summary(session: AsyncSession, period: str) -> dict[str, Any] | None:
    codes = await _expected(session, period)
    if codes is None:
        return None
    regions = [await region_summary(session, period, code) for code in codes]
    sent = [await reports.sent_figures(session, period, code) for code in codes]
    return {
        "period": period,
        "expected": len(codes),
        "reported": sum(bool(figures) for figures in sent),
        "on_time": sum(bool(facts and facts["on_time"]) for facts in regions),
        "regions": regions,
        "indicators": [
            _indicator(number, [f[number] for f in sent if number in f]) for number in INDICATORS
        ],
    }


def _indicator(number: int, figures: Sequence[Figure]) -> dict[str, Any]:
    programmed, executed = programmed_average(figures), executed_average(figures)
    return {
        "indicator": number,
        "programmed_average": two_decimals(programmed.value),
        "executed_average": two_decimals(executed.value),
        "programmed_summands": programmed.summands,
        "executed_summands": executed.summands,
    }


def summary_text(facts: dict[str, Any]) -> str:
    if "regions" not in facts:
        return _region_line(facts) + "\n"
    head = (
        f"{facts['period']}: han reportado {facts['reported']} de {facts['expected']} regiones, "
        f"{facts['on_time']} en plazo."
    )
    return "\n".join([head, *(_region_line(each) for each in facts["regions"])]) + "\n"


def _region_line(facts: dict[str, Any]) -> str:
    name = REGIONS[facts["region"]].name
    if facts["programmed_average"] is None and facts["executed_average"] is None:
        return f"{name}: no ha reportado"
    when = "en plazo" if facts["on_time"] else "extemporáneo"
    return (
        f"{name}: programado {_whole(facts['programmed_average'])} "
        f"({facts['programmed_summands']}), ejecutado {_whole(facts['executed_average'])} "
        f"({facts['executed_summands']}), metas cumplidas {facts['met']} de "
        f"{facts['with_goal']}, {when}"
    )


def _whole(average: str | None) -> str:
    return "–" if average is None else f"{whole(Decimal(average))}%"


async def _expected(session: AsyncSession, period: str) -> list[str] | None:
    if await session.get(PeriodRow, period) is None:
        return None
    query = select(Expected.region).where(Expected.period == period).order_by(Expected.region)
    return list((await session.exec(query)).all())


async def _stored(session: AsyncSession, period: str, region: str) -> Sequence[Figure]:
    versions = await reports.versions_of(session, period, region)
    sent = [version for version in versions if version.sent_at is not None]
    shown = (sent or list(versions))[-1:]
    report = await reports.load(session, shown[0].id or 0) if shown else None
    if report is not None:
        return report.figures
    goals = await reports.goals_of(session, period, region)
    return [Entry(number, goals.get(number)).figure for number in INDICATORS]


async def _on_time(session: AsyncSession, period: str, region: str) -> bool:
    """Whether the first version sent came before the deadline; a correction later is no delay."""
    query = (
        select(Version.late)
        .where(
            Version.period == period,
            Version.region == region,
            col(Version.sent_at).is_not(None),
        )
        .order_by(col(Version.number))
    )
    first = (await session.exec(query)).first()
    return first is False


def _all_twelve(figures: dict[int, Figure]) -> list[Figure]:
    return [figures.get(number, Figure(number, State.MISSING)) for number in INDICATORS]


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
