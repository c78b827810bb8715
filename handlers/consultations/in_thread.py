"""A message in a thread: ODES answers, or who asked goes on; shown before it is sent."""

from handlers.access import where_fetched
from handlers.actions import Action
from handlers.announcements import later
from handlers.consultations import acts, views
from handlers.consultations.access import Side, thread_to_write
from handlers.consultations.form_state import ThreadForm
from handlers.consultations.typed import left_note, read_words, with_words
from handlers.context import Context, Outdated
from handlers.forms import Form, is_confirmed, on_card
from handlers.questions import QuestionKind
from handlers.views import BadPress, View
from storage.consultations.threads import Thread
from storage.models import Person
from storage.people.people import get_person

QUESTION = QuestionKind.IN_THREAD


async def _screen(context: Context, asked: ThreadForm, note: str) -> View:
    thread, side = await thread_to_write(context, asked.thread)
    readers = await _readers(context, thread, side)
    if side is Side.ASKER and not readers:
        raise Outdated(views.nobody().text)
    meanwhile = thread.since(asked.seen)
    if not asked.words:
        return views.ask_in_thread(thread, side, meanwhile, note)
    moment = later(context.now)
    return views.review_in_thread(thread, side, asked, meanwhile, readers, moment, note)


FORM = Form(QUESTION, ThreadForm, where_fetched, _screen)
present = FORM.present


async def start(context: Context) -> None:
    """The button of a question or an answer."""
    await begin(context, context.pressed.integer(0), "")


async def begin(context: Context, number: int, typed: str) -> None:
    """Begin a message in a thread; say so where too much was written today."""
    thread, side = await thread_to_write(context, number)
    if side is Side.ASKER and not await _left(context):
        context.say(views.enough(context.today, typed))
        return
    words, fault = read_words(typed)
    asked, note = ThreadForm(thread.id, thread.newest.id, words), left_note(context, thread.id)
    await FORM.hold(context, asked, fault or note, anew=not on_card(context))


async def answer(context: Context) -> None:
    """Take the words; they are shown before they are sent."""
    await take_words(context, context.text)


async def take_words(context: Context, text: str) -> None:
    await FORM.hold(context, *with_words(context, FORM.now(context), text))


async def send(context: Context) -> None:
    await _send(context, closing=False)


async def send_and_close(context: Context) -> None:
    await _send(context, closing=True)


async def _send(context: Context, *, closing: bool) -> None:
    """Send the words that were shown, unless somebody else wrote since."""
    asked, session, person, now = FORM.now(context), context.session, context.person, context.now
    thread, side = await thread_to_write(context, asked.thread)
    if not asked.words or not is_confirmed(context, asked, thread.newest.id):
        raise BadPress(Action.SEND_IN_THREAD)
    if closing and side is not Side.ODES:
        raise BadPress(Action.SEND_AND_CLOSE)
    if side is Side.ASKER and not await _left(context):
        raise Outdated(views.enough(context.today).text)
    readers = await _readers(context, thread, side)
    await context.ask_nothing()
    if side is Side.ODES:
        thread = await acts.answer(session, thread, asked.words, person, now, closing=closing)
    else:
        thread = await acts.ask_more(session, thread, asked.words, person, now)
    context.show(views.sent_in_thread(thread, side, readers, later(now)))


async def cancel(context: Context) -> None:
    await FORM.cancel(context, views.cancelled())


async def _readers(context: Context, thread: Thread, side: Side) -> list[Person]:
    """Whom a message of that side reaches."""
    if side is Side.ASKER:
        return await acts.odes_but(context.session, context.person)
    asker = await get_person(context.session, thread.row.person_id)
    return [asker] if asker else []


async def _left(context: Context) -> int:
    return await acts.questions_left(context.session, context.person, context.now)
