"""Any version beside the one before: what it said, what it says, who changed it, when and why."""

from convenio.regions import Unresolved, resolve_region
from handlers.approval import comparison_views as views
from handlers.approval.access import sees, visible
from handlers.context import Context, Refused
from handlers.summaries.access import own_regions
from handlers.views import BadPress
from storage import reports
from storage.history import changes_of, newest_sent, transitions_of


async def versions(context: Context) -> None:
    """/versiones: of the own region's newest report; of the region typed after it, for ODES."""
    regions = _asked(context)
    if not regions:
        context.say(views.which_region())
    for region in regions:
        newest = await newest_sent(context.session, region)
        if newest is None:
            context.say(views.none_sent(region))
            continue
        all_of_them = await reports.versions_of(context.session, newest.period, region)
        sent = [version for version in all_of_them if version.sent_at is not None]
        histories = [await transitions_of(context.session, each.id or 0) for each in sent]
        context.say(views.versions(region, list(zip(sent, histories, strict=True))))


def _asked(context: Context) -> list[str]:
    _ = context.person
    if not context.args:
        return own_regions(context)
    found = resolve_region(" ".join(context.args))
    if isinstance(found, Unresolved):
        return []
    if not sees(context, found.code):
        raise Refused
    return [found.code]


async def changes(context: Context) -> None:
    report = await visible(context, context.pressed.integer(0))
    period, region, number = report.version.period, report.version.region, report.version.number
    versions_before = await reports.versions_of(context.session, period, region)
    before = next((each for each in versions_before if each.number == number - 1), None)
    if before is None:
        raise BadPress("changes")
    old = await reports.load(context.session, before.id or 0)
    assert old is not None
    context.say(views.comparison(old, report, await changes_of(context.session, report.id)))
