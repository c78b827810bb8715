"""Review, confirmation and sending: the report is numbered and hashed, and people are told."""

from dataclasses import replace

from handlers.actions import Action
from handlers.context import Context, Outdated
from handlers.questions import QuestionKind
from handlers.reporting import review_views as views
from handlers.reporting.access import pressed_draft
from handlers.reporting.notices import tell_sent
from handlers.reporting.screens import close_for_colleagues, show
from handlers.views import BadPress
from handlers.words import say
from storage.models import Role
from storage.people import people
from storage.reports import drafts, reports
from storage.reports.reports import Report
from storage.turnout.usual_figures import usual_for_region


async def review(context: Context) -> None:
    report = await pressed_draft(context)
    await context.ask(QuestionKind.REVIEW, report.id)
    await show(context, report)


async def confirm(context: Context) -> None:
    """'Enviar': show once more what is unusual; then send for good."""
    report = await _unchanged(context)
    await context.ask(QuestionKind.REVIEW, report.id, args={"confirming": True})
    await show(context, report)


async def send(context: Context) -> None:
    report = await _unchanged(context)
    region = report.version.region
    directors = await people.people_with(context.session, Role.DIRECTOR, region=region)
    waits = bool(directors) and context.person not in directors
    version = await drafts.send(context.session, report, context.person, context.now, waits=waits)
    sent = await reports.load(context.session, report.id)
    assert sent is not None
    usual = await usual_for_region(context.session, sent.owed, context.today)
    sent = replace(sent, usual=usual)
    await context.ask_nothing()
    await close_for_colleagues(context, views.sent_by_colleague(sent, context.person), sent)
    context.show(views.just_sent(sent))
    context.say(views.receipt(sent))
    await tell_sent(context, sent)
    context.turn.step = f"send {version.receipt}"


async def discard(context: Context) -> None:
    """Discard the correction, and show the version sent before."""
    report = await pressed_draft(context)
    if report.version.number == 1:
        raise BadPress(Action.DISCARD)
    owed = report.owed
    await close_for_colleagues(context, views.discarded(report, context.person), report)
    await context.ask_nothing()
    await drafts.discard(context.session, report, context.person, context.now)
    last = (await reports.versions_of(context.session, owed.period.code, owed.region.code))[-1]
    sent = await reports.load(context.session, last.id or 0)
    assert sent is not None
    context.show(views.sent(sent))


async def _unchanged(context: Context) -> Report:
    """The draft as the person saw it; if a colleague changed it since, they look again."""
    report = await pressed_draft(context)
    if report.missing or report.lacking:
        await context.ask(QuestionKind.REVIEW, report.id)
        raise Outdated(say("reporting/still_missing", missing=bool(report.missing)))
    if await _nothing_corrected(context, report):
        await context.ask(QuestionKind.CARD, report.id)
        raise Outdated(say("reporting/nothing_corrected"))
    if context.pressed.integer(1) != report.version.revision:
        await context.ask(QuestionKind.REVIEW, report.id)
        raise Outdated(say("reporting/changed_meanwhile"))
    return report


async def _nothing_corrected(context: Context, report: Report) -> bool:
    """Whether nothing was corrected; a returned report may be sent again as it is."""
    if report.version.number == 1 or report.remark is not None:
        return False
    return await drafts.changes_nothing(context.session, report)
