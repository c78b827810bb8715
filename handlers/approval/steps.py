"""The director approves a report, or ODES receives it as it is after too long a wait."""

from convenio.report.stages import Act, Rule
from handlers.access import Capability, may
from handlers.approval import access, acts, views
from handlers.context import Context
from handlers.reporting.consent import ask_consent
from handlers.reporting.notices import tell_odes
from storage.reports import consents
from storage.reports.reports import Report


async def show_waiting(context: Context) -> None:
    """/aprobar: show what waits for this director's approval, or all regions' for who reads all."""
    reports = await access.waiting_reports(context)
    decides = may(context, Capability.APPROVE) or may(context, Capability.DECIDE)
    context.say(views.waiting(reports, context.today, decides=decides))


async def show_version(context: Context) -> None:
    """Show what was sent, with what this person may do about it now."""
    report = await access.visible(context, context.pressed.integer(0))
    context.say(views.version(report, await access.acts_on(context, report)))


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
