"""Access to figures: the only way to fetch them in these conversations checks the permission.

ODES sees everything; a region its own, and the others unnamed; a directorate its indicator in all
regions. Once ODES has published a semester, whoever has a role sees all of it but what ODES follows
by itself. Averages that the report published of a semester that nobody reports here are public, and
so is the year's schedule.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from charts.facts.base import ChartFacts
from charts.facts.ranking import RankingFacts
from charts.requests import ChartKind
from convenio.calendar.periods import Period
from convenio.catalogue.indicators import INDICATORS, Indicator, Indicators
from convenio.catalogue.regions import REGIONS
from handlers.access import Capability, may, regions_to
from handlers.actions import Action
from handlers.context import Context, Refused
from handlers.roles import proposes
from handlers.summaries.anonymity import unnamed
from handlers.summaries.kinds import KINDS, chart_facts
from handlers.summaries.picture_kind import Audience
from handlers.summaries.region_summary import RegionSummary, summarise_region
from handlers.summaries.wanted import Wanted
from handlers.views import BadPress
from storage.agreements import indicators_in
from storage.models import PeriodRow
from storage.turnout.received import known_periods

Periods = Mapping[Period, PeriodRow | None]
OF_REGION = [kind for kind, picture in KINDS.items() if picture.audience is Audience.REGION]


async def periods_of(context: Context) -> Periods:
    """The semesters that have begun to be reported, or were published; newest first.

    Raises Refused for somebody without access.
    """
    _ = context.person
    known = await known_periods(context.session)
    return {
        period: row for period, row in known.items() if row is None or row.opens_on <= context.today
    }


async def periods_to_see(context: Context, kind: ChartKind) -> list[Period]:
    """The semesters of which the person may see a picture of that kind; newest first."""
    known = await periods_of(context)
    if kind is ChartKind.INDICATOR:
        lists = {period: row.indicators if row else INDICATORS for period, row in known.items()}
        return [p for p in known if _indicators(context, known, Wanted(kind, p), lists[p])]
    if kind not in OF_REGION:
        return list(known)
    return [
        period for period in known if _visible(context, known, Wanted(ChartKind.REGION, period))
    ]


def own_regions(context: Context) -> list[str]:
    return regions_to(context, Capability.APPROVE, Capability.REPORT)


def own_indicators(context: Context, indicators: Indicators) -> list[int]:
    """The agreement's indicators that the person's directorate proposes goals of."""
    duties = context.turn.duties
    return [
        number
        for number in indicators
        if any(proposes(duty, indicators, number) for duty in duties)
    ]


async def visible_regions(context: Context, wanted: Wanted) -> list[str]:
    """The regions that may be seen in all the semesters wanted; the person's own first."""
    return _visible(context, await periods_of(context), wanted)


def _visible(context: Context, known: Periods, wanted: Wanted) -> list[str]:
    own = own_regions(context)
    if may(context, Capability.READ_ALL) or _public(context, known, wanted.semesters):
        return own + [code for code in REGIONS if code not in own]
    return own


async def visible_indicators(context: Context, wanted: Wanted) -> dict[int, Indicator]:
    """A directorate's own, unless the semester is published or it has another role."""
    known = await periods_of(context)
    indicators = await indicators_in(context.session, wanted.period.year)
    return _indicators(context, known, wanted, indicators)


def _indicators(
    context: Context, known: Periods, wanted: Wanted, indicators: Indicators
) -> dict[int, Indicator]:
    everything = may(context, Capability.READ_ALL) or _public(context, known, wanted.semesters)
    if everything or own_regions(context):
        return dict(indicators)
    return {number: indicators[number] for number in own_indicators(context, indicators)}


async def region_summary(context: Context, period: Period, region: str) -> RegionSummary:
    """Fetch a region's summary; raises Refused."""
    known = await periods_of(context)
    _require_region(context, known, Wanted(ChartKind.REGION, period, region))
    visible = [
        semester
        for semester in known
        if region in _visible(context, known, Wanted(ChartKind.REGION, semester))
    ]
    before, after = previous_known(known, period), next_known(known, period)
    summary = await summarise_region(
        context.session,
        period,
        region,
        earlier=before if before in visible else None,
        later=after if after in visible else None,
        now=context.now,
    )
    if may(context, Capability.READ_ALL) or region in own_regions(context):
        return summary
    return replace(summary, pending=None, answered=None, owes=())


async def facts_for(context: Context, wanted: Wanted) -> ChartFacts:
    """Fetch a picture's facts; raises Refused, or NothingToShow for those that aren't there."""
    known = await periods_of(context)
    named = True
    match _audience(wanted):
        case Audience.REGION:
            _require_region(context, known, wanted)
        case Audience.INDICATOR:
            indicators = await indicators_in(context.session, wanted.period.year)
            named = _require_indicator(context, known, wanted, indicators)
        case Audience.OFFICE if not may(context, Capability.READ_ALL):
            raise Refused
    facts = await chart_facts(
        context.session,
        wanted.kind,
        period=wanted.period,
        region=wanted.region,
        indicator=wanted.indicator,
        now=context.now,
        earlier=wanted.earlier,
    )
    if named:
        return facts
    own = own_regions(context)
    hidden = replace(facts, genuine=tuple(code if code in own else None for code in facts.genuine))
    return unnamed(hidden, own) if isinstance(hidden, RankingFacts) else hidden


def _audience(wanted: Wanted) -> Audience:
    """People who may see the picture; a ranking by averages, of no indicator, is for ODES."""
    if wanted.kind is ChartKind.RANKING and not wanted.indicator:
        return Audience.OFFICE
    return KINDS[wanted.kind].audience


def _require_region(context: Context, known: Periods, wanted: Wanted) -> None:
    if wanted.region not in _visible(context, known, wanted):
        raise Refused


def _require_indicator(
    context: Context, known: Periods, wanted: Wanted, indicators: Indicators
) -> bool:
    """Whether the indicator's regions may be named; raises Refused if it may not be seen."""
    if wanted.indicator is None:
        raise Refused
    if wanted.indicator not in indicators:
        raise BadPress(Action.INDICATOR)
    own = own_regions(context)
    everything = may(context, Capability.READ_ALL) or _public(context, known, wanted.semesters)
    if everything or wanted.indicator in own_indicators(context, indicators):
        return True
    if not own or wanted.region not in (None, *own):
        raise Refused
    return False


def _public(context: Context, known: Periods, periods: Collection[Period]) -> bool:
    return all(period in known and is_public(known[period], context.today) for period in periods)


def is_public(row: PeriodRow | None, today: date) -> bool:
    return row is None or (row.published_on is not None and row.published_on <= today)


def is_awaited(row: PeriodRow | None, today: date) -> bool:
    """Whether reports can still arrive."""
    return row is not None and (row.closes_on is None or today <= row.closes_on)


def previous_known(known: Periods, period: Period) -> Period | None:
    return next((other for other in known if other < period), None)


def next_known(known: Periods, period: Period) -> Period | None:
    return next((other for other in reversed(list(known)) if other > period), None)
