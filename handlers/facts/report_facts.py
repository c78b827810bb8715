"""Everything that the report says of a semester, in few questions; nothing asks who may see it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, time

from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.comparison import ComparisonFacts
from convenio.calendar.periods import LIMA, Period, lima_day
from convenio.catalogue.agreements import AGREEMENTS
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS
from convenio.evaluation.contradictions import Contradiction, ContradictionKind
from convenio.report.rankings import IndicatorSummary, summarise_indicator
from convenio.report.results import Figure
from convenio.report.stages import Stage, stage_words
from documents.report.facts import CauseCount, EvaluationPart, ReportFacts, SentItem, VersionLine
from handlers.facts.country_facts import facts_of_indicator
from handlers.facts.two_semesters import two_semesters_facts
from storage.agreements import indicators_in
from storage.evaluations.evaluations import Evaluation, newest
from storage.evaluations.progress import recommendations_of
from storage.evaluations.recommendations import recommendation_code
from storage.evaluations.year_matrix import matrix_of
from storage.models import EvaluationRow, PeriodRow, RecommendationRow, Version
from storage.turnout.published_averages import published_in
from storage.turnout.received import sent_in
from storage.turnout.sent_versions import (
    sent_evaluations,
    sent_reports,
    standing_recommendations,
)
from storage.turnout.turnout import turnout_of
from storage.turnout.workbook_rows import WorkbookCause, causes_of, received_versions

_PLACE = {code: place for place, code in enumerate(REGIONS)}


async def report_facts(
    session: AsyncSession, period: Period, *, year_names: Sequence[str] = ()
) -> ReportFacts:
    """A semester's facts. Raises ValueError, in words, of a semester of which nothing is known."""
    row = await session.get(PeriodRow, period.code)
    published = await published_in(session, period.code)
    if row is None and not published:
        raise ValueError(f"No hay nada del semestre {period.code}: ni informes ni promedios.")
    indicators = await indicators_in(session, period.year)
    sent = await sent_in(session, period.code)
    both = await two_semesters_facts(session, period.previous, period)
    turnout = await turnout_of(session, period.code)
    reports = await sent_reports(session, period.code)
    evaluations = await sent_evaluations(session, period.code)
    received = await newest(session, row, received=True) if row else []
    recommended = await standing_recommendations(session, period.code)
    counting = await received_versions(session, period.code)
    moment = _moment(row, reports, evaluations, both)
    followed = await recommendations_of(session, lima_day(moment), period=period.code)
    return ReportFacts(
        period=period,
        indicators=indicators,
        agreement_years=indicators.years,
        signed=_signed(indicators, turnout.regions if turnout else ()),
        deadline=row.deadline if row else None,
        evaluated_by=row.evaluated_by if row else None,
        published=row.published_on if row else None,
        year_names=tuple(year_names),
        moment=moment,
        regions=tuple(sorted(both, key=lambda facts: _PLACE[facts.region])),
        turnout=turnout,
        by_indicator=tuple(
            facts_of_indicator(period, indicators, number, sent, published) for number in indicators
        ),
        summaries=_summaries(indicators, both),
        evaluations=_evaluations(indicators, received, recommended),
        causes=_causes(await causes_of(session, counting)),
        matrix=await matrix_of(session, followed, period.following.year, lima_day(moment)),
        matrix_year=period.following.year,
        findings=_findings(received),
        versions=_versions(reports, evaluations, counting),
    )


def _signed(
    indicators: Indicators, expected: Collection[str]
) -> tuple[tuple[str, date | None], ...]:
    """The regions of the agreement; of a later one those that owe a report, days unknown."""
    if not indicators.agreement:
        return tuple((code, AGREEMENTS[code].signed_on) for code in REGIONS if code in AGREEMENTS)
    return tuple((code, None) for code in REGIONS if code in expected)


def _moment(
    row: PeriodRow | None,
    reports: Sequence[Version],
    evaluations: Sequence[EvaluationRow],
    both: Sequence[ComparisonFacts],
) -> datetime:
    """When the newest of the data came; without any, when the semester was opened or ended."""
    sent = [version.sent_at for version in reports if version.sent_at]
    sent += [version.sent_at for version in evaluations if version.sent_at]
    if sent:
        return max(sent)
    day = row.opens_on if row else both[0].later.period.ends_on
    return datetime.combine(day, time.min, LIMA).astimezone(UTC)


def _summaries(
    indicators: Indicators, both: Sequence[ComparisonFacts]
) -> tuple[IndicatorSummary, ...]:
    of_each: dict[int, dict[str, Figure]] = {number: {} for number in indicators}
    for facts in sorted(both, key=lambda facts: _PLACE[facts.region]):
        for figure in facts.later.figures:
            of_each[figure.indicator][facts.region] = figure
    return tuple(summarise_indicator(number, figures) for number, figures in of_each.items())


def _evaluations(
    indicators: Indicators,
    received: Sequence[Evaluation],
    recommended: Sequence[RecommendationRow],
) -> tuple[EvaluationPart, ...]:
    codes = {(row.indicator, row.text): recommendation_code(row) for row in recommended}
    found = {evaluation.indicator.number: evaluation for evaluation in received}
    return tuple(
        EvaluationPart(
            indicator=number,
            received=number in found,
            simulated=_is_simulated(found.get(number)),
            items=tuple(
                SentItem(item=item, code=codes.get((number, item.text), ""))
                for item in (found[number].items if number in found else ())
            ),
        )
        for number in indicators
    )


def _is_simulated(evaluation: Evaluation | None) -> bool:
    return evaluation is not None and evaluation.row is not None and evaluation.row.simulated


def _causes(told: Sequence[WorkbookCause]) -> tuple[CauseCount, ...]:
    """The causes told, the one of most goals first."""
    regions: dict[str, list[str]] = {}
    for each in told:
        regions.setdefault(each.cause, []).append(each.region)
    counts = [
        CauseCount(cause=cause, goals=len(of), regions=tuple(sorted(set(of), key=_PLACE.get)))  # type: ignore[arg-type]  # each region has a place
        for cause, of in regions.items()
    ]
    return tuple(sorted(counts, key=lambda count: (-count.goals, count.cause)))


def _findings(received: Sequence[Evaluation]) -> tuple[Contradiction, ...]:
    """What did not agree when each evaluation was sent, as kept with it."""
    return tuple(
        Contradiction(
            kept["indicator"],
            kept["region"],
            ContradictionKind(kept["kind"]),
            kept["said"],
            kept["figure"],
        )
        for evaluation in received
        for kept in (evaluation.row.findings if evaluation.row else ())
    )


def _versions(
    reports: Sequence[Version],
    evaluations: Sequence[EvaluationRow],
    counting: Mapping[str, Version],
) -> tuple[VersionLine, ...]:
    ids = {version.id for version in counting.values()}
    of_regions = sorted(reports, key=lambda version: (_PLACE[version.region], version.number))
    return (
        *(_version(version, version.id in ids, region=version.region) for version in of_regions),
        *(
            _version(row, row.stage is Stage.RECEIVED, indicator=row.indicator)
            for row in evaluations
        ),
    )


def _version(
    row: Version | EvaluationRow, counts: bool, region: str = "", indicator: int = 0
) -> VersionLine:
    assert row.sent_at is not None
    return VersionLine(
        region=region,
        indicator=indicator,
        number=row.number,
        sent_at=row.sent_at,
        late=row.late,
        receipt=row.receipt or "",
        content_hash=row.content_hash or "",
        state=stage_words(row.stage, late=row.late and row.number == 1),  # a correction is not
        counts=counts,
        reason=row.reason or "",
    )
