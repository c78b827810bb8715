"""Answers per indicator: the goal if ODES has not loaded it, and the executed figure."""

from collections.abc import Sequence

from convenio.report.entries import Entry, EntryStep
from convenio.report.typed_answers import Choice, Doubtful
from convenio.report.typed_reasons import taken
from convenio.typed.figures import Mark
from convenio.typed.pasted.spoken import denied_in, spoken_lines
from handlers.actions import Action
from handlers.context import Context
from handlers.forms import mark_of
from handlers.reporting.access import asked_draft, pressed_draft, pressed_indicator
from handlers.reporting.figure_choices import answer_to, read_typed
from handlers.reporting.next_question import ask, ask_again, ask_following, save_answer
from handlers.reporting.pasted_table import looks_pasted, take_pasted
from handlers.reporting.reason_choices import typed_reason
from handlers.views import BadPress
from storage.reports.reports import Report

_OF_FIGURES = (EntryStep.PROGRAMMED, EntryStep.EXECUTED)
_OF_REASONS = (EntryStep.REASON, EntryStep.CAUSE)


async def ask_indicator(context: Context) -> None:
    """Ask for an indicator's figure, pressed on the card, whatever was answered before."""
    report = await pressed_draft(context)
    entry = report.entry(pressed_indicator(context, report))
    why = context.pressed.args[2:]
    if why == ("cause",) and entry.missed:
        await ask(context, report, entry, EntryStep.CAUSE)
    elif why == ("reason",) and report.owed.requirements.wants_reason(entry):
        await ask(context, report, entry, EntryStep.REASON)
    elif entry.next_step is EntryStep.PROGRAMMED:
        await ask(context, report, entry, EntryStep.PROGRAMMED)
    else:
        await ask(context, report, entry, EntryStep.EXECUTED)


async def ask_programmed(context: Context) -> None:
    """Ask again for a goal that the region typed itself."""
    report = await pressed_draft(context)
    entry = report.entry(pressed_indicator(context, report))
    await ask(context, report, entry, EntryStep.PROGRAMMED)


async def ask_next(context: Context) -> None:
    """'Continuar' and 'Saltar': ask for the next incomplete indicator."""
    report = await pressed_draft(context)
    await ask_following(context, report, context.pressed.integer(1))


async def answer_mark(context: Context) -> None:
    report = await pressed_draft(context)
    entry = report.entry(pressed_indicator(context, report))
    try:
        mark = Mark(context.pressed.text(2))
    except ValueError:
        raise BadPress(Action.MARK) from None
    await save_answer(context, report, entry.with_executed(mark))


async def answer_reading(context: Context) -> None:
    """Take the chosen way to read what was typed, or a confirmed unusual figure."""
    report = await pressed_draft(context)
    entry = report.entry(pressed_indicator(context, report))
    choices, chosen = _choices(context, report, entry), context.pressed.integer(2)
    shown = context.pressed.args[3] if len(context.pressed.args) > 3 else ""
    if not 0 <= chosen < len(choices) or shown != mark_of(choices[chosen]):
        raise BadPress(Action.READING)
    await save_answer(context, report, taken(choices[chosen], entry))


def _choices(context: Context, report: Report, entry: Entry) -> Sequence[Choice | Mark]:
    question = context.question
    if question.indicator != entry.indicator:
        return ()
    if question.kind in _OF_REASONS:
        reason = typed_reason(report, question)
        return reason.figures if reason else ()
    answer = answer_to(report, question) if question.kind in _OF_FIGURES else None
    return answer.choices if isinstance(answer, Doubtful) else ()


async def answer_typed(context: Context) -> None:
    """Take a typed goal or executed figure; a pasted table is taken as a table."""
    report = await asked_draft(context)
    if looks_pasted(report.indicators, context.text):
        await take_pasted(context, report)
        return
    question = context.question
    entry, step = report.entry(question.indicator), EntryStep(question.kind)
    context.take_away_typed()
    await take_figure(context, report, entry, step, context.text)


async def take_figure(
    context: Context, report: Report, entry: Entry, step: EntryStep, typed: str
) -> None:
    """Keep a goal or executed figure; ask back what may mean several things, or nothing."""
    answer = read_typed(report, entry, step, typed)
    if isinstance(answer, Mark):
        await save_answer(context, report, entry.with_executed(answer))
    elif isinstance(answer, Choice):
        await save_answer(context, report, answer.taken(entry))
    else:
        await ask_again(context, report, entry, step, typed)


async def offer_typed(context: Context) -> bool:
    """Offer to keep figures typed below another screen; False if there are none to keep.

    A table is shown before it is kept anyway; of one figure it is asked whether it is the
    indicator's.
    """
    question = context.question
    if question.version_id is None:
        return False
    report = await asked_draft(context)
    read = (looks_pasted, spoken_lines, denied_in)
    if any(reads(report.indicators, context.text) for reads in read):
        await take_pasted(context, report)
        return True
    if question.kind not in _OF_FIGURES:
        return False
    entry, step = report.entry(question.indicator), EntryStep(question.kind)
    if not isinstance(read_typed(report, entry, step, context.text), Choice | Doubtful):
        return False
    await ask_again(context, report, entry, step, context.text, elsewhere=True)
    return True
