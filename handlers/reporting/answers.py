"""Answers per indicator: the goal if ODES has not loaded it, the executed figure, why it is so."""

from convenio.catalogue.causes import CAUSES
from convenio.catalogue.indicators import is_unusual
from convenio.report.entries import Entry, EntryStep
from convenio.typed.figures import Ambiguous, Mark, Percentage, UnreadableFigure, read_figure
from handlers.context import Context
from handlers.questions import QuestionKind
from handlers.reporting import reason_views, views
from handlers.reporting.access import asked_draft, pressed_draft
from handlers.reporting.pasted_table import looks_pasted, take_pasted
from handlers.reporting.screens import show, show_colleagues
from handlers.views import BadPress
from storage.reports import drafts
from storage.reports.reports import Report

WORDS_LENGTH = 300
TYPED_KEPT = 200


async def ask_indicator(context: Context) -> None:
    """Ask for an indicator's figure, pressed on the card, whatever was answered before."""
    report = await pressed_draft(context)
    entry = report.entry(_indicator(context, report))
    why = context.pressed.args[2:]
    if why == ("cause",) and entry.missed:
        await _ask(context, report, entry, EntryStep.CAUSE)
    elif why == ("reason",) and report.owed.requirements.wants_reason(entry):
        await _ask(context, report, entry, EntryStep.REASON)
    elif entry.next_step is EntryStep.PROGRAMMED:
        await _ask(context, report, entry, EntryStep.PROGRAMMED)
    else:
        await _ask(context, report, entry, EntryStep.EXECUTED)


async def ask_programmed(context: Context) -> None:
    """Ask again for a goal that the region typed itself."""
    report = await pressed_draft(context)
    await _ask(context, report, report.entry(_indicator(context, report)), EntryStep.PROGRAMMED)


async def ask_next(context: Context) -> None:
    """'Continuar' and 'Saltar': ask for the next incomplete indicator."""
    report = await pressed_draft(context)
    await _ask_following(context, report, context.pressed.integer(1))


async def answer_mark(context: Context) -> None:
    report = await pressed_draft(context)
    entry = report.entry(_indicator(context, report))
    try:
        mark = Mark(context.pressed.text(2))
    except ValueError:
        raise BadPress("mark") from None
    await _save(context, report, entry.with_executed(mark), mark)


async def answer_reading(context: Context) -> None:
    """Take the chosen one of two readings, or a confirmed unusual figure."""
    report = await pressed_draft(context)
    entry = report.entry(_indicator(context, report))
    question = context.question
    readings = _readings(str(question.args.get("typed", "")))
    chosen = context.pressed.integer(2)
    if question.indicator != entry.indicator or not 0 <= chosen < len(readings):
        raise BadPress("read")
    await _take(context, report, entry, EntryStep(question.kind), readings[chosen])


def _readings(typed: str) -> tuple[Percentage, ...]:
    reading = read_figure(typed)
    if isinstance(reading, Ambiguous):
        return reading.readings
    return (reading,) if isinstance(reading, Percentage) else ()


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
    """Keep a goal or executed figure; ask again about one that is not clear."""
    reading = read_figure(typed)
    if isinstance(reading, Mark):
        await _save(context, report, entry.with_executed(reading), reading)
    elif isinstance(reading, Ambiguous | UnreadableFigure) or _is_unusual(
        report, entry, step, reading
    ):
        await _ask_again(context, report, entry, step, typed)
    else:
        await _take(context, report, entry, step, reading)


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
    figure = isinstance(read_figure(context.text), Percentage | Ambiguous)
    if not figure or question.kind not in (EntryStep.PROGRAMMED, EntryStep.EXECUTED):
        return False
    args = {"typed": context.text[:TYPED_KEPT], "elsewhere": True}
    await context.ask(QuestionKind(question.kind), report.id, question.indicator, args=args)
    await show(context, report)
    return True


