"""All of a semester, for ODES's workbook. Nothing here asks who may see it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.base import every_figure
from charts.facts.comparison import ComparisonFacts
from charts.facts.semester import Semester
from charts.facts.status import StatusFacts
from charts.signs import SIGNS
from convenio.calendar.periods import LIMA, Period
from convenio.catalogue.causes import CAUSES
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS
from convenio.report.results import Average
from documents.workbooks.write.facts import (
    CauseLine,
    ChangeLine,
    ConsolidatedFacts,
    FigureLine,
    PublishedLine,
    ReportLine,
)
from handlers.country.views import warning_of
from handlers.effect.sheet import effect_lines
from handlers.facts.office_facts import status_facts
from handlers.facts.two_semesters import two_semesters_facts
from handlers.workbooks.history import change_summary
from storage.models import PeriodRow
from storage.turnout import workbook_rows as stored
from storage.turnout.turnout import deadlines, first_sent

NOTHING = Average(None, 0)


async def consolidated_facts(
    session: AsyncSession, period: Period, now: datetime
) -> ConsolidatedFacts:
    """A semester's facts; raises NothingToShow for one that nobody has to report."""
    status = await status_facts(session, period, now)
    both = await two_semesters_facts(session, period.previous, period)
    regions = {report.region for report in status.regions} | {facts.region for facts in both}
    received = await stored.received_versions(session, period.code)
    return ConsolidatedFacts(
        period=period.code,
        earlier=period.previous.code,
        label=period.label,
        as_of=_local(now),
        warning=warning_of(both),
        indicators=tuple(indicator.name for indicator in status.indicators.values()),
        other_agreement=_other_agreement(both),
        regions=tuple((code, REGIONS[code].name) for code in REGIONS if code in regions),
        figures=tuple(_figures(status, both, await stored.reasons_of(session, received))),
        published=tuple(_published(both)),
        reports=tuple(await _reports(session, status)),
        causes=tuple(
            _cause(status.indicators, cause) for cause in await stored.causes_of(session, received)
        ),
        effects=tuple(await effect_lines(session, (period.previous, period))),
        changes=tuple(_change(change) for change in await stored.changes_in(session, period.code)),
    )


def _figures(
    status: StatusFacts, both: Sequence[ComparisonFacts], reasons: Mapping[tuple[str, int], str]
) -> Iterator[FigureLine]:
    """The figures sent in both semesters, and blank ones for what this semester still lacks.

    `reasons`: those of this semester, by region and indicator.
    """
    owing = {report.region for report in status.regions}
    known = {comparison.region: comparison for comparison in both}
    nothing = Semester(
        period=status.period, indicators=status.indicators, programmed=NOTHING, executed=NOTHING
    )
    for region in REGIONS:
        if region in known and known[region].earlier.figures:
            yield from _figure_lines(region, known[region].earlier)
    for region in REGIONS:
        if region in known and known[region].later.figures:
            for line in _figure_lines(region, known[region].later):
                reason = reasons.get((region, line.figure.indicator), "")
                yield replace(line, reason=reason)
        elif region in owing:
            yield from _figure_lines(region, nothing)


def _figure_lines(region: str, semester: Semester) -> Iterator[FigureLine]:
    for figure in every_figure(semester.indicators, semester.figures):
        yield FigureLine(
            semester.period.code,
            region,
            REGIONS[region].name,
            semester.indicators[figure.indicator].short_name,
            figure,
            semester.simulated,
            figure.indicator in semester.corrected,
        )


def _other_agreement(both: Sequence[ComparisonFacts]) -> str:
    """A warning that the averages are of different agreements; empty if they are of one."""
    if all(comparison.one_agreement for comparison in both):
        return ""
    before, now = both[0].earlier, both[0].later
    return (
        f"Los promedios son de indicadores distintos: {before.period.code} es del convenio"
        f" {before.indicators.years}, y {now.period.code}, del {now.indicators.years}."
    )


def _published(both: Sequence[ComparisonFacts]) -> Iterator[PublishedLine]:
    for comparison in both:
        for semester in (comparison.earlier, comparison.later):
            if semester.source:
                yield PublishedLine(
                    semester.period.code,
                    comparison.region,
                    semester.programmed.value,
                    semester.executed.value,
                    semester.source,
                )


async def _reports(session: AsyncSession, status: StatusFacts) -> list[ReportLine]:
    code = status.period.code
    newest = await stored.sent_versions(session, code)
    first = await first_sent(session, code)
    row = await session.get(PeriodRow, code)
    assert row is not None
    due = await deadlines(session, row)
    return [
        ReportLine(
            region=report.region,
            name=REGIONS[report.region].name,
            state=SIGNS[report.state].name,
            answered=len(status.indicators) if report.region in newest else report.answered,
            deadline=due[report.region],
            sent_at=_local(first[report.region].at) if report.region in first else None,
            receipt=(newest[report.region].receipt or "") if report.region in newest else "",
            simulated=report.simulated,
        )
        for report in status.regions
    ]


def _cause(indicators: Indicators, cause: stored.WorkbookCause) -> CauseLine:
    return CauseLine(
        REGIONS[cause.region].name,
        cause.indicator,
        indicators[cause.indicator].short_name,
        cause.programmed,
        cause.executed,
        CAUSES.get(cause.cause, cause.cause),
        cause.words or "",
    )


def _change(change: stored.WorkbookChange) -> ChangeLine:
    return ChangeLine(
        at=_local(change.at),
        name=REGIONS[change.region].name,
        version=change.version,
        indicator=change.indicator,
        who=change.name or "una persona que se retiró",
        before=change_summary(change.before),
        after=change_summary(change.after),
    )


def _local(moment: datetime) -> datetime:
    """The time in Lima, without zone or fractions of a second, as Excel stores it."""
    return moment.astimezone(LIMA).replace(tzinfo=None, microsecond=0)
