"""The director approves, or ODES receives as it is what has waited too long."""

from convenio.states import Act, Rule
from handlers.approval import access, telling, views
from handlers.context import Context
from handlers.reporting.consenting import ask_consent
from handlers.reporting.telling import tell_odes
from storage import consents
from storage.reports import Report
from storage.transitions import lead

WAITED = "sin aprobación tras tres días hábiles"
UNHEARD = "sin aprobación: a su dirección no le llegan los mensajes del bot"


async def show_waiting(context: Context) -> None:
    """/aprobar: what waits for this director's approval; of all regions, for ODES."""
    context.say(views.waiting(await access.waiting_reports(context), context.today))


async def show_version(context: Context) -> None:
    """What was sent, with what this person may do about it now."""
    report = await access.visible(context, context.pressed.integer(0))
    context.say(views.version(report, await access.acts_on(context, report)))


async def approve(context: Context) -> None:
    report, rule = await access.to_decide(context, Act.APPROVE, context.pressed.integer(0))
    if await consents.lacks(context.session, report.owed, context.today):
        reason = report.version.reason or f"aprobar la versión {report.version.number}"
        context.say(await ask_consent(context, report.owed, reason))
        return
    await decide(context, report, rule)
    context.say(views.approved_by_oneself(report))
    await tell_odes(context, report)


async def bridge(context: Context) -> None:
    """The director is away: ODES receives it as it is, and that is recorded.

    Where it changes what is published, ODES consents by doing so.
    """
    report, rule = await access.to_decide(context, Act.BRIDGE, context.pressed.integer(0))
    waited = context.today >= views.bridged_on(report.version)
    why = WAITED if waited else UNHEARD
    if await consents.lacks(context.session, report.owed, context.today):
        why += "; ODES consiente que cambie lo publicado"
    await decide(context, report, rule, why=why)
    context.say(views.bridged_by_oneself(report))


async def decide(
    context: Context, report: Report, rule: Rule, *, why: str = "", indicator: int = 0
) -> None:
    """Raises Outdated where somebody else was first."""
    done = await lead(
        context.session,
        report.version,
        rule,
        context.person,
        context.now,
        why=why,
        indicator=indicator,
    )
    if not done:
        raise await access.outdated(context, report)
    await telling.tell_decided(context, report, rule, why=why, indicator=indicator)
    context.turn.step = f"{rule.act} {report.version.receipt}"
