from dataclasses import replace

from convenio.catalogue.regions import REGIONS
from convenio.lengths import LETTER_LENGTH
from handlers.access import Capability, require, requiring
from handlers.actions import Action
from handlers.announcements import later
from handlers.context import Context
from handlers.forms import Form, is_confirmed
from handlers.letters import views
from handlers.letters.acts import readers_of, regions_of, send_letter
from handlers.letters.form_state import LetterForm, Whom
from handlers.letters.typed_whom import read_whom
from handlers.questions import QuestionKind
from handlers.views import BadPress, View
from storage.models import Person

QUESTION = QuestionKind.LETTER


async def _screen(context: Context, asked: LetterForm, note: str) -> View:
    if not asked.to:
        return views.ask_whom(note)
    readers = await _readers(context, asked)
    if not readers:
        return views.nobody(asked)
    missing = await regions_of(context.session, asked, context.today) if asked.missing else ()
    if not asked.text:
        return views.ask_words(asked, readers, missing, note)
    return views.review(asked, readers, missing, later(context.now), note)


async def _readers(context: Context, asked: LetterForm) -> list[Person]:
    return await readers_of(context.session, asked, context.person, context.today)


FORM = Form(QUESTION, LetterForm, requiring(Capability.WRITE_LETTERS), _screen)
present = FORM.present


async def start(context: Context) -> None:
    """/escribir, or a button; either may name whom to write to."""
    require(context, Capability.WRITE_LETTERS)
    to = _region_pressed(context) or read_whom(" ".join(context.args or ()))
    await FORM.hold(context, LetterForm(to=to), anew=True)


def _region_pressed(context: Context) -> str:
    args = context.pressed.args if context.turn.update.callback_query else ()
    if args and args[0] not in REGIONS:
        raise BadPress(Action.WRITE)
    return args[0] if args else ""


async def choose(context: Context) -> None:
    asked, to = FORM.now(context), context.pressed.text(0)
    if to not in (*Whom, *REGIONS):
        raise BadPress(Action.WRITE_TO)
    await FORM.hold(context, replace(asked, to=to))


async def answer(context: Context) -> None:
    """Take whom a text names, also in place of somebody else; else the message, or a better one."""
    asked = FORM.now(context)
    context.take_away_typed()
    text = context.text.strip()
    if to := read_whom(text):
        await FORM.hold(context, replace(asked, to=to))
    elif not asked.to:
        await FORM.hold(context, asked, f"⚠️ No reconocí «{text[:40]}».")
    elif len(text) > LETTER_LENGTH:
        note = f"⚠️ Son {len(text)} letras; caben {LETTER_LENGTH}. Escríbalo más corto."
        await FORM.hold(context, asked, note)
    else:
        await FORM.hold(context, replace(asked, text=text))


async def set_urgency(context: Context) -> None:
    asked = FORM.now(context)
    if not asked.text:
        raise BadPress(Action.WRITE_URGENTLY)
    await FORM.hold(context, replace(asked, urgent=not asked.urgent))


async def send(context: Context) -> None:
    """Send only the words that were shown, and only if they reach whom they were shown to reach."""
    asked = FORM.now(context)
    readers = await _readers(context, asked)
    if not asked.text or not is_confirmed(context, asked, *views.ids(readers)):
        raise BadPress(Action.SEND_LETTER)
    await context.ask_nothing()
    await send_letter(context.session, asked, readers, context.now)
    leaves = None if asked.urgent else later(context.now)
    context.show(views.sent(asked, len(readers), leaves))


async def cancel(context: Context) -> None:
    await FORM.cancel(context, views.cancelled())
