"""Review, confirmation, and the report leaves: numbered, hashed, and told to those concerned."""

from handlers.context import Context, Outdated
from handlers.reporting import review_views as views
from handlers.reporting.access import pressed_draft
from handlers.reporting.screens import close_for_colleagues, show
from handlers.views import BadPress
from handlers.words import say
from storage import drafts, people, reports
from storage.models import Role
from storage.reports import Report


async def review(context: Context) -> None:
    report = await pressed_draft(context)
    await context.ask("review", report.id)
    await show(context, report)


async def confirm(context: Context) -> None:
    """'Enviar': once more what is unusual, and then for good."""
    report = await _unchanged(context)
    await context.ask("review", report.id, args={"confirming": True})
    await show(context, report)


async def send(context: Context) -> None:
    report = await _unchanged(context)
    version = await drafts.send(context.session, report, context.person, context.now)
    sent = await reports.load(context.session, report.id)
    assert sent is not None
    await context.ask_nothing()
    await close_for_colleagues(context, views.sent_by_colleague(sent, context.person), sent)
    context.show(views.just_sent(sent))
    context.say(views.receipt(sent))
    await _tell(context, sent)
    context.turn.step = f"send {version.receipt}"


async def discard(context: Context) -> None:
    """The correction is given up; the version sent before is shown."""
    report = await pressed_draft(context)
    if report.version.number == 1:
        raise BadPress("discard")
    owed = report.owed
    await close_for_colleagues(context, views.discarded(report, context.person), report)
    await context.ask_nothing()
    await drafts.discard(context.session, report, context.person, context.now)
    last = (await reports.versions_of(context.session, owed.period.code, owed.region.code))[-1]
    sent = await reports.load(context.session, last.id or 0)
    assert sent is not None
    context.show(views.sent(sent))


async def _tell(context: Context, sent: Report) -> None:
    """ODES and the region's directors learn of it; the other focal points have its receipt."""
    session, region = context.session, sent.version.region
    arrived = await reports.count_reports(session, sent.version.period)
    odes = await people.people_with(session, Role.ODES)
    directors = await people.people_with(session, Role.DIRECTOR, region=region)
    focal_points = await people.people_with(session, Role.FOCAL, region=region)
    context.tell(odes, views.arrived(sent, context.person, arrived))
    context.tell(directors, views.arrived(sent, context.person, None))
    others = [person for person in focal_points if person.id != context.person.id]
    context.tell(others, views.receipt(sent, by=context.person))


async def _unchanged(context: Context) -> Report:
    """The draft as the person saw it; if a colleague changed it since, they look again."""
    report = await pressed_draft(context)
    if report.missing:
        await context.ask("review", report.id)
        raise Outdated(say("reporting/still_missing"))
    if report.version.number > 1 and await drafts.says_the_same(context.session, report):
        await context.ask("card", report.id)
        raise Outdated(say("reporting/nothing_corrected"))
    if context.pressed.integer(1) != report.version.revision:
        await context.ask("review", report.id)
        raise Outdated(say("reporting/changed_meanwhile"))
    return report