async def answer_cause(context: Context) -> None:
    report = await pressed_draft(context)
    entry = report.entry(_indicator(context, report))
    cause = context.pressed.text(2)
    if cause not in CAUSES or not entry.missed:
        raise BadPress("cause")
    await _save(context, report, entry.with_cause(cause), None)


async def own_words(context: Context) -> None:
    """Take a cause or a reason in the person's own words."""
    report = await asked_draft(context)
    if looks_pasted(report.indicators, context.text):
        await take_pasted(context, report)
        return
    words = " ".join(context.text.split())[:WORDS_LENGTH]
    context.take_away_typed()
    is_figure = not isinstance(read_figure(words), UnreadableFigure)
    if is_figure or not any(letter.isalpha() for letter in words):
        note = reason_views.words_needed_note(EntryStep(context.question.kind))
        await show(context, report, note)
        return
    entry = report.entry(context.question.indicator)
    if context.asks(QuestionKind.CAUSE) and entry.missed:
        await _save(context, report, entry.with_cause("other", words), None)
    elif context.asks(QuestionKind.FIGURE_REASON) and report.owed.requirements.wants_reason(entry):
        await _save(context, report, entry.with_reason(words), None)
    else:  # a colleague reached the goal meanwhile, or changed the figure
        await _ask_following(context, report, entry.indicator)


def _is_unusual(report: Report, entry: Entry, step: EntryStep, answer: Percentage) -> bool:
    """Tell whether a figure is to be confirmed; where a range is set, its reason is asked."""
    asked_why = step is EntryStep.EXECUTED and entry.indicator in report.owed.requirements.ranges
    return is_unusual(report.indicators[entry.indicator], answer.value) and not asked_why


async def _take(
    context: Context, report: Report, entry: Entry, step: EntryStep, answer: Percentage
) -> None:
    if step is EntryStep.PROGRAMMED:
        await _save(context, report, entry.with_programmed(answer), answer)
    else:
        await _save(context, report, entry.with_executed(answer), answer)


async def _save(
    context: Context, report: Report, entry: Entry, answer: Percentage | Mark | None
) -> None:
    """Keep an answer and go on to this indicator's next question, or the next indicator."""
    before = report.entry(entry.indicator)
    report = await drafts.save(context.session, report, [entry], context.person, context.now)
    note = views.saved_note(report, before, entry, answer)
    if before != entry:
        await show_colleagues(context, report, [entry.indicator])
    step = report.next_step(entry)
    if step is not None:
        await _ask(context, report, entry, step, note)
    elif answer is None and report.lacking:  # of several that were pasted, one after the other
        await _ask(context, report, *report.lacking[0], note)
    else:
        await _ask_following(context, report, entry.indicator, note)


async def _ask_following(context: Context, report: Report, after: int, note: str = "") -> None:
    """Ask for the next incomplete indicator, starting over at the end; or show the review.

    Before that comes what ODES requires of those that are answered.
    """
    left = [entry for entry in report.missing if entry.indicator != after]
    following = [entry for entry in left if entry.indicator > after] or left
    if following:
        step = following[0].next_step or EntryStep.EXECUTED
        await _ask(context, report, following[0], step, note)
    elif report.lacking:
        await _ask(context, report, *report.lacking[0], note)
    else:
        await context.ask(QuestionKind.REVIEW, report.id)
        await show(context, report, note)


async def _ask_again(
    context: Context, report: Report, entry: Entry, step: EntryStep, typed: str
) -> None:
    """Ask the same question again, about what was typed."""
    args = {"typed": typed[:TYPED_KEPT]}
    await context.ask(QuestionKind(step), report.id, entry.indicator, args=args)
    await show(context, report)


async def _ask(
    context: Context, report: Report, entry: Entry, step: EntryStep, note: str = ""
) -> None:
    await context.ask(QuestionKind(step), report.id, entry.indicator)
    await show(context, report, note)


def _indicator(context: Context, report: Report) -> int:
    number = context.pressed.integer(1)
    if number not in report.indicators:
        raise BadPress("indicator")
    return number
