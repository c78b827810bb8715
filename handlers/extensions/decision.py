"""ODES answers a request for more time, or learns that a colleague has done so already."""

from datetime import date

from convenio.calendar.extension_rules import UnfitDay
from convenio.calendar.typed_days import read_day
from handlers.access import Capability, may, require
from handlers.context import Context, Outdated
from handlers.extensions import acts
from handlers.extensions import answer_views as views
from handlers.extensions.access import seen, wish_to_decide
from handlers.nudges.access import Following, following, leaves_at, still_missing
from handlers.nudges.acts import extend_deadline, unfit_day
from handlers.nudges.extension import REASON_LENGTH, nearest
from handlers.nudges.extension_views import extended
from handlers.nudges.form_state import show_below
from handlers.questions import QuestionKind
from handlers.views import BadPress
from handlers.words import say
from storage.column_types import storable
from storage.periods.extension_requests import (
    PendingExtension,
    granted_extensions,
    pending_requests,
)
from storage.turnout.owed_reports import OwedRegion, owing_of

QUESTION = QuestionKind.EXTENSION_ANSWER


async def grant(context: Context) -> None:
    """Grant more time until the button's day, which must still be allowed."""
    wish = await _held(context)
    found, owing = await _open(context, wish)
    day = _pressed_day(context)
    if why := unfit_day(owing, day, context.today):
        await _ask_day(context, wish, owing, refused=(day, why))
        return
    reason, by, now = wish.row.reason, context.person, context.now
    before = owing.owed.deadline
    staff = await extend_deadline(
        context.session, owing, day, reason, found.people, by, now, before=before
    )
    if staff is None:
        raise Outdated(say("nudges/deadline_moved", owed=owing.owed))
    await _leave(context)
    show_below(context, extended(owing, day, staff, leaves_at(context)))


async def ask_day(context: Context) -> None:
    wish = await _held(context)
    _, owing = await _open(context, wish)
    await _ask_day(context, wish, owing)


async def ask_words(context: Context) -> None:
    wish = await _held(context)
    await context.ask(QUESTION, args={"wish": wish.id, "refusing": True})
    show_below(context, views.ask_words(wish))


async def answer(context: Context) -> None:
    """Take another day, shown before it is granted, or the reason for a refusal."""
    require(context, Capability.FOLLOW_UP)
    wish = await wish_to_decide(context, context.question.args["wish"])
    context.take_away_typed()
    text = storable(" ".join(context.text.split()))
    if context.question.args.get("refusing"):
        await _refuse(context, wish, text)
        return
    _, owing = await _open(context, wish)
    try:
        day = read_day(text[:60], context.today)
    except ValueError as fault:
        context.show(views.ask_day(wish, owing, nearest(owing, context.today), unread=str(fault)))
        return
    if why := unfit_day(owing, day, context.today):
        await _ask_day(context, wish, owing, refused=(day, why))
        return
    context.show(views.confirm(wish, owing, day))


async def show_one(context: Context) -> None:
    wish = await _held(context)
    owing = await owing_of(context.session, wish.row.period, wish.row.region)
    if owing is None:
        raise BadPress("wishone")
    context.say(views.for_odes(wish, owing))


async def show_all(context: Context) -> None:
    """/prorrogas: requests that wait and extensions granted; a region's people see their own."""
    periods, regions = await seen(context)
    waiting = await pending_requests(context.session, periods, regions)
    stand = await granted_extensions(context.session, periods, regions)
    context.say(views.extensions(waiting, stand, answers=may(context, Capability.FOLLOW_UP)))


async def cancel(context: Context) -> None:
    require(context, Capability.FOLLOW_UP)
    await _leave(context)
    context.show(views.undecided())


async def _refuse(context: Context, wish: PendingExtension, words: str) -> None:
    if not any(letter.isalnum() for letter in words):
        context.show(views.ask_words(wish, again=True))
        return
    person, now = context.person, context.now
    number = await acts.refuse(context.session, wish, words[:REASON_LENGTH], person, now)
    await context.ask_nothing()
    context.show(views.refused(wish, number))


async def _ask_day(
    context: Context,
    wish: PendingExtension,
    owing: OwedRegion,
    refused: tuple[date, UnfitDay] | None = None,
) -> None:
    await context.ask(QUESTION, args={"wish": wish.id})
    show_below(context, views.ask_day(wish, owing, nearest(owing, context.today), refused=refused))


async def _held(context: Context) -> PendingExtension:
    """The request that a button is about, locked so that nobody else decides it meanwhile."""
    return await wish_to_decide(context, context.pressed.integer(0))


async def _open(context: Context, wish: PendingExtension) -> tuple[Following, OwedRegion]:
    """The request's period and report; raises Outdated once it is closed or the report has come."""
    found = await following(context, wish.row.period)
    return found, still_missing(found, wish.row.region)


async def _leave(context: Context) -> None:
    await context.stop_asking(QUESTION)


def _pressed_day(context: Context) -> date:
    try:
        return date.fromisoformat(context.pressed.text(1))
    except ValueError:
        raise BadPress("wishgrant") from None
