"""ODES answers a request for more time, or learns that a colleague has done so already."""

from dataclasses import dataclass, replace
from datetime import date

from convenio.calendar.extension_rules import UnfitDay
from convenio.calendar.typed_days import read_day_and_reason
from convenio.lengths import WORDS_LENGTH
from handlers.access import Capability, may, requiring
from handlers.actions import Action
from handlers.context import Context, Outdated
from handlers.extensions import acts
from handlers.extensions import answer_views as views
from handlers.extensions.access import seen, wish_to_decide
from handlers.forms import Form, is_confirmed, on_card
from handlers.nudges.access import Following, following, leaves_at, still_missing
from handlers.nudges.acts import extend_deadline, unfit_day
from handlers.nudges.extension import nearest
from handlers.nudges.extension_views import extended
from handlers.nudges.form_state import show_below
from handlers.questions import QuestionKind
from handlers.views import BadPress, View
from handlers.words import say
from storage.evaluations.owed import Owing, owing_at
from storage.periods.extension_requests import (
    PendingExtension,
    granted_extensions,
    pending_requests,
)

QUESTION = QuestionKind.EXTENSION_ANSWER


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """An answer to the request `wish`: another day, or the words with which it is refused.

    `reason`: what ODES typed beside the day.
    """

    wish: int
    refusing: bool = False
    day: date | None = None
    words: str = ""
    reason: str = ""


async def _screen(context: Context, asked: AnswerForm, note: str) -> View:
    wish = await wish_to_decide(context, asked.wish)
    if asked.words:
        return views.review_refusal(wish, asked, asked.words)
    if asked.refusing:
        return views.ask_words(wish, note)
    _, owing = await _open(context, wish)
    if asked.day:
        return views.confirm(wish, owing, asked.day, asked.reason)
    return views.ask_day(wish, owing, nearest(owing, context.now), unread=note)


FORM = Form(QUESTION, AnswerForm, requiring(Capability.FOLLOW_UP), _screen)
present = FORM.present


async def grant(context: Context) -> None:
    """Grant more time until the button's day, which must still be allowed."""
    wish = await _held(context)
    found, owing = await _open(context, wish)
    day = _pressed_day(context)
    if why := unfit_day(owing, day, context.now):
        await _ask_day(context, wish, owing, refused=(day, why))
        return
    by, now = context.person, context.now
    reason = _typed_reason(context, wish, day) or wish.row.reason
    before = owing.owed.deadline
    staff = await extend_deadline(
        context.session, owing, day, reason, found.people, by, now, before=before
    )
    if staff is None:
        raise Outdated(say("nudges/deadline_moved", owed=owing.owed))
    await context.stop_asking(QUESTION)
    show_below(context, extended(owing, day, staff, leaves_at(context)))


async def ask_day(context: Context) -> None:
    wish = await _held(context)
    await FORM.hold(context, AnswerForm(wish.id), anew=not on_card(context))


async def ask_words(context: Context) -> None:
    wish = await _held(context)
    await FORM.hold(context, AnswerForm(wish.id, refusing=True), anew=not on_card(context))


async def answer(context: Context) -> None:
    """Take another day or the reason for a refusal; either is shown before it counts."""
    asked = FORM.now(context)
    wish = await wish_to_decide(context, asked.wish)
    context.take_away_typed()
    text = context.line
    if asked.refusing:
        if any(letter.isalnum() for letter in text):
            await FORM.hold(context, replace(asked, words=text[:WORDS_LENGTH]))
        else:
            await FORM.hold(context, asked, "Escríbalo con palabras.")
        return
    _, owing = await _open(context, wish)
    try:
        day, reason = read_day_and_reason(text, context.today, owing.owed.deadline)
    except ValueError as fault:
        await FORM.hold(context, AnswerForm(asked.wish), str(fault))
        return
    if why := unfit_day(owing, day, context.now):
        await _ask_day(context, wish, owing, refused=(day, why))
        return
    await FORM.hold(context, replace(asked, day=day, reason=reason[:WORDS_LENGTH] or asked.reason))


async def refuse(context: Context) -> None:
    """Refuse with the words that were shown."""
    asked = FORM.now(context)
    wish = await wish_to_decide(context, asked.wish)
    if not asked.words or not is_confirmed(context, asked):
        raise BadPress(Action.SEND_REFUSAL)
    person, now = context.person, context.now
    number = await acts.refuse(context.session, wish, asked.words, person, now)
    await context.ask_nothing()
    context.show(views.refused(wish, number))


async def show_one(context: Context) -> None:
    wish = await _held(context)
    owing = await owing_at(context.session, wish.row.period, wish.place)
    if owing is None:
        raise BadPress(Action.EXTENSION)
    context.say(views.for_odes(wish, owing))


async def show_all(context: Context) -> None:
    """/prorrogas: requests that wait and extensions granted; others than ODES see their own."""
    theirs = await seen(context)
    periods, places = {period for period, _ in theirs}, {place for _, place in theirs}
    asked = await pending_requests(context.session, periods, places)
    granted = await granted_extensions(context.session, periods, places, context.today)
    waiting = [request for request in asked if (request.row.period, request.place) in theirs]
    stand = [extension for extension in granted if (extension.period, extension.place) in theirs]
    context.say(views.extensions(waiting, stand, answers=may(context, Capability.FOLLOW_UP)))


async def cancel(context: Context) -> None:
    await FORM.cancel(context, views.undecided())


async def _ask_day(
    context: Context, wish: PendingExtension, owing: Owing, refused: tuple[date, UnfitDay]
) -> None:
    """Ask for another day, since that one is not possible."""
    await context.ask(QUESTION, args=FORM.args(AnswerForm(wish.id)))
    show_below(context, views.ask_day(wish, owing, nearest(owing, context.now), refused=refused))


async def _held(context: Context) -> PendingExtension:
    """The request that a button is about, locked so that nobody else decides it meanwhile."""
    return await wish_to_decide(context, context.pressed.integer(0))


async def _open(context: Context, wish: PendingExtension) -> tuple[Following, Owing]:
    """The request's period and what is owed; raises Outdated once nothing is owed any more."""
    found = await following(context, wish.row.period)
    return found, still_missing(found, wish.place)


def _typed_reason(context: Context, wish: PendingExtension, day: date) -> str:
    """What ODES typed beside exactly this day."""
    asked = FORM.now(context) if context.asks(QUESTION) else None
    return asked.reason if asked and (asked.wish, asked.day) == (wish.id, day) else ""


def _pressed_day(context: Context) -> date:
    try:
        return date.fromisoformat(context.pressed.text(1))
    except ValueError:
        raise BadPress(Action.GRANT_EXTENSION) from None
