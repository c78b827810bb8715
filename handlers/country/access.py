"""The country's figures, fetched only for people who may read all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.facts.comparison import ComparisonFacts
from charts.facts.empty import NothingToShow
from charts.facts.simulated_notice import simulated_words
from charts.facts.status import StatusFacts
from convenio.calendar.periods import Period
from convenio.report.contradictions import Contradiction, comparable, contradictions
from handlers.access import Capability, require
from handlers.context import Context, Refused
from handlers.facts.country_facts import any_simulated, genuine_regions
from handlers.facts.office_facts import status_facts
from handlers.facts.two_semesters import two_semesters_facts
from handlers.summaries.access import periods_of
from handlers.summaries.typed_periods import pair_with
from storage.evaluations.owed import EvaluationTurnout, evaluation_turnout
from storage.models import PeriodRow
from storage.turnout.received import sent_in
from storage.turnout.turnout import expected_regions


async def reported_periods(context: Context) -> list[Period]:
    """Periods that regions have to report, newest first."""
    require(context, Capability.READ_ALL)
    return [period for period, row in (await periods_of(context)).items() if row is not None]


async def every_period(context: Context) -> list[Period]:
    require(context, Capability.READ_ALL)
    return list(await periods_of(context))


async def status_of(context: Context, period: Period) -> StatusFacts:
    """Where each region's report is; raises Refused for a semester that nobody has to report."""
    require(context, Capability.READ_ALL)
    try:
        return await status_facts(context.session, period, context.now)
    except NothingToShow:
        raise Refused from None


async def evaluations_of(context: Context, period: Period) -> EvaluationTurnout | None:
    """How far the semester's evaluations are; None where they have no deadline."""
    require(context, Capability.READ_ALL)
    row = await context.session.get(PeriodRow, period.code)
    return await evaluation_turnout(context.session, row) if row else None


async def semesters_beside(context: Context, period: Period) -> tuple[ComparisonFacts, ...]:
    """Rows of Cuadro 05: the semester and the one before it, else the next; empty if unknown."""
    require(context, Capability.READ_ALL)
    earlier, later = pair_with(period, list(await periods_of(context))) or (period.previous, period)
    return await two_semesters_facts(context.session, earlier, later)


@dataclass(frozen=True, slots=True)
class Differences:
    """`compared`: whether there was anything to compare; `warning`: about invented figures."""

    period: Period
    found: tuple[Contradiction, ...]
    compared: bool
    warning: str = ""


async def absent_from(context: Context, rows: Sequence[ComparisonFacts]) -> list[str]:
    """Codes of regions that owe a report of one of the semesters but have no row in Cuadro 05."""
    require(context, Capability.READ_ALL)
    semesters = [rows[0].earlier.period.code, rows[0].later.period.code]
    owing = {
        code
        for semester in semesters
        for code in await expected_regions(context.session, semester) or ()
    }
    return sorted(owing - {row.region for row in rows})


async def differences_in(context: Context, period: Period) -> Differences:
    require(context, Capability.READ_ALL)
    sent = await sent_in(context.session, period.code)
    reports = {region: version.figures for region, version in sent.items()}
    warning = simulated_words(genuine_regions(sent)) if any_simulated(sent) else ""
    return Differences(
        period=period,
        found=contradictions(period.code, reports),
        compared=comparable(period.code, reports),
        warning=warning,
    )
