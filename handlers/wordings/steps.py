"""ODES changes what the clock says: sees it, sends another text, tries it, and goes back."""

from dataclasses import replace

from markupsafe import Markup, escape
from telegram.constants import MessageEntityType

from convenio.typed.clean_text import clean_text
from convenio.typed.message_markup import read_markup
from convenio.typed.placeholders import PLACEHOLDER, check_placeholders
from handlers.access import Capability, require, requiring
from handlers.context import Context
from handlers.forms import Form, is_confirmed
from handlers.process import process_of
from handlers.questions import QuestionKind
from handlers.views import BadPress, View
from handlers.wordings import views
from handlers.wordings.catalogue import EXAMPLES, LONGEST, MESSAGES
from handlers.wordings.form_state import WordingForm, WordingScreen
from handlers.words import default_text, length_shown, placeholders_of
from storage.models import ReportText
from storage.models.editions import MESSAGES_OF_THE_CLOCK
from storage.people import people
from storage.report.texts import earlier_text, history_of, set_text, texts_of

QUESTION = QuestionKind.WORDING
_FORMATTED = {
    MessageEntityType.BOLD,
    MessageEntityType.ITALIC,
    MessageEntityType.UNDERLINE,
    MessageEntityType.STRIKETHROUGH,
    MessageEntityType.CODE,
    MessageEntityType.TEXT_LINK,
}


async def _screen(context: Context, form: WordingForm, note: str) -> View:
    session = context.session
    kept = await texts_of(session, MESSAGES_OF_THE_CLOCK)
    if form.screen in (WordingScreen.LIST, WordingScreen.CHANGES):
        return views.listed(kept, note, changes=form.screen is WordingScreen.CHANGES)
    history = await history_of(session, MESSAGES_OF_THE_CLOCK, form.message)
    if form.screen is WordingScreen.EARLIER:
        return views.earlier(form, history, note)
    if form.screen is WordingScreen.PLACEHOLDERS:
        return views.placeholders(form, note)
    if form.text or form.own:
        text = form.text or default_text(form.message)
        filled, real = await _tried(context, form.message, text)
        used = PLACEHOLDER.findall(text)
        unused = [name for name in placeholders_of(form.message) if name not in used]
        return views.preview(form, filled, real=real, unused=unused, note=note)
    present = kept.get(form.message) or default_text(form.message)
    newest = history[0] if history else None
    return views.message(form, present, newest, await _writer(context, newest), note)


FORM = Form(QUESTION, WordingForm, requiring(Capability.MANAGE_PERIODS), _screen)
present = FORM.present


async def start(context: Context) -> None:
    """/textos: list the messages that the clock sends, to see and change their words."""
    require(context, Capability.MANAGE_PERIODS)
    await FORM.hold(context, WordingForm(), anew=True)


async def open_message(context: Context) -> None:
    """Show the present words of a message, or go back to the list."""
    FORM.now(context)
    code = context.pressed.text(0).replace(".", "/")
    if code in (views.LIST, views.CHANGES):
        screen = WordingScreen.LIST if code == views.LIST else WordingScreen.CHANGES
        await FORM.hold(context, WordingForm(screen))
        return
    if code not in MESSAGES:
        raise BadPress(context.pressed.action)
    await FORM.hold(context, WordingForm(WordingScreen.MESSAGE, code))


async def show_earlier(context: Context) -> None:
    await FORM.hold(context, replace(_at_message(context), screen=WordingScreen.EARLIER))


async def show_placeholders(context: Context) -> None:
    await FORM.hold(context, replace(_at_message(context), screen=WordingScreen.PLACEHOLDERS))


async def choose_earlier(context: Context) -> None:
    """Preview earlier words, or the product's own (0)."""
    form, number = _at_message(context), context.pressed.integer(0)
    chosen = WordingForm(WordingScreen.MESSAGE, form.message, restored=number, own=not number)
    if number:
        row = await earlier_text(context.session, MESSAGES_OF_THE_CLOCK, form.message, number)
        if row is None:
            raise BadPress(context.pressed.action)
        chosen = replace(chosen, text=row.text, own=not row.text)
    await FORM.hold(context, chosen)


async def take_text(context: Context) -> None:
    """Take another text of the message; it is shown filled in before it is kept."""
    form = FORM.now(context)
    if form.screen in (WordingScreen.LIST, WordingScreen.CHANGES):
        context.take_away_typed()
        await FORM.hold(context, form, "Toque primero el aviso cuyas palabras cambia.")
        return
    form = replace(form, screen=WordingScreen.MESSAGE)
    try:
        text = _read(_typed(context), form.message)
        filled, _ = await _tried(context, form.message, text)
        letters, longest = length_shown(filled), MESSAGES[form.message].longest
        if letters > longest:
            raise ValueError(
                f"Con los datos de ahora serían {letters} letras; en un mensaje de Telegram caben"
                f" {longest}. Escríbalo más corto."
            )
    except ValueError as fault:
        await FORM.hold(context, form, f"⚠️ {fault} No se guardó.")
        return
    await FORM.hold(context, replace(form, text=text, restored=0, own=False))


async def save(context: Context) -> None:
    """Keep the words that were shown."""
    form = _at_message(context)
    if not (form.text or form.own) or not is_confirmed(context, form):
        raise BadPress(context.pressed.action)
    text, restored = "" if form.own else form.text, form.restored or None
    await set_text(
        context.session,
        MESSAGES_OF_THE_CLOCK,
        form.message,
        text,
        context.person,
        context.now,
        restored,
    )
    kept = WordingForm(WordingScreen.MESSAGE, form.message)
    await FORM.hold(context, kept, "💾 Guardado: así dirá desde el próximo aviso.")


def _typed(context: Context) -> str:
    """What was typed: with its marks, where Telegram has turned them into bold letters or links."""
    message = context.turn.update.effective_message
    if (
        message
        and message.text
        and message.entities
        and _FORMATTED.intersection(entity.type for entity in message.entities)
    ):
        return clean_text(message.text_html).strip()
    return context.text.strip()


def _read(typed: str, message: str) -> str:
    """The text as it may be kept; raises ValueError, in words for people."""
    if len(typed) > LONGEST:
        raise ValueError(f"Son {len(typed)} letras; caben {LONGEST}.")
    check_placeholders(typed, placeholders_of(message))
    if not any(letter.isalpha() for letter in PLACEHOLDER.sub("", typed)):
        raise ValueError("Escríbalo con palabras, además de los datos: otras personas lo leerán.")
    return read_markup(typed)


async def _tried(context: Context, message: str, text: str) -> tuple[Markup, bool]:
    """The message with that text and the data of now; with examples where nothing is due."""
    real = await process_of(context).try_words(context.session, context.now, message, text)
    if real is not None:
        return Markup(real), True  # noqa: S704 (rendered with autoescape)
    shown = PLACEHOLDER.sub(lambda found: str(escape(EXAMPLES[found[1]])), text)
    return Markup(shown), False  # noqa: S704 (its marks were read, and the rest is escaped)


async def _writer(context: Context, row: ReportText | None) -> str:
    person = await people.get_person(context.session, row.person_id or 0) if row else None
    return (person and person.name) or "ODES"


def _at_message(context: Context) -> WordingForm:
    form = FORM.now(context)
    if form.message not in MESSAGES:
        raise BadPress(context.pressed.action)
    return form
