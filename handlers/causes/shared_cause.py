"""One cause for all the goals of a report that were missed and have none yet."""

from convenio.catalogue.causes import OTHER
from handlers.causes.own_words import chosen_cause, words_of_reason
from handlers.context import Context
from handlers.questions import QuestionKind
from handlers.reporting import reason_views
from handlers.reporting.access import asked_draft, pressed_draft
from handlers.reporting.navigation import uncaused
from handlers.reporting.screens import show, show_colleagues
from handlers.views import BadPress
from storage.reports import drafts
from storage.reports.reports import Report


async def ask(context: Context) -> None:
    """Ask for the cause of all that lack one."""
    report = await pressed_draft(context)
    if not uncaused(report):
        raise BadPress("same cause")
    await context.ask(QuestionKind.SHARED_CAUSE, report.id)
    await show(context, report)


async def choose(context: Context) -> None:
    report = await pressed_draft(context)
    await _keep(context, report, *chosen_cause(context, report, 1))


async def take_words(context: Context) -> None:
    """Take the cause in the person's own words; a pasted table is taken as a table."""
    report = await asked_draft(context)
    words = await words_of_reason(context, report)
    if words is not None:
        await _keep(context, report, OTHER, words)


async def _keep(context: Context, report: Report, cause: str, words: str | None = None) -> None:
    """Keep the cause of each, and go on to what is missing, or to the review."""
    caused = [entry.with_cause(cause, words) for entry in uncaused(report)]
    if not caused:  # a colleague was quicker
        raise BadPress("shared cause")
    report = await drafts.save(context.session, report, caused, context.person, context.now)
    await show_colleagues(context, report, [entry.indicator for entry in caused])
    await context.ask(QuestionKind.CARD if report.missing else QuestionKind.REVIEW, report.id)
    await show(context, report, reason_views.shared_cause_note(caused))
