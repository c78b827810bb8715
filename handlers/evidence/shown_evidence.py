"""/evidencias: a region's evidence for the figures that it sent, for those whom they concern."""

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS, Region, Unresolved, resolve_region
from handlers.access import Capability, may, regions_to
from handlers.actions import Action
from handlers.context import Context, Refused
from handlers.evidence import views
from handlers.evidence.acts import seen_by_odes
from handlers.roles import proposes
from handlers.summaries.typed_request import read_asked
from handlers.views import BadPress
from storage.agreements import indicators_in
from storage.models import Version
from storage.reports import evidence
from storage.reports.version_history import newest_received, newest_sent

REGIONAL = (Capability.REPORT, Capability.APPROVE)


async def fetch(context: Context) -> None:
    """'/evidencias puno 2 2020-II'; without an indicator, which of them have files."""
    _ = context.person
    asked = read_asked(" ".join(context.args or ()))
    found = resolve_region(asked.name) if asked.name else _only_own(context)
    unread = asked.unread or len(asked.numbers) > 1 or (asked.years and not asked.periods)
    if found is None or isinstance(found, Unresolved) or unread:
        nearest = found.nearest if isinstance(found, Unresolved) else ()
        context.say(views.how_to_fetch(nearest))
        return
    period = asked.periods[0] if asked.periods else None
    await _give(context, found, next(iter(asked.numbers), None), period)


async def fetch_chosen(context: Context) -> None:
    """Give the files of the semester shown; an old button that names none gives the newest."""
    pressed = context.pressed
    region = REGIONS.get(pressed.text(0))
    if region is None:
        raise BadPress(Action.EVIDENCE_FILES)
    try:
        period = Period.parse(pressed.text(2)) if len(pressed.args) > 2 else None
    except ValueError as fault:
        raise BadPress(Action.EVIDENCE_FILES) from fault
    await _give(context, region, pressed.integer(1), period)


def _only_own(context: Context) -> Region | None:
    own = regions_to(context, *REGIONAL)
    return REGIONS[own[0]] if len(own) == 1 else None


async def _give(
    context: Context, region: Region, indicator: int | None, period: Period | None
) -> None:
    """Give the evidence of that semester, or of the newest one."""
    version = await _version(context, region, period)
    of = Period.parse(version.period) if version else period
    year = of.year if of else context.today.year
    indicators = await indicators_in(context.session, year)
    seen = [number for number in indicators if _may_see(context, region, indicators, number)]
    if not seen or (indicator is not None and indicator not in seen):
        raise Refused
    counts = await evidence.files_by_indicator(context.session, version.id or 0) if version else {}
    if version is None or indicator is None:
        shown = {number: counts[number] for number in seen if number in counts}
        context.say(views.with_evidence(region, version, shown, period))
    else:
        await _send(context, region, version, indicator)


async def _version(context: Context, region: Region, period: Period | None) -> Version | None:
    """Newest version for this person: sent for its region, received or receivable for ODES."""
    code = period.code if period else None
    if region.code in regions_to(context, *REGIONAL):
        return await newest_sent(context.session, region.code, code)
    if may(context, Capability.READ_ALL):
        return await seen_by_odes(context.session, region.code, code, context.today)
    return await newest_received(context.session, region.code, code)


async def _send(context: Context, region: Region, version: Version, indicator: int) -> None:
    attached = await evidence.files_of_indicator(context.session, version.id or 0, indicator)
    if not attached:
        context.say(views.with_evidence(region, version, {}))
    for position, file in enumerate(attached, start=1):
        caption = views.caption(region, version, indicator, position, len(attached))
        context.send_kept_file(file.name, file.sha256 or "", caption)


def _may_see(context: Context, region: Region, indicators: Indicators, indicator: int) -> bool:
    """Whether they read all, are of the region, or of the directorate behind the indicator."""
    everything = may(context, Capability.READ_ALL) or region.code in regions_to(context, *REGIONAL)
    return everything or any(proposes(duty, indicators, indicator) for duty in context.turn.duties)
