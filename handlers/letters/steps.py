from dataclasses import asdict, replace

from convenio.catalogue.regions import REGIONS, Unresolved, resolve_region
from handlers.announcements import later
from handlers.context import Context
from handlers.country.access import require_odes
from handlers.letters import views
from handlers.letters.acts import LONGEST, readers_of, send_letter
from handlers.letters.form_state import LetterForm, Whom
from handlers.questions import QuestionKind
from handlers.views import BadPress, View
from storage.column_types import storable
from storage.models import Person, Role

QUESTION = QuestionKind.LETTER


async def start(context: Context) -> None:
    """/escribir, or a button that may say to which region."""
    require_odes(context)
    await _go_to(context, LetterForm(to=_region_pressed(context)), anew=True)


def _region_pressed(context: Context) -> str:
    args = context.pressed.args if context.turn.update.callback_query else ()
    if args and args[0] not in REGIONS:
        raise BadPress("write")
    return args[0] if args else ""


async def choose(context: Context) -> None:
    asked, to = await _asked_now(context), context.pressed.text(0)
    if to not in (*Whom, *REGIONS):
        raise BadPress("writeto")
    await _go_to(context, replace(asked, to=to))


async def answer(context: Context) -> None:
    """A region; then the words, and others in their place."""
    asked = await _asked_now(context)
    context.take_away_typed()
    text = storable(context.text.strip())
    if not asked.to:
        region = resolve_region(text)
        if isinstance(region, Unresolved):
            await _go_to(context, asked, f"⚠️ No reconocí «{text[:40]}».")
        else:
            await _go_to(context, replace(asked, to=region.code))
    elif len(text) > LONGEST:
        note = f"⚠️ Son {len(text)} letras; caben {LONGEST}. Escríbalo más corto."
        await _go_to(context, asked, note)
    else:
        await _go_to(context, replace(asked, text=text))


async def set_urgency(context: Context) -> None:
    asked = await _asked_now(context)
    if not asked.text:
        raise BadPress("writeurgent")
    await _go_to(context, replace(asked, urgent=not asked.urgent))


async def send(context: Context) -> None:
    """Only the words that were shown with the button, and to as many."""
    asked = await _asked_now(context)
    readers = await _readers(context, asked)
    if not asked.text or context.pressed.text(0) != asked.mark(len(readers)):
        raise BadPress("written")
    await context.ask_nothing()
    send_letter(context.session, asked, readers, context.now)
    leaves = None if asked.urgent else later(context.now)
    context.show(views.sent(asked, len(readers), leaves))


async def cancel(context: Context) -> None:
    require_odes(context)
    await context.stop_asking(QUESTION)
    context.show(views.cancelled())


async def present(context: Context) -> View | None:
    if not context.asks(QUESTION) or not context.serves(Role.ODES):
        return None
    return await _screen(context, LetterForm(**context.question.args), "")


async def _go_to(
    context: Context, asked: LetterForm, note: str = "", *, anew: bool = False
) -> None:
    await context.ask(QUESTION, args=asdict(asked))
    (context.open if anew else context.show)(await _screen(context, asked, note))


async def _screen(context: Context, asked: LetterForm, note: str) -> View:
    if not asked.to:
        return views.ask_whom(note)
    readers = await _readers(context, asked)
    if not readers:
        return views.nobody(asked)
    if not asked.text:
        return views.ask_words(asked, readers, note)
    return views.review(asked, readers, later(context.now), note)


async def _readers(context: Context, asked: LetterForm) -> list[Person]:
    return await readers_of(context.session, asked, context.person)


async def _asked_now(context: Context) -> LetterForm:
    require_odes(context)
    if context.question.kind != QUESTION:
        raise BadPress(QUESTION)
    return LetterForm(**context.question.args)
