"""A focal point or director asks for more time: until when, why, and one tap."""

from datetime import date
from typing import Any

from convenio.calendar.typed_days import read_day
from handlers.announcements import later, tell_in_window
from handlers.context import Context, Outdated, Refused
from handlers.extensions import views
from handlers.extensions.access import owed_here, regions_to_extend, still_owed
from handlers.extensions.acts import about_wish
from handlers.extensions.answer_views import for_odes
from handlers.marks import mark_of
from handlers.nudges.acts import unfit_day
from handlers.nudges.extension import REASON_LENGTH, nearest
from handlers.nudges.form_state import show_below
from handlers.views import BadPress, View
from storage.column_types import storable
from storage.models import Role
from storage.people.people import people_with
from storage.periods.extension_requests import pending_request, request_extension
from storage.turnout.owed_reports import OwedRegion

QUESTION = "wish"


async def start(context: Context) -> None:
    """/prorroga, or a reminder's button, which says of which report."""
    query = context.turn.update.callback_query
    if query and context.pressed.args:
        owing = await owed_here(context, context.pressed.text(0), context.pressed.text(1))
        await _begin(context, owing)
        return
    owed = await still_owed(context)
    if len(owed) == 1:
        await _begin(context, owed[0])
    else:
        context.say(views.choose(owed))


async def choose_day(context: Context) -> None:
    owing = await _asked(context)
    try:
        day = date.fromisoformat(context.pressed.text(0))
    except ValueError:
        raise BadPress("wishday") from None
    await _take_day(context, owing, day)


async def answer(context: Context) -> None:
    """A day while none is chosen; then the reason, and another one."""
    owing = await _asked(context)
    context.take_away_typed()
    text = storable(" ".join(context.text.split()))
    if "to" in context.question.args:
        await _take_reason(context, owing, text)
        return
    try:
        day = read_day(text[:60], context.today)
    except ValueError as fault:
        context.show(views.ask_day(owing, nearest(owing, context.today), unread=str(fault)))
        return
    await _take_day(context, owing, day)


async def back(context: Context) -> None:
    """To the day."""
    await _begin(context, await _asked(context))


async def send(context: Context) -> None:
    """What was shown goes to ODES, with its buttons."""
    owing, args = await _asked(context), context.question.args
    if "reason" not in args or context.pressed.text(0) != mark_of(args):
        raise BadPress("wishsend")
    day = date.fromisoformat(args["to"])
    if unfit_day(owing, day, context.today):
        await _take_day(context, owing, day)
        return
    owed, person = owing.owed, context.person
    place = (owed.period.code, owed.region.code)
    asked = await request_extension(
        context.session, *place, day, args["reason"], person, context.now
    )
    await context.ask_nothing()
    wish = await pending_request(context.session, *place)
    assert wish is not None
    if not asked:
        context.show(views.waiting(wish, owing))
        return
    odes = await people_with(context.session, Role.ODES)
    tell_in_window(
        context.session,
        odes,
        lambda _: for_odes(wish, owing),
        context.now,
        about=about_wish(wish),
    )
    context.show(views.asked(wish, owing, later(context.now)))


async def cancel(context: Context) -> None:
    regions_to_extend(context)
    await context.stop_asking(QUESTION)
    context.show(views.cancelled())


async def present(context: Context) -> View | None:
    if not context.asks(QUESTION):
        return None
    try:
        owing = await _asked(context)
    except (Outdated, Refused):
        await context.ask_nothing()
        return None
    return _screen(context, owing, context.question.args)


async def _begin(context: Context, owing: OwedRegion) -> None:
    """Unless a wish of that region waits already."""
    place = {"period": owing.owed.period.code, "region": owing.owed.region.code}
    if wish := await pending_request(context.session, **place):
        context.say(views.waiting(wish, owing))
        return
    await context.ask(QUESTION, args=place)
    if _typed(context):
        context.open(_screen(context, owing, place))
    else:
        show_below(context, _screen(context, owing, place))


async def _take_day(context: Context, owing: OwedRegion, day: date) -> None:
    if why := unfit_day(owing, day, context.today):
        days = nearest(owing, context.today)
        context.show(views.ask_day(owing, days, refused=(day, why)))
        return
    args = context.question.args | {"to": day.isoformat()}
    await context.ask(QUESTION, args=args)
    context.show(_screen(context, owing, args))


async def _take_reason(context: Context, owing: OwedRegion, text: str) -> None:
    if not any(letter.isalnum() for letter in text):
        context.show(views.ask_reason(owing, context.question.args["to"], again=True))
        return
    args = context.question.args | {"reason": text[:REASON_LENGTH]}
    await context.ask(QUESTION, args=args)
    context.show(_screen(context, owing, args))


def _screen(context: Context, owing: OwedRegion, args: dict[str, Any]) -> View:
    if "to" not in args:
        return views.ask_day(owing, nearest(owing, context.today))
    if "reason" not in args:
        return views.ask_reason(owing, args["to"])
    return views.review(owing, args["to"], args["reason"], mark_of(args))


async def _asked(context: Context) -> OwedRegion:
    """What this chat asks more time for."""
    if context.question.kind != QUESTION:
        raise BadPress(QUESTION)
    args = context.question.args
    return await owed_here(context, args["period"], args["region"])


def _typed(context: Context) -> bool:
    return context.turn.update.callback_query is None
