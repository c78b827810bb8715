"""Comparison of a version with the one before: what changed, who changed it, when and why."""

from convenio.catalogue.regions import Unresolved, resolve_region
from handlers.actions import Action
from handlers.approval import comparison_views as views
from handlers.approval.access import sees, visible
from handlers.context import Context, Refused
from handlers.summaries.access import own_regions
from handlers.summaries.typed_request import TypedRequest, read_asked
from handlers.versions.changes import changes_between
from handlers.views import BadPress, View
from storage.models import Version
from storage.reports import reports
from storage.reports.version_history import newest_sent, transitions_of

AT_ONCE = 6  # versions in a message


async def versions(context: Context) -> None:
    """/versiones: list those of a report, by region and semester; by default the own newest."""
    asked = read_asked(" ".join(context.args or ()))
    regions = _asked(context, asked)
    if not regions:
        context.say(views.which_region())
    period = asked.periods[0] if asked.periods else None
    for region in regions:
        newest = await newest_sent(context.session, region, period.code if period else None)
        if newest is None:
            context.say(views.none_sent(region, period))
        else:
            context.say(await _page(context, newest))


async def older_versions(context: Context) -> None:
    """Show the versions up to the pressed one."""
    context.say(await _page(context, (await visible(context, context.pressed.integer(0))).version))


async def _page(context: Context, newest: Version) -> View:
    """A page with that version and some before it."""
    session = context.session
    found = await reports.versions_of(session, newest.period, newest.region)
    sent = [
        version
        for version in found
        if version.sent_at is not None and version.number <= newest.number
    ]
    listed = [
        (version, await transitions_of(session, version.id or 0)) for version in sent[-AT_ONCE:]
    ]
    return views.versions(newest.region, listed, older=sent[-AT_ONCE - 1 : -AT_ONCE])


def _asked(context: Context, asked: TypedRequest) -> list[str]:
    """The regions that were asked for; none if that is not clear."""
    _ = context.person
    if asked.unread or asked.numbers or (asked.years and not asked.periods):
        return []
    if not asked.name:
        return own_regions(context)
    found = resolve_region(asked.name)
    if isinstance(found, Unresolved):
        return []
    if not sees(context, found.code):
        raise Refused
    return [found.code]


async def changes(context: Context) -> None:
    report = await visible(context, context.pressed.integer(0))
    period, region, number = report.version.period, report.version.region, report.version.number
    versions_before = await reports.versions_of(context.session, period, region)
    before = next((version for version in versions_before if version.number == number - 1), None)
    if before is None:
        raise BadPress(Action.CHANGES)
    old = await reports.load(context.session, before.id or 0)
    assert old is not None
    context.say(views.comparison(await changes_between(context.session, old, report)))
