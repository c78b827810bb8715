"""The stored figures and their summaries, as the command line prints them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.common import as_json
from convenio.catalogue.regions import REGIONS
from convenio.report.entries import Entry
from convenio.report.published_averages import Published, published_of_region
from convenio.report.rankings import IndicatorSummary, summarise_indicator
from convenio.report.results import Figure, Part, complete, summarise, two_decimals, whole
from convenio.report.stages import Stage
from documents.figures_csv import figure_row
from handlers.facts.region_facts import published_averages
from handlers.summaries.words import PARTS
from handlers.words import percent, plain_text, say
from storage.evaluations.owed import evaluation_turnout
from storage.models import PeriodRow
from storage.reports import reports
from storage.reports.answers import sent_figures
from storage.reports.reports import Report
from storage.turnout.published_averages import published_in
from storage.turnout.received import sent_in
from storage.turnout.turnout import expected_regions, simulated_regions, turnout_of


@dataclass(frozen=True, slots=True)
class StoredFigures:
    """The stored figures. `simulated`: the regions whose figures were invented."""

    rows: list[dict[str, Any]]
    simulated: list[str]


async def stored_figures(
    session: AsyncSession, period: str, region: str | None
) -> StoredFigures | None:
    """The figures of the version received last or, before the first, the newest; by region."""
    row, regions = await session.get(PeriodRow, period), await expected_regions(session, period)
    if row is None or regions is None:
        return None
    stored = StoredFigures([], [])
    for code in regions if region is None else [region]:
        report = await _shown(session, period, code)
        figures = await _figures(session, row, code, report)
        stored.rows.extend(figure_row(code, figure) for figure in figures)
        if report is not None and report.version.simulated:
            stored.simulated.append(code)
    return stored


async def figures_by_region(
    session: AsyncSession, period: str
) -> Mapping[str, Sequence[Figure]] | None:
    """The same figures as values, by region that is expected; None of an unknown period."""
    row, regions = await session.get(PeriodRow, period), await expected_regions(session, period)
    if row is None or regions is None:
        return None
    return {
        code: await _figures(session, row, code, await _shown(session, period, code))
        for code in regions
    }


async def region_summary(session: AsyncSession, period: str, region: str) -> dict[str, Any] | None:
    row, who = await session.get(PeriodRow, period), await turnout_of(session, period)
    published = await published_in(session, period)
    if row is None or who is None:
        own = [average for average in published if average.region == region]
        return _published_region(period, region, own) if own else None
    if region not in who.regions:
        return None
    figures = await sent_figures(session, period, region)
    facts = _region(row, region, figures, on_time=region in who.on_time)
    return _marked(facts, await simulated_regions(session, period))


def _region(
    period: PeriodRow, region: str, sent: Mapping[int, Figure], *, on_time: bool
) -> dict[str, Any]:
    facts = summarise(sent.values())
    return {
        "region": region,
        "period": period.code,
        "programmed_average": facts.programmed.value,
        "executed_average": facts.executed.value,
        "programmed_summands": facts.programmed.summands,
        "executed_summands": facts.executed.summands,
        "met": facts.met,
        "with_goal": facts.with_goal,
        "complete": complete(sent, period.indicators),
        "on_time": on_time,
    }


def _marked(facts: dict[str, Any], simulated: Collection[str]) -> dict[str, Any]:
    """The name with its mark: invented figures are never shown without saying so."""
    return facts | {"simulated": True} if facts["region"] in simulated else facts


async def country_summary(session: AsyncSession, period: str) -> dict[str, Any] | None:
    row, who = await session.get(PeriodRow, period), await turnout_of(session, period)
    if row is None or who is None:
        return _published_country(period, await published_in(session, period))
    simulated = await simulated_regions(session, period)
    known = await sent_in(session, period)
    sent = {code: known[code].figures if code in known else {} for code in who.regions}
    return {
        "period": period,
        "expected": who.expected,
        "reported": who.reported,
        "on_time": len(who.on_time),
        "regions": [
            _marked(_region(row, code, figures, on_time=code in who.on_time), simulated)
            for code, figures in sent.items()
        ],
        "indicators": [
            _indicator(summarise_indicator(number, _of_indicator(number, sent)), simulated)
            for number in row.indicators
        ],
    }


def _published_country(period: str, published: Sequence[Published]) -> dict[str, Any] | None:
    """A semester that nobody has to report here: all that is known are published averages."""
    if not published:
        return None
    regions, indicators = dict[str, list[Published]](), dict[int, list[Published]]()
    for average in published:
        if average.region:
            regions.setdefault(average.region, []).append(average)
        elif average.indicator:
            indicators.setdefault(average.indicator, []).append(average)
    return {
        "period": period,
        "expected": 0,
        "reported": 0,
        "on_time": 0,
        "regions": [_published_region(period, code, own) for code, own in regions.items()],
        "indicators": [
            {"indicator": number} | _published_averages(own) for number, own in indicators.items()
        ],
    }


def _published_region(period: str, region: str, published: Sequence[Published]) -> dict[str, Any]:
    averages = _published_averages(published)
    met = {"met": 0, "with_goal": 0, "complete": False, "on_time": False}
    return {"region": region, "period": period} | met | averages


def _published_averages(published: Sequence[Published]) -> dict[str, Any]:
    """None where two tables contradict each other; 0 summands, since the report names none."""
    programmed, executed = published_averages(published)
    return {
        "programmed_average": programmed.value,
        "executed_average": executed.value,
        "programmed_summands": programmed.summands,
        "executed_summands": executed.summands,
        "published": [
            {
                "source": average.source,
                "programmed_average": average.programmed,
                "executed_average": average.executed,
            }
            for average in published
        ],
    }


def _of_indicator(number: int, sent: Mapping[str, Mapping[int, Figure]]) -> dict[str, Figure]:
    return {code: figures[number] for code, figures in sent.items() if number in figures}


def _indicator(facts: IndicatorSummary, simulated: Collection[str]) -> dict[str, Any]:
    return ({"simulated": True} if simulated else {}) | {
        "indicator": facts.indicator,
        "programmed_average": facts.programmed.value,
        "executed_average": facts.executed.value,
        "programmed_summands": facts.programmed.summands,
        "executed_summands": facts.executed.summands,
    }


def summary_text(facts: dict[str, Any]) -> str:
    if "regions" not in facts:
        return _region_line(facts) + "\n"
    head = (
        f"{facts['period']}: han reportado {facts['reported']} de {facts['expected']} regiones, "
        f"{facts['on_time']} en plazo."
    )
    if any("published" in row for row in (*facts["regions"], *facts["indicators"])):
        head = f"{facts['period']}: nadie reporta aquí este semestre; promedios publicados:"
    return "\n".join([head, *(_region_line(row) for row in facts["regions"])]) + "\n"


def _region_line(facts: dict[str, Any]) -> str:
    name = REGIONS[facts["region"]].name
    if "published" in facts:
        return f"{name}: {'; '.join(map(_published_line, facts['published']))}"
    if not facts["complete"] and facts["executed_average"] is None:
        return f"{name}: no ha reportado"
    when = "en plazo" if facts["on_time"] else "extemporáneo"
    invented = ", cifras simuladas" if facts.get("simulated") else ""
    return (
        f"{name}: programado {percent(facts['programmed_average'])} "
        f"({facts['programmed_summands']}), ejecutado {percent(facts['executed_average'])} "
        f"({facts['executed_summands']}), metas cumplidas {facts['met']} de "
        f"{facts['with_goal']}, {when}{invented}{_published_otherwise(facts)}"
    )


def _published_line(published: dict[str, Any]) -> str:
    goal, done = published["programmed_average"], published["executed_average"]
    return f"programado {percent(goal)}, ejecutado {percent(done)} ({published['source']})"


def _published_otherwise(facts: dict[str, Any]) -> str:
    """The report's averages where they aren't the computed ones."""
    return "".join(
        f"; el {average.source} publica {PARTS[part]} {percent(average.part(part))}"
        for average in published_of_region(facts["period"], facts["region"])
        for part in Part
        if (computed := facts[f"{part}_average"]) is not None
        and whole(computed) != average.part(part)
    )


async def evaluations_text(session: AsyncSession, period: str) -> str:
    """A line on the directorates' evaluations; empty where they have no deadline."""
    row = await session.get(PeriodRow, period)
    turnout = await evaluation_turnout(session, row) if row else None
    return plain_text(say("nudges/evaluations", turnout=turnout)) + "\n" if turnout else ""


def summary_json(facts: dict[str, Any]) -> str:
    """The summary as JSON; averages have two decimals."""
    return as_json(facts, default=two_decimals)


async def _shown(session: AsyncSession, period: str, region: str) -> Report | None:
    versions = await reports.versions_of(session, period, region)
    received = [version for version in versions if version.stage is Stage.RECEIVED]
    shown = (received or list(versions))[-1:]
    return await reports.load(session, shown[0].id or 0) if shown else None


async def _figures(
    session: AsyncSession, period: PeriodRow, region: str, report: Report | None
) -> Sequence[Figure]:
    return report.figures if report else await _goals_alone(session, period, region)


async def _goals_alone(session: AsyncSession, period: PeriodRow, region: str) -> Sequence[Figure]:
    goals = await reports.goals_of(session, period.code, region)
    return [Entry(number, goals.get(number)).figure for number in period.indicators]
