"""The director approves a report, or ODES receives it as it is after too long a wait."""

from convenio.report.stages import Act, Rule
from handlers.access import Capability, may
from handlers.approval import access, acts, views
from handlers.context import Context
from handlers.reporting.consent.steps import ask_consent
from handlers.reporting.notices import tell_odes
from handlers.views import View
from storage.reports import consents
from storage.reports.reports import Report


async def show_waiting(context: Context) -> None:
    """/aprobar: show what waits for this director's approval, or all regions' for who reads all.

    To whom it is to approve the only one, that one is shown at once.
    """
    reports = await access.waiting_reports(context)
    if len(reports) == 1 and may(context, Capability.APPROVE, reports[0].version.region):
        context.say(views.with_summary(await _shown(context, reports[0]), reports[0]))
        return
    decides = may(context, Capability.APPROVE) or may(context, Capability.DECIDE)
    context.say(views.waiting(reports, context.today, decides=decides))


async def show_version(context: Context) -> None:
    """Show what was sent, with what this person may do about it now.

    Of a version that waits, what is new to this person goes before the whole.
    """
    context.say(await _shown(context, await access.visible(context, context.pressed.integer(0))))


async def _shown(context: Context, report: Report) -> View:
    acts = await access.acts_on(context, report)
    changes = await access.news_of(context, report)
    return views.changed(changes, acts) if changes else views.version(report, acts)


async def show_whole(context: Context) -> None:
    """Show all that was sent, whatever is new in it, and the way to the region's summary."""
    report = await access.visible(context, context.pressed.integer(0))
    whole = views.version(report, await access.acts_on(context, report))
    context.say(views.with_summary(whole, report))


async def approve(context: Context) -> None:
    report, rule = await access.to_decide(context, Act.APPROVE, context.pressed.integer(0))
    if await consents.lacks_consent(context.session, report.owed, context.today):
        reason = report.version.reason or f"aprobar la versión {report.version.number}"
        context.say(await ask_consent(context, report.owed, reason))
        return
    await decide_and_show(context, report, rule)
    context.say(views.approved_by_oneself(report))
    await tell_odes(context, report)


async def bridge(context: Context) -> None:
    """Receive a report as it is, without the director's approval, and record that."""
    report, rule = await access.to_decide(context, Act.BRIDGE, context.pressed.integer(0))
    await acts.bridge(context.session, report, rule, context.person, context.now)
    _name_step(context, report, rule)
    context.say(views.bridged_by_oneself(report))


async def decide_and_show(
    context: Context, report: Report, rule: Rule, *, why: str = "", indicator: int = 0
) -> None:
    """Decide and show the outcome; raises Outdated if somebody else was first."""
    person, now = context.person, context.now
    await acts.decide(context.session, report, rule, person, now, why=why, indicator=indicator)
    _name_step(context, report, rule)


def _name_step(context: Context, report: Report, rule: Rule) -> None:
    context.turn.step = f"{rule.act} {report.version.receipt}"
