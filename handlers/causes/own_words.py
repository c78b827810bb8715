"""A cause that is chosen, or one's own words: kept, or asked back where they may be none."""

from convenio.catalogue.causes import CAUSES, OTHER
from convenio.lengths import WORDS_LENGTH
from convenio.report.entries import Entry
from convenio.report.typed_reasons import ReasonDoubt
from convenio.typed.pasted.spoken import spoken_lines
from handlers.context import Context
from handlers.forms import mark_of
from handlers.questions import QuestionKind
from handlers.reporting import reason_views
from handlers.reporting.access import asked_draft, pressed_draft, pressed_indicator
from handlers.reporting.next_question import ask_following, save_answer
from handlers.reporting.pasted_table import looks_pasted, take_pasted
from handlers.reporting.reason_choices import (
    SAME,
    TYPED,
    Cause,
    reason_read,
    same_as,
    typed_reason,
)
from handlers.reporting.screens import show
from handlers.views import BadPress
from storage.reports.reports import Report


async def answer_cause(context: Context) -> None:
    """Take the cause that was pressed; or what was typed, or is the same as before, as shown."""
    report = await pressed_draft(context)
    entry = report.entry(pressed_indicator(context, report))
    code, words = chosen_cause(context, report, 2)
    if context.asks(QuestionKind.FIGURE_REASON):
        await _keep(context, report, entry, code, words)
    elif entry.missed:
        await save_answer(context, report, entry.with_cause(code, words), explained=True)
    else:
        raise BadPress(context.pressed.action)


def chosen_cause(context: Context, report: Report, position: int) -> Cause:
    """The cause that the button's argument names; raises BadPress if it was shown otherwise."""
    press, code = context.pressed, context.pressed.text(position)
    if code not in (TYPED, SAME):
        if code not in CAUSES or context.asks(QuestionKind.FIGURE_REASON):
            raise BadPress(press.action)
        return code, None
    cause = _offered(context, report, code)
    if cause is None or press.args[position + 1 :] != (mark_of(cause),):
        raise BadPress(press.action)
    return cause


def _offered(context: Context, report: Report, code: str) -> Cause | None:
    """What the screen offers to keep: the words that were typed, or what was said before."""
    typed = typed_reason(report, context.question)
    if typed is None:
        return None
    if code == TYPED:
        return (OTHER, typed.text) if typed.words else None
    return same_as(report, context.question, typed)


async def own_words(context: Context) -> None:
    """Take a cause or a reason in the person's own words."""
    report = await asked_draft(context)
    words = await words_of_reason(context, report)
    if words is not None:
        await _keep(context, report, report.entry(context.question.indicator), OTHER, words)


async def _keep(
    context: Context, report: Report, entry: Entry, code: str, words: str | None
) -> None:
    if context.asks(QuestionKind.CAUSE) and entry.missed:
        await save_answer(context, report, entry.with_cause(code, words), explained=True)
    elif words and _wants_reason(context, report, entry):
        await save_answer(context, report, entry.with_reason(words), explained=True)
    else:  # a colleague reached the goal meanwhile, or changed the figure
        await ask_following(context, report, entry.indicator)


def _wants_reason(context: Context, report: Report, entry: Entry) -> bool:
    asked = context.asks(QuestionKind.FIGURE_REASON)
    return asked and report.owed.requirements.wants_reason(entry)


async def ask_back(context: Context) -> None:
    """Ask whether words that name something to do or see are meant as the cause all the same."""
    _ = await words_of_reason(context, await asked_draft(context), named=True)


async def words_of_reason(context: Context, report: Report, *, named: bool = False) -> str | None:
    """Return the typed words that explain something; None where they do not, which is answered.

    A pasted table is taken as a table. A figure, a day or a name is asked back, with what it may
    mean; so is what is `named`. After a question words are asked for again.
    """
    of_figures = (looks_pasted, spoken_lines)
    if any(reads(report.indicators, context.text) for reads in of_figures):
        await take_pasted(context, report)
        return None
    words, question = context.line[:WORDS_LENGTH], context.question
    context.take_away_typed()
    typed = reason_read(report, question, words, named=named)
    if typed.doubt is None:
        return words
    kind, said = QuestionKind(question.kind), typed.doubt is not ReasonDoubt.UNSAID
    args = {"typed": words, "named": named} if said else {}
    await context.ask(kind, question.version_id, question.indicator, args=args)
    await show(context, report, "" if said else reason_views.words_needed_note(kind, words))
    return None
