"""A new question to ODES, of oneself or in answer to a letter: written, shown, sent."""

import re
from dataclasses import replace

from handlers.access import Capability, may, requiring
from handlers.actions import Action
from handlers.announcements import later
from handlers.consultations import views
from handlers.consultations.access import asking_duties
from handlers.consultations.acts import ask, odes_but, questions_left
from handlers.consultations.form_state import ConsultationForm
from handlers.consultations.notice_views import CUT
from handlers.consultations.threads import show_all
from handlers.consultations.typed import left_note, read_words, says_nothing, with_words
from handlers.context import Context, Outdated
from handlers.forms import Form, is_confirmed
from handlers.letters.views import words_of_letter
from handlers.questions import QuestionKind
from handlers.views import BadPress, View
from storage.consultations.threads import periods_to_ask_about
from storage.models import Duty, PeriodRow

QUESTION = QuestionKind.CONSULTATION


async def _screen(context: Context, asked: ConsultationForm, note: str) -> View:
    duty = _duty(context, asked)
    if duty is None:
        return views.ask_as(asking_duties(context), asked, note)
    odes = await odes_but(context.session, context.person)
    if not odes:
        return views.nobody()
    periods = await periods_to_ask_about(context.session, context.today)
    about = next((row for row in periods if row.code == asked.period), None)
    if not asked.words:
        return views.ask_words(duty, about, asked, note)
    return views.review(duty, about, periods, asked, odes, later(context.now), note)


FORM = Form(QUESTION, ConsultationForm, requiring(Capability.ASK_ODES), _screen)
present = FORM.present


async def start(context: Context) -> None:
    """/consulta, perhaps with the words behind it, or a button; for ODES, what it was asked."""
    if not may(context, Capability.ASK_ODES):
        await show_all(context)
        return
    typed = re.split(r"\s", context.text.strip(), maxsplit=1)[1:] if context.args else []
    words = typed[0] if typed and not says_nothing(context, typed[0]) else ""
    await begin(context, ConsultationForm(), words)


async def start_by_button(context: Context) -> None:
    """The menu's button, or that of a letter, which the question is then about."""
    if not context.pressed.args:
        await start(context)
        return
    query = context.turn.update.callback_query
    letter = getattr(query.message, "text", None) if query else None
    await begin_about(context, context.pressed.text(0), letter or "", "")


async def begin_about(context: Context, region: str, letter: str, words: str) -> None:
    """Begin a question about a letter, as the one who got it for that region."""
    duties = asking_duties(context)
    there = [duty for duty in duties if duty.region == region] or duties
    asked = ConsultationForm(about=words_of_letter(letter)[:CUT])
    if len(there) == 1:
        asked = replace(asked, duty=there[0].id or 0)
    await begin(context, asked, words)


async def begin(context: Context, asked: ConsultationForm, typed: str) -> None:
    """Begin, unless nobody would read it, or too much was written today; then say so."""
    duties = asking_duties(context)
    if not await odes_but(context.session, context.person):
        context.say(views.nobody(typed))
    elif not await questions_left(context.session, context.person, context.now):
        context.say(views.enough(context.today, typed))
    else:
        words, fault = read_words(typed)
        if len(duties) == 1:
            asked = replace(asked, duty=duties[0].id or 0)
        asked = replace(asked, period=await _usual_period(context), words=words)
        await FORM.hold(context, asked, fault or left_note(context), anew=True)


async def choose_duty(context: Context) -> None:
    asked, number = FORM.now(context), context.pressed.integer(0)
    if not any(duty.id == number for duty in asking_duties(context)):
        raise BadPress(Action.CONSULT_AS)
    await FORM.hold(context, replace(asked, duty=number))


async def choose_period(context: Context) -> None:
    asked, code = FORM.now(context), context.pressed.text(0)
    periods = await periods_to_ask_about(context.session, context.today)
    if code not in (views.NO_PERIOD, *(row.code for row in periods)):
        raise BadPress(Action.CONSULT_ABOUT)
    await FORM.hold(context, replace(asked, period="" if code == views.NO_PERIOD else code))


async def answer(context: Context) -> None:
    """Take the words; they are shown before they are sent."""
    await take_words(context, context.text)


async def take_words(context: Context, text: str) -> None:
    await FORM.hold(context, *with_words(context, FORM.now(context), text))


async def send(context: Context) -> None:
    """Send only the words that were shown, as of the semester that was."""
    asked, person = FORM.now(context), context.person
    duty = _duty(context, asked)
    if not asked.words or duty is None or not is_confirmed(context, asked):
        raise BadPress(Action.SEND_CONSULTATION)
    left = await questions_left(context.session, person, context.now)
    if not left:
        raise Outdated(views.enough(context.today).text)
    odes = await odes_but(context.session, person)
    if not odes:
        raise Outdated(views.nobody().text)
    period = await context.session.get(PeriodRow, asked.period) if asked.period else None
    await context.ask_nothing()
    thread = await ask(context.session, duty, period, asked.about, asked.words, person, context.now)
    context.show(views.sent(thread, odes, left - 1, later(context.now)))


async def cancel(context: Context) -> None:
    await FORM.cancel(context, views.cancelled())


def _duty(context: Context, asked: ConsultationForm) -> Duty | None:
    return next((duty for duty in asking_duties(context) if duty.id == asked.duty), None)


async def _usual_period(context: Context) -> str:
    periods = await periods_to_ask_about(context.session, context.today)
    return periods[0].code if periods else ""
