from convenio.catalogue.causes import CAUSES
from convenio.lengths import WORDS_LENGTH
from convenio.report.entries import EntryStep
from convenio.typed.figures import UnreadableFigure, read_figure
from handlers.context import Context
from handlers.questions import QuestionKind
from handlers.reporting import reason_views
from handlers.reporting.access import asked_draft, pressed_draft
from handlers.reporting.navigation import uncaused
from handlers.reporting.pasted_table import looks_pasted, take_pasted
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
    report, cause = await pressed_draft(context), context.pressed.text(1)
    if cause not in CAUSES:
        raise BadPress("shared cause")
    await _keep(context, report, cause)


async def take_words(context: Context) -> None:
    """Take the cause in the person's own words; a pasted table is taken as a table."""
    report = await asked_draft(context)
    if looks_pasted(report.indicators, context.text):
        await take_pasted(context, report)
        return
    words = context.line[:WORDS_LENGTH]
    context.take_away_typed()
    if isinstance(read_figure(words), UnreadableFigure) and any(map(str.isalpha, words)):
        await _keep(context, report, "other", words)
    else:
        await show(context, report, reason_views.words_needed_note(EntryStep.CAUSE))


async def _keep(context: Context, report: Report, cause: str, words: str | None = None) -> None:
    """Keep the cause of each, and go on to what is missing, or to the review."""
    caused = [entry.with_cause(cause, words) for entry in uncaused(report)]
    if not caused:  # a colleague was quicker
        raise BadPress("shared cause")
    report = await drafts.save(context.session, report, caused, context.person, context.now)
    await show_colleagues(context, report, [entry.indicator for entry in caused])
    await context.ask(QuestionKind.CARD if report.missing else QuestionKind.REVIEW, report.id)
    await show(context, report, reason_views.shared_cause_note(caused))
