"""A region's staff or a directorate ask for more time: until when, why, and one tap."""

from dataclasses import dataclass, replace
from datetime import date

from convenio.calendar.typed_days import NoSuchDay, begins_with_date, read_day_and_reason
from convenio.lengths import WORDS_LENGTH
from handlers.access import Capability, may, where_fetched
from handlers.actions import Action
from handlers.announcements import later, tell_in_window
from handlers.context import Context
from handlers.extensions import views
from handlers.extensions.access import owed_here, require_asking, still_owed
from handlers.extensions.acts import about_wish
from handlers.extensions.answer_views import for_odes
from handlers.forms import Form, is_confirmed, on_card
from handlers.nudges.acts import unfit_day
from handlers.nudges.extension import nearest
from handlers.questions import QuestionKind
from handlers.views import BadPress, View
from storage.evaluations.owed import Owing
from storage.people.audience import odes_staff
from storage.periods.extension_requests import pending_request, request_extension

QUESTION = QuestionKind.EXTENSION_REQUEST


@dataclass(frozen=True, slots=True)
class ExtensionForm:
    """`region`: the place, be it a region or an indicator.

    `to`: the day asked for, None while it is not known; `reason` is empty until then.
    """

    period: str
    region: str
    to: date | None = None
    reason: str = ""


async def _screen(context: Context, asked: ExtensionForm, _note: str) -> View:
    owing = await owed_here(context, asked.period, asked.region)
    if not asked.to:
        return views.ask_day(owing, nearest(owing, context.now))
    if not asked.reason:
        return views.ask_reason(owing, asked.to)
    return views.review(owing, asked, asked.to, asked.reason)


FORM = Form(QUESTION, ExtensionForm, where_fetched, _screen)
present = FORM.present


async def start(context: Context) -> None:
    """/prorroga, or a reminder's button that names what is owed."""
    query = context.turn.update.callback_query
    if query and context.pressed.args:
        owing = await owed_here(context, context.pressed.text(0), context.pressed.text(1))
        await _begin(context, owing)
        return
    owed = await still_owed(context)
    if len(owed) == 1:
        await _begin(context, owed[0])
    else:
        evaluates = not may(context, Capability.REPORT) and not may(context, Capability.APPROVE)
        context.say(views.choose(owed, evaluates=evaluates))


async def choose_day(context: Context) -> None:
    asked, owing = await _asked(context)
    try:
        day = date.fromisoformat(context.pressed.text(0))
    except ValueError:
        raise BadPress(Action.EXTENSION_DAY) from None
    await _take_day(context, asked, owing, day)


async def answer(context: Context) -> None:
    """Take a typed day while none is chosen; after that the reason, or a better one."""
    asked, owing = await _asked(context)
    context.take_away_typed()
    text = context.line
    try:
        said = _as_day(text, context.today, owing) if asked.to else None
    except NoSuchDay as fault:
        context.show(views.ask_day(owing, nearest(owing, context.now), unread=str(fault)))
        return
    if said:
        await _take_day(context, _with_reason(asked, said[1]), owing, said[0])
        return
    if asked.to and any(letter.isalnum() for letter in text):
        await FORM.hold(context, replace(asked, reason=text[:WORDS_LENGTH]))
        return
    if asked.to:
        context.show(views.ask_reason(owing, asked.to, again=True))
        return
    try:
        day, reason = read_day_and_reason(text, context.today, owing.owed.deadline)
    except ValueError as fault:
        context.show(views.ask_day(owing, nearest(owing, context.now), unread=str(fault)))
        return
    await _take_day(context, _with_reason(asked, reason), owing, day)


def _with_reason(asked: ExtensionForm, reason: str) -> ExtensionForm:
    return replace(asked, reason=reason[:WORDS_LENGTH]) if reason else asked


def _as_day(text: str, today: date, owing: Owing) -> tuple[date, str] | None:
    """Another day, typed where the reason is asked, and perhaps that with it."""
    try:
        day, reason = read_day_and_reason(text, today, owing.owed.deadline)
    except NoSuchDay:
        raise
    except ValueError:
        return None
    return (day, reason) if begins_with_date(text) or not reason else None


async def back(context: Context) -> None:
    """Go back to the choice of the day."""
    _, owing = await _asked(context)
    await _begin(context, owing)


async def send(context: Context) -> None:
    """Send the request that was shown to ODES, with buttons to answer it."""
    asked, owing = await _asked(context)
    if not asked.to or not asked.reason or not is_confirmed(context, asked):
        raise BadPress(Action.SEND_EXTENSION)
    if unfit_day(owing, asked.to, context.now):
        await _take_day(context, asked, owing, asked.to)
        return
    place, person = owing.owed.place, context.person
    is_first = await request_extension(
        context.session, *place, asked.to, asked.reason, person, context.now
    )
    await context.ask_nothing()
    wish = await pending_request(context.session, *place)
    assert wish is not None
    if not is_first:
        context.show(views.waiting(wish, owing))
        return
    odes = await odes_staff(context.session)
    tell_in_window(
        context.session,
        odes,
        lambda _: for_odes(wish, owing),
        context.now,
        about=about_wish(wish),
    )
    context.show(views.asked(wish, owing, later(context.now)))


async def cancel(context: Context) -> None:
    require_asking(context)
    await FORM.cancel(context, views.cancelled())


async def _begin(context: Context, owing: Owing) -> None:
    """Begin a request, unless one of that region waits already."""
    asked = ExtensionForm(*owing.owed.place)
    if wish := await pending_request(context.session, asked.period, asked.region):
        context.say(views.waiting(wish, owing))
        return
    await FORM.hold(context, asked, anew=not on_card(context))


async def _take_day(context: Context, asked: ExtensionForm, owing: Owing, day: date) -> None:
    if why := unfit_day(owing, day, context.now):
        days = nearest(owing, context.now)
        context.show(views.ask_day(owing, days, refused=(day, why)))
        return
    await FORM.hold(context, replace(asked, to=day))


async def _asked(context: Context) -> tuple[ExtensionForm, Owing]:
    """The request that this chat is filling in, and its report."""
    asked = FORM.now(context)
    return asked, await owed_here(context, asked.period, asked.region)
