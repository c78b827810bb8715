"""ODES changes the report's texts: sees one, sends another, previews it, and goes back."""

from collections.abc import Mapping
from dataclasses import replace

from convenio.calendar.periods import Period
from documents.report.templates import TITLES, check_text, default_texts
from handlers.access import Capability, require, requiring
from handlers.context import Context
from handlers.facts.report_facts import report_facts
from handlers.forms import Form, is_confirmed
from handlers.questions import QuestionKind
from handlers.report import text_views as views
from handlers.report.access import period_to_report
from handlers.report.form_state import ReportTextForm, TextScreen
from handlers.report.views import making
from handlers.views import BadPress, View
from storage.models import PeriodRow
from storage.report.texts import (
    earlier_text,
    history_of,
    letterhead,
    set_letterhead,
    set_text,
    texts_of,
)

QUESTION = QuestionKind.REPORT_TEXT
LONGEST = 20_000  # letters of a text
SPLIT_AT = 3_500  # letters; a longer text is cut by Telegram's programs into several messages


async def _screen(context: Context, form: ReportTextForm, note: str) -> View:
    period = await period_to_report(context, form.period)
    kept = await texts_of(context.session, period.agreement)
    if form.screen is TextScreen.LIST:
        return views.listed(period, kept, note)
    if form.screen is TextScreen.LETTERHEAD:
        return views.letterhead(form, await letterhead(context.session), note)
    if form.screen is TextScreen.SEVERAL:
        return views.several(form, note)
    history = await history_of(context.session, period.agreement, form.part)
    if form.screen is TextScreen.EARLIER:
        return views.earlier(form, history, note)
    if form.screen is TextScreen.PLACEHOLDERS:
        return views.placeholders(form, note)
    shown = _shown(form, period, kept)
    if form.text or form.own:
        facts = await report_facts(context.session, Period.parse(period.code))
        return views.preview(form, shown, facts, note)
    return views.part(form, shown, history, note)


def _shown(form: ReportTextForm, period: PeriodRow, kept: Mapping[str, str]) -> str:
    """The text that the form shows: another one, the product's own, or the present one."""
    present = "" if form.own else kept.get(form.part, "")
    return form.text or present or default_texts(period.indicators.years)[form.part]


FORM = Form(QUESTION, ReportTextForm, requiring(Capability.MANAGE_PERIODS), _screen)
present = FORM.present


async def start(context: Context) -> None:
    require(context, Capability.MANAGE_PERIODS)
    period = await period_to_report(context, context.pressed.text(0))
    await FORM.hold(context, ReportTextForm(period.code))


async def ask_letterhead(context: Context) -> None:
    """Show on what document the report is written; another one may be sent as a file."""
    form = FORM.now(context)
    await FORM.hold(context, ReportTextForm(form.period, TextScreen.LETTERHEAD))


async def own_letterhead(context: Context) -> None:
    """Go back to the product's own letterhead."""
    form = FORM.now(context)
    await set_letterhead(context.session, "", None, context.person, context.now)
    shown = ReportTextForm(form.period, TextScreen.LETTERHEAD)
    await FORM.hold(context, shown, "💾 El informe sale otra vez con el membrete de Puntual.")


async def save_several(context: Context) -> None:
    """Keep the texts of a document, as they were shown."""
    form = FORM.now(context)
    if not form.several or not is_confirmed(context, form):
        raise BadPress(context.pressed.action)
    period = await period_to_report(context, form.period)
    for part, text in form.several:
        await set_text(context.session, period.agreement, part, text, context.person, context.now)
    saved = f"💾 Guardados: {len(form.several)}. Así saldrán desde el próximo informe."
    await FORM.hold(context, ReportTextForm(form.period), saved)


async def open_part(context: Context) -> None:
    """Show the present text of a part, or go back to the list."""
    form = FORM.now(context)
    part = context.pressed.text(0)
    if part == views.LIST:
        await FORM.hold(context, ReportTextForm(form.period))
        return
    if part not in TITLES:
        raise BadPress(context.pressed.action)
    await FORM.hold(context, ReportTextForm(form.period, TextScreen.PART, part))


async def show_earlier(context: Context) -> None:
    await FORM.hold(context, replace(_at_part(context), screen=TextScreen.EARLIER))


async def show_placeholders(context: Context) -> None:
    await FORM.hold(context, replace(_at_part(context), screen=TextScreen.PLACEHOLDERS))


async def send_page(context: Context) -> None:
    """Send the pages of the text that is shown, as the report would have them."""
    form = _at_part(context)
    period = await period_to_report(context, form.period)
    kept = await texts_of(context.session, period.agreement)
    wanted = {
        "period": period.code,
        "format": "pdf",
        "region": "",
        "part": form.part,
        "text": _shown(form, period, kept),
    }
    name = f"informe-{period.code}-{form.part.replace('_', '-')}.pdf"
    caption = views.page_caption(form, saved=not (form.text or form.own))
    context.make_report(wanted, name, caption, making())


async def choose_earlier(context: Context) -> None:
    """Preview an earlier text, or the product's own (0)."""
    form, number = _at_part(context), context.pressed.integer(0)
    period = await period_to_report(context, form.period)
    chosen = replace(form, screen=TextScreen.PART, own=not number, restored=number, text="")
    if number:
        row = await earlier_text(context.session, period.agreement, form.part, number)
        if row is None:
            raise BadPress(context.pressed.action)
        chosen = replace(chosen, text=row.text, own=not row.text)
    await FORM.hold(context, chosen)


async def answer(context: Context) -> None:
    """Take another text of the part; it is shown filled in before it is kept."""
    form, text = FORM.now(context), context.text.strip()
    if form.screen in (TextScreen.LIST, TextScreen.LETTERHEAD, TextScreen.SEVERAL):
        context.take_away_typed()
        await FORM.hold(context, form, "Toque primero el texto que cambia, o envíe un archivo.")
        return
    form = replace(form, screen=TextScreen.PART)
    if form.text and not form.restored and len(form.text) >= SPLIT_AT:
        text = f"{form.text}\n{text}"  # the rest of what Telegram cut in two
    if len(text) > LONGEST:
        await FORM.hold(context, form, f"⚠️ Son {len(text)} letras; caben {LONGEST}.")
        return
    if not any(letter.isalpha() for letter in text):
        await FORM.hold(context, form, "⚠️ No pude leer el texto: escríbalo con palabras.")
        return
    try:
        check_text(text)
    except ValueError as fault:
        await FORM.hold(context, form, f"⚠️ {fault} No se guardó.")
        return
    await FORM.hold(context, replace(form, text=text, restored=0, own=False))


async def save(context: Context) -> None:
    """Keep the text that was shown."""
    form = _at_part(context)
    if not (form.text or form.own) or not is_confirmed(context, form):
        raise BadPress(context.pressed.action)
    period = await period_to_report(context, form.period)
    person, now, restored = context.person, context.now, form.restored or None
    text = "" if form.own else form.text
    await set_text(context.session, period.agreement, form.part, text, person, now, restored)
    kept = ReportTextForm(form.period, TextScreen.PART, form.part)
    await FORM.hold(context, kept, "💾 Guardado: así saldrá desde el próximo informe.")


def _at_part(context: Context) -> ReportTextForm:
    form = FORM.now(context)
    if form.part not in TITLES:
        raise BadPress(context.pressed.action)
    return form
