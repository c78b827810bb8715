"""Answers per indicator: the goal if ODES has not loaded it, the executed figure, why it is so."""

from convenio.catalogue.causes import CAUSES, OTHER
from convenio.lengths import WORDS_LENGTH
from convenio.report.entries import Entry, EntryStep
from convenio.report.typed_answers import Choice, Doubtful
from convenio.typed.figures import Mark, UnreadableFigure, read_figure
from convenio.typed.pasted.readings import says_both
from handlers.actions import Action
from handlers.context import Context
from handlers.forms import mark_of
from handlers.questions import QuestionKind
from handlers.reporting import reason_views
from handlers.reporting.access import asked_draft, pressed_draft
from handlers.reporting.figure_choices import answer_to, read_typed
from handlers.reporting.next_question import ask, ask_again, ask_following, save_answer
from handlers.reporting.pasted_table import looks_pasted, take_pasted
from handlers.reporting.screens import show
from handlers.views import BadPress
from storage.reports.reports import Report

_OF_FIGURES = (EntryStep.PROGRAMMED, EntryStep.EXECUTED)


async def ask_indicator(context: Context) -> None:
    """Ask for an indicator's figure, pressed on the card, whatever was answered before."""
    report = await pressed_draft(context)
    entry = report.entry(_indicator(context, report))
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
    entry = report.entry(_indicator(context, report))
    await ask(context, report, entry, EntryStep.PROGRAMMED)


async def ask_next(context: Context) -> None:
    """'Continuar' and 'Saltar': ask for the next incomplete indicator."""
    report = await pressed_draft(context)
    await ask_following(context, report, context.pressed.integer(1))


async def answer_mark(context: Context) -> None:
    report = await pressed_draft(context)
    entry = report.entry(_indicator(context, report))
    try:
        mark = Mark(context.pressed.text(2))
    except ValueError:
        raise BadPress(Action.MARK) from None
    await save_answer(context, report, entry.with_executed(mark))


async def answer_reading(context: Context) -> None:
    """Take the chosen way to read what was typed, or a confirmed unusual figure."""
    report = await pressed_draft(context)
    entry = report.entry(_indicator(context, report))
    choices, chosen = _choices(context, report, entry), context.pressed.integer(2)
    shown = context.pressed.args[3] if len(context.pressed.args) > 3 else ""
    if not 0 <= chosen < len(choices) or shown != mark_of(choices[chosen]):
        raise BadPress(Action.READING)
    await save_answer(context, report, choices[chosen].taken(entry))


def _choices(context: Context, report: Report, entry: Entry) -> tuple[Choice, ...]:
    question = context.question
    if question.indicator != entry.indicator or question.kind not in _OF_FIGURES:
        return ()
    answer = answer_to(report, question)
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
    if looks_pasted(report.indicators, context.text):
        await take_pasted(context, report)
        return True
    if question.kind not in _OF_FIGURES:
        return False
    entry, step = report.entry(question.indicator), EntryStep(question.kind)
    if not isinstance(read_typed(report, entry, step, context.text), Choice | Doubtful):
        return False
    await ask_again(context, report, entry, step, context.text, elsewhere=True)
    return True


async def answer_cause(context: Context) -> None:
    report = await pressed_draft(context)
    entry = report.entry(_indicator(context, report))
    cause = context.pressed.text(2)
    if cause not in CAUSES or not entry.missed:
        raise BadPress(Action.CAUSE)
    await save_answer(context, report, entry.with_cause(cause), explained=True)


async def own_words(context: Context) -> None:
    """Take a cause or a reason in the person's own words."""
    report = await asked_draft(context)
    words = await words_of_reason(context, report, EntryStep(context.question.kind))
    if words is None:
        return
    entry = report.entry(context.question.indicator)
    if context.asks(QuestionKind.CAUSE) and entry.missed:
        await save_answer(context, report, entry.with_cause(OTHER, words), explained=True)
    elif context.asks(QuestionKind.FIGURE_REASON) and report.owed.requirements.wants_reason(entry):
        await save_answer(context, report, entry.with_reason(words), explained=True)
    else:  # a colleague reached the goal meanwhile, or changed the figure
        await ask_following(context, report, entry.indicator)


async def words_of_reason(context: Context, report: Report, step: EntryStep) -> str | None:
    """Return the typed words that explain something; None where they do not, which is answered.

    A pasted table is taken as a table; where it is a figure or a question, words are asked again.
    """
    if looks_pasted(report.indicators, context.text):
        await take_pasted(context, report)
        return None
    words = context.line[:WORDS_LENGTH]
    context.take_away_typed()
    if _is_no_reason(words):
        await show(context, report, reason_views.words_needed_note(step))
        return None
    return words


def _is_no_reason(words: str) -> bool:
    """Whether it is a figure, a question or a sign rather than words that explain one."""
    is_figure = says_both(words) or not isinstance(read_figure(words), UnreadableFigure)
    asks = words.startswith("¿") or words.endswith("?")
    return is_figure or asks or not any(letter.isalpha() for letter in words)


def _indicator(context: Context, report: Report) -> int:
    number = context.pressed.integer(1)
    if number not in report.indicators:
        raise BadPress(Action.INDICATOR)
    return number
