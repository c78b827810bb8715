"""What a directorate types, pastes or sends as a file: read, shown, and saved with one tap."""

from dataclasses import replace

from convenio.calendar.months import read_month
from convenio.calendar.periods import Period
from convenio.evaluation.due_months import due_in, due_months
from convenio.lengths import WORDS_LENGTH
from handlers.context import Context, Refused
from handlers.evaluations import views
from handlers.evaluations.access import own_evaluations, own_numbers, own_period
from handlers.evaluations.form_state import EvaluationForm, EvaluationScreen
from handlers.evaluations.screens import FORM, at_indicator, draft_now, keep, looked_at
from handlers.evaluations.standing import standing_of
from handlers.evaluations.text_reader import regions_named, reread, with_text
from handlers.views import BadPress
from storage.evaluations import drafts

_CHANGED = "⚠️ Entretanto cambió algo: revíselo, por favor."


async def answer(context: Context) -> None:
    """Take a text as what the screen asks for; anywhere else it is read as an evaluation."""
    form = FORM.now(context)
    match form.screen:
        case EvaluationScreen.TEXT | EvaluationScreen.WORDS:
            await _take_words(context, form)
        case EvaluationScreen.REGIONS:
            await _take_regions(context, form)
        case EvaluationScreen.DUE:
            await _take_month(context, form)
        case EvaluationScreen.REASON:
            words = context.line[:WORDS_LENGTH]
            await FORM.hold(context, replace(form, words=words))
        case _:
            await take_text(context, form, context.text)


async def take_text(context: Context, form: EvaluationForm, text: str) -> None:
    """Read a text of the indicator that is looked at, or of those that its headings name."""
    period = await own_period(context, form.period)
    own = await own_evaluations(context, period)
    standing = await standing_of(context.session, period)
    await FORM.hold(context, *with_text(form, text, period, own, standing))


async def text_of(context: Context) -> None:
    """The indicator of a text without headings."""
    form, number = FORM.now(context), context.pressed.integer(0)
    period = await own_period(context, form.period)
    if number not in own_numbers(context, period) or not form.words:
        raise BadPress(context.pressed.action)
    await take_text(context, replace(form, indicator=number), form.words)


async def save_read(context: Context) -> None:
    """Save exactly what was shown, in the draft of each indicator; then show the review."""
    form = FORM.now(context)
    period = await own_period(context, form.period)
    own = await own_evaluations(context, period)
    if not form.read or context.pressed.text(0) != views.read_mark(form, own):
        await FORM.hold(context, form, _CHANGED)
        return
    numbers = list(dict.fromkeys(item.indicator for item in form.read))
    if not set(numbers) <= set(own_numbers(context, period)):
        raise Refused  # what was read is another directorate's by now
    adding = context.pressed.text(1) == "add"
    for number in numbers:
        draft = await drafts.open_draft(
            context.session, period, number, context.person, context.now
        )
        added = tuple(item for item in form.read if item.indicator == number)
        items = (*draft.items, *added) if adding else added
        draft = await drafts.save_items(context.session, draft, items, context.person, context.now)
    saved = EvaluationForm(form.period)
    if len(numbers) == 1:
        saved = replace(at_indicator(saved, draft), screen=EvaluationScreen.REVIEW)
    await FORM.hold(context, saved, "💾 Guardado en el borrador.")


async def drop_read(context: Context) -> None:
    form = FORM.now(context)
    screen = EvaluationScreen.INDICATOR if form.indicator else EvaluationScreen.CARD
    dropped = form.without_read(screen=screen, words="")
    await FORM.hold(context, dropped, "No se guardó lo leído.")


async def _take_words(context: Context, form: EvaluationForm) -> None:
    """Take the words of the item: a new one's, or others in the place of those it had."""
    context.take_away_typed()
    words = context.line
    if not any(letter.isalpha() for letter in words):
        await FORM.hold(context, form, "⚠️ No pude leer el texto: escríbalo con palabras.")
        return
    if form.screen is EvaluationScreen.TEXT:
        item, standing = await looked_at(context, form)
        period = await own_period(context, form.period)
        await keep(context, form, reread(item, words, standing, period))
        return
    assert form.begun is not None
    draft_kept = await draft_now(context, form)
    items = (*draft_kept.items, replace(form.begun, text=words))
    kept = await drafts.save_items(context.session, draft_kept, items, context.person, context.now)
    await FORM.hold(context, at_indicator(form, kept), "💾 Guardado en el borrador.")


async def _take_regions(context: Context, form: EvaluationForm) -> None:
    """Take typed names of regions in the place of those that were chosen."""
    context.take_away_typed()
    item, _ = await looked_at(context, form)
    named = regions_named(context.line)
    if not named.regions and not named.everybody:
        await FORM.hold(context, form, "⚠️ No reconocí ninguna región: toque sus botones.")
        return
    chosen = replace(item, regions=named.regions, everybody=named.everybody)
    await keep(context, form, chosen, screen=EvaluationScreen.REGIONS)


async def _take_month(context: Context, form: EvaluationForm) -> None:
    context.take_away_typed()
    item, _ = await looked_at(context, form)
    semester = Period.parse((await own_period(context, form.period)).code)
    due = due_in(f"hasta {context.line}", semester)
    try:
        month = due.month if due else read_month(context.line)
    except ValueError as error:
        await FORM.hold(context, form, f"⚠️ {error}")
        return
    due = next(of for of in due_months(semester) if of.month == month)
    await keep(context, form, replace(item, due=due))
