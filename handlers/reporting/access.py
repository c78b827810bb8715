"""Access to reports: the only way to fetch one here checks the permission."""

from handlers.access import Capability, may, require
from handlers.context import Context, Outdated, Refused
from handlers.views import BadPress
from handlers.words import say
from storage.reports import obligations, reports
from storage.reports.consents import may_ask, may_change
from storage.reports.obligations import Owed
from storage.reports.reports import Report


async def owed_report(context: Context, period: str, region: str) -> Owed:
    """The report a region owes, or may correct with consent, for its own focal point."""
    require(context, Capability.REPORT, region=region)
    owed = await obligations.find_owed(context.session, period, region)
    if owed is None:
        raise Refused
    session, today = context.session, context.today
    if not await may_change(session, owed, today) and not await may_ask(session, owed, today):
        raise Outdated(say("reporting/closed", owed=owed, published=False))
    return owed


async def draft(context: Context, version_id: int) -> Report:
    """A draft that this focal point may still change.

    Raises Refused for another region's, Outdated if it was sent or the period closed.
    """
    require(context, Capability.REPORT)
    report = await reports.load(context.session, version_id, to_change=True)
    if report is None or not may(context, Capability.REPORT, report.version.region):
        raise Refused
    if report.sent:
        await context.ask_nothing()
        raise Outdated(say("reporting/already_sent", version=report.version))
    await require_change(context, report.owed)
    return report


async def require_change(context: Context, owed: Owed) -> None:
    """Raise Outdated if the semester is closed, or published without consent to correct."""
    if not await may_change(context.session, owed, context.today):
        await context.ask_nothing()
        published = await may_ask(context.session, owed, context.today)
        raise Outdated(say("reporting/closed", owed=owed, published=published))


async def pressed_draft(context: Context) -> Report:
    """The draft that a button is about: its first argument."""
    return await draft(context, context.pressed.integer(0))


def pressed_indicator(context: Context, report: Report) -> int:
    """The indicator of the report that a button is about: its second argument."""
    number = context.pressed.integer(1)
    if number not in report.indicators:
        raise BadPress(context.pressed.action)
    return number


async def asked_draft(context: Context) -> Report:
    """The draft that the pending question is about."""
    version_id = context.question.version_id
    if version_id is None:
        raise Refused
    return await draft(context, version_id)
