"""What is asked of a report after an answer: its next question, the same again, or the review."""

from convenio.report.entries import Entry, EntryStep
from handlers.context import Context
from handlers.questions import QuestionKind
from handlers.reporting import views
from handlers.reporting.screens import show, show_colleagues
from storage.reports import drafts
from storage.reports.reports import Report

TYPED_KEPT = 200


async def save_answer(
    context: Context, report: Report, entry: Entry, *, explained: bool = False
) -> None:
    """Keep an answer and go on to this indicator's next question, or the next indicator.

    `explained`: it is a cause or a reason, perhaps of several that are asked one after the other.
    """
    before = report.entry(entry.indicator)
    report = await drafts.save(context.session, report, [entry], context.person, context.now)
    note = views.saved_note(report, before, entry, explained=explained)
    if before != entry:
        await show_colleagues(context, report, [entry.indicator])
    step = report.next_step(entry)
    if step is not None:
        await ask(context, report, entry, step, note)
    elif explained and report.lacking:
        await ask(context, report, *report.lacking[0], note)
    else:
        await ask_following(context, report, entry.indicator, note)


async def ask_following(context: Context, report: Report, after: int, note: str = "") -> None:
    """Ask for the next incomplete indicator, starting over at the end; or show the review.

    Before that comes what ODES requires of those that are answered.
    """
    left = [entry for entry in report.missing if entry.indicator != after]
    following = [entry for entry in left if entry.indicator > after] or left
    if following:
        step = following[0].next_step or EntryStep.EXECUTED
        await ask(context, report, following[0], step, note)
    elif report.lacking:
        await ask(context, report, *report.lacking[0], note)
    else:
        await context.ask(QuestionKind.REVIEW, report.id)
        await show(context, report, note)


async def ask_again(
    context: Context,
    report: Report,
    entry: Entry,
    step: EntryStep,
    typed: str,
    *,
    elsewhere: bool = False,
) -> None:
    """Ask the same question again, about what was typed; `elsewhere`: below another screen."""
    args = {"typed": typed[:TYPED_KEPT]} | ({"elsewhere": True} if elsewhere else {})
    await context.ask(QuestionKind(step), report.id, entry.indicator, args=args)
    await show(context, report)


async def ask(
    context: Context, report: Report, entry: Entry, step: EntryStep, note: str = ""
) -> None:
    await context.ask(QuestionKind(step), report.id, entry.indicator)
    await show(context, report, note)
