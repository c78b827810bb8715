"""What a directorate types, pastes or sends as a file: read, shown, and saved with one tap."""

import re
from dataclasses import replace

from convenio.calendar.months import read_month
from convenio.calendar.periods import Period
from convenio.catalogue.regions import plain
from convenio.evaluation.due_months import due_in, due_months
from convenio.lengths import WORDS_LENGTH
from handlers.context import Context, Refused
from handlers.evaluations import views
from handlers.evaluations.access import (
    own_evaluations,
    own_numbers,
    own_period,
    periods_to_evaluate,
)
from handlers.evaluations.card import show_indicator
from handlers.evaluations.form_state import EvaluationForm, EvaluationScreen
from handlers.evaluations.item_words import cut
from handlers.evaluations.screens import FORM, at_indicator, draft_now, keep, looked_at
from handlers.evaluations.standing import standing_of
from handlers.evaluations.text_reader import (
    SHOWN,
    reads_as_evaluation,
    reread,
    typed_claim,
    typed_regions,
    with_text,
)
from handlers.views import BadPress
from storage.evaluations import drafts

LONGEST_ORDER, SHORT = 80, 30  # letters
_LONE_NUMBER = re.compile(r"(?:(?:el|al)\s+)?(?:idg|indicador)?\s*n?\W{0,2}\s*(\d{1,2})\W*")
_ORDERS = re.compile(r"\b[cr]\s?\d{1,2}\b(?!\s?[.):-])")  # 'borra R1', 'cambia C1 a Tacna'
_BY_BUTTONS = "⚠️ No se agregó nada: para cambiar o quitar un punto, toque su botón."
_CHANGED = "⚠️ Entretanto cambió algo: revíselo, por favor."


async def answer(context: Context) -> None:
    """Take a text as what the screen asks for; anywhere else it is read as an evaluation."""
    form = FORM.now(context)
    match form.screen:
        case EvaluationScreen.TEXT | EvaluationScreen.WORDS:
            await _take_words(context, form)
        case EvaluationScreen.REGIONS:
            await _take_regions(context, form)
        case EvaluationScreen.CLAIM:
            await _take_claim(context, form)
        case EvaluationScreen.ITEM if len(context.line) < SHORT and typed_claim(context.line):
            await _take_claim(context, form)
        case EvaluationScreen.DUE:
            await _take_month(context, form)
        case EvaluationScreen.REASON:
            words = context.line[:WORDS_LENGTH]
            await FORM.hold(context, replace(form, words=words))
        case EvaluationScreen.CARD if number := _LONE_NUMBER.fullmatch(plain(context.line)):
            period = await own_period(context, form.period)
            await show_indicator(context, period, int(number[1]))
        case _ if _ORDERS.search(plain(context.line)) and len(context.line) < LONGEST_ORDER:
            await FORM.hold(context, form, _BY_BUTTONS)
        case _:
            await take_text(context, form, context.text)


async def take_unasked(context: Context) -> bool:
    """Take a text that nothing asked for, if it reads as an evaluation's; else False."""
    periods = await periods_to_evaluate(context)
    if not periods or not reads_as_evaluation(context.text):
        return False
    form = EvaluationForm(periods[0].code)
    own = await own_evaluations(context, periods[0])
    standing = await standing_of(context.session, periods[0])
    form, note = with_text(form, context.text, periods[0], own, standing)
    await FORM.hold(context, form, note, anew=True)
    return True


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
    item, standing = await looked_at(context, form)
    typed = typed_regions(context.line, standing.expected)
    if not typed.regions and not typed.everybody:
        await FORM.hold(context, form, "⚠️ No reconocí ninguna región: toque sus botones.")
        return
    chosen = replace(item, regions=typed.regions, everybody=typed.everybody)
    unread = f"⚠️ No reconocí «{cut(typed.unread, SHOWN)}»: revise las regiones marcadas."
    note = unread if typed.unread else ""
    await keep(context, form, chosen, screen=EvaluationScreen.REGIONS, note=note)


async def _take_claim(context: Context, form: EvaluationForm) -> None:
    """Take a typed claim as if its button was touched."""
    context.take_away_typed()
    item, _ = await looked_at(context, form)
    claim = typed_claim(context.line)
    if claim is None:
        await FORM.hold(context, form, "⚠️ No entendí qué afirma: toque uno de los botones.")
        return
    await keep(context, form, replace(item, claim=claim))


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
