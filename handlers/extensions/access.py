"""Access to extensions: a region's staff ask for more time, ODES answers."""

from collections.abc import Sequence

from convenio.catalogue.regions import REGIONS
from handlers.access import Capability, may, regions_to, require
from handlers.actions import Action
from handlers.context import Context, Outdated, Refused
from handlers.views import BadPress
from handlers.words import say
from storage.periods.extension_requests import PendingExtension, find_request
from storage.turnout.owed_reports import OwedRegion, open_periods, owing_of, owing_on


def regions_to_extend(context: Context) -> list[str]:
    """Regions that this person may ask for; raises Refused where there are none."""
    regions = regions_to(context, Capability.REPORT, Capability.APPROVE)
    if not regions:
        raise Refused
    return regions


async def still_owed(context: Context) -> list[OwedRegion]:
    """Reports that this person's regions still owe."""
    regions = regions_to_extend(context)
    owing = await owing_on(context.session, context.today)
    return [report for report in owing if report.expected and report.owed.region.code in regions]


async def owed_here(context: Context, period: str, region: str) -> OwedRegion:
    """A report still owed; raises Refused for another region's, Outdated once it is not owed."""
    if region not in regions_to_extend(context):
        raise Refused
    owing = await owing_of(context.session, period, region)
    if owing is None:
        raise Refused
    if not owing.owed.open_on(context.today):
        raise Outdated(say("reporting/closed", owed=owing.owed))
    if not owing.expected:
        raise Outdated(say("nudges/has_sent", owing=owing))
    return owing


async def wish_to_decide(context: Context, number: int) -> PendingExtension:
    """A request to answer; raises Refused to others, Outdated if a colleague was quicker."""
    require(context, Capability.FOLLOW_UP)
    wish = await find_request(context.session, number, to_decide=True)
    if wish is None:
        raise BadPress(Action.ASK_EXTENSION)
    if wish.row.decided_at is not None:
        place = REGIONS[wish.row.region]
        raise Outdated(say("extensions/decided", wish=wish, region=place))
    return wish


async def seen(context: Context) -> tuple[Sequence[str], Sequence[str]]:
    """Codes of the open periods, and of the regions whose extensions this person may see."""
    everywhere = may(context, Capability.READ_ALL)
    regions = list(REGIONS) if everywhere else regions_to_extend(context)
    periods = await open_periods(context.session, context.today)
    return [period.code for period in periods], regions
